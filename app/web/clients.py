"""Who asks how much: a bucket of requests for each client, and how many of its queries run."""

from __future__ import annotations

import ipaddress
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import lru_cache
from typing import cast

from starlette.requests import HTTPConnection, Request

from ..workers import Failure
from .problems import Problem

_MOST_CLIENTS = 10_000
_V6_NETWORK_BITS = 64
_COSTLY = {"timeout", "memory"}
_REQUESTS_OF_A_WORKER = 30


class Clients:
    """What is remembered of each client, the longest unseen forgotten first.

    Args:
        requests_per_minute: how many requests a client may make; 0 sets no limit.
        queries_at_once: how many of its queries may run or wait.
        clock: the seconds that pass; tests hand in their own.
    """

    def __init__(
        self, *, requests_per_minute: int, queries_at_once: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._per_minute = requests_per_minute
        self._queries_at_once = queries_at_once
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._queries: Counter[str] = Counter()

    def seconds_to_wait(self, client: str) -> float:
        """Count a request; 0 if it may pass, or how long the client should wait."""
        if self._per_minute == 0:
            return 0.0
        tokens = self._tokens(client)
        passes = tokens >= 1
        self._put(client, tokens - 1 if passes else tokens)
        return 0.0 if passes else (1 - tokens) * 60 / self._per_minute

    def charge(self, client: str, requests: int) -> None:
        """Count something that a client did as so many requests more."""
        if self._per_minute:
            self._put(client, max(self._tokens(client) - requests, 0.0))

    @contextmanager
    def query(self, client: str) -> Generator[None, None, None]:
        """Hold one of the client's places for queries.

        Raises:
            Problem: 429, it has none left.
        """
        if self._queries[client] >= self._queries_at_once:
            reason = f"{self._queries_at_once} of your queries run or wait already."
            raise Problem(429, reason, headers={"Retry-After": "2"})
        self._queries[client] += 1
        try:
            yield
        finally:
            self._queries[client] -= 1
            if not self._queries[client]:
                del self._queries[client]

    def _tokens(self, client: str) -> float:
        tokens, seen = self._buckets.pop(client, (float(self._per_minute), self._clock()))
        return min(self._per_minute, tokens + (self._clock() - seen) * self._per_minute / 60)

    def _put(self, client: str, tokens: float) -> None:
        self._buckets[client] = (tokens, self._clock())
        if len(self._buckets) > _MOST_CLIENTS:
            self._buckets.popitem(last=False)


def client_of(connection: HTTPConnection) -> str:
    """Who asks: an IPv4 address, or the network of an IPv6 address, which one subscriber has whole."""
    return _network_of(connection.client.host if connection.client else "unknown")


@contextmanager
def one_more_query(request: Request) -> Generator[None, None, None]:
    """Hold a place for a query of the client of a request; one that costs a worker counts as many requests.

    Raises as `Clients.query` does.
    """
    clients, client = cast("Clients", request.app.state.clients), client_of(request)
    with clients.query(client):
        try:
            yield
        except Failure as failure:
            if failure.kind in _COSTLY:
                clients.charge(client, _REQUESTS_OF_A_WORKER)
            raise


@lru_cache(maxsize=_MOST_CLIENTS)
def _network_of(host: str) -> str:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((int(address), _V6_NETWORK_BITS), strict=False))
    return str(address)

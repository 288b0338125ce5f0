"""A client that costs little beside the servers it asks: prepared requests on open sockets, one process, no library."""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from .web_servers import Served

_END_OF_HEADERS = b"\r\n\r\n"
_LAST_CHUNK = b"0\r\n\r\n"
_PATIENCE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Load:
    """What came of asking for a while."""

    times: tuple[float, ...]
    """The seconds that each request took, sorted."""
    seconds: float
    """How long all took."""
    processor_seconds: float
    """What the server used for one request."""

    @property
    def a_second(self) -> float:
        """Requests a second."""
        return len(self.times) / self.seconds

    def at(self, percent: int) -> float:
        """The time that so many percent of the requests stay under."""
        return self.times[min(len(self.times) * percent // 100, len(self.times) - 1)]


def get(path: str) -> bytes:
    """A request for a page."""
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n".encode("ascii")


def post(query: str) -> bytes:
    """A SPARQL query as the body of a request."""
    body = query.encode()
    head = (
        "POST /sparql HTTP/1.1\r\nHost: localhost\r\nAccept: application/sparql-results+json\r\n"
        f"Content-Type: application/sparql-query\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode("ascii") + body


def load(served: Served, request: Callable[[], bytes], *, connections: int, seconds: float) -> Load:
    """Ask for some seconds: on each connection the next request goes out once the last is answered."""
    times: list[float] = []
    with selectors.DefaultSelector() as selector:
        for _ in range(connections):
            selector.register(_connected(served.address), selectors.EVENT_READ, _Pending())
        used, started = served.processor_seconds(), time.perf_counter()
        for key in selector.get_map().values():
            key.data.send(key.fileobj, request())
        while time.perf_counter() - started < seconds:
            for key, _ in selector.select(timeout=seconds):
                if key.data.answered(key.fileobj):
                    times.append(time.perf_counter() - key.data.sent)
                    key.data.send(key.fileobj, request())
        took = time.perf_counter() - started
        for key in tuple(selector.get_map().values()):
            key.fileobj.close()  # type: ignore[union-attr] — a socket, as registered above
    return Load(tuple(sorted(times)), took, (served.processor_seconds() - used) / max(len(times), 1))


def once(served: Served, request: bytes) -> float:
    """The seconds that one request takes on a connection that is open; the patience, if it takes longer."""
    with _connected(served.address) as connection:
        connection.settimeout(_PATIENCE_SECONDS)
        pending = _Pending()
        pending.send(connection, request)
        try:
            while not pending.answered(connection):
                continue
        except TimeoutError:
            return _PATIENCE_SECONDS
        return time.perf_counter() - pending.sent


def numbered(query: str) -> Iterator[bytes]:
    """The same query in ever other words, so that nobody can have its answer already."""
    number = 0
    while True:
        number += 1
        yield post(f"{query}\n# {number}")


class _Pending:
    """A request that waits for its answer."""

    def __init__(self) -> None:
        self.sent = 0.0
        self._received = bytearray()

    def send(self, connection: socket.socket, request: bytes) -> None:
        self._received.clear()
        self.sent = time.perf_counter()
        connection.sendall(request)

    def answered(self, connection: socket.socket) -> bool:
        """Take what has come; whether the answer is whole."""
        part = connection.recv(1 << 18)
        if not part:
            raise ConnectionError("The server closed the connection.")
        self._received += part
        begin = self._received.find(_END_OF_HEADERS)
        if begin < 0:
            return False
        head = bytes(self._received[:begin]).lower()
        if not head.startswith(b"http/1.1 200"):
            raise RuntimeError(f"The server answered: {head[:200]!r}")
        _, has_length, after = head.partition(b"content-length:")
        if not has_length:
            return self._received.endswith(_LAST_CHUNK)
        return len(self._received) - begin - len(_END_OF_HEADERS) >= int(after.partition(b"\r\n")[0])


def _connected(address: str) -> socket.socket:
    place = urlsplit(address)
    connection = socket.create_connection((place.hostname or "", place.port or 80))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection

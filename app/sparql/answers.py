"""Answers that were given before: the graph of a server never changes, so an equal query has an equal answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b

from cachetools import LRUCache

from .formats import Wanted
from .requests import SparqlRequest

_CHANGING = re.compile(r"(?:now|rand|uuid)(?!\w)", re.IGNORECASE | re.ASCII)
"""`NOW()`, `RAND()`, `UUID()` and `STRUUID()`; a word that only ends like them is taken for one, which costs little."""

_DIGEST_BYTES = 16
_OVERHEAD_BYTES = 512
_LARGEST_PART = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole result of a query, as it is sent."""

    body: bytes
    content_type: str


class Answers:
    """Answers up to a number of bytes; those that nobody asked for the longest give way.

    Args:
        limit_bytes: how much all of them may take; one takes a quarter of it at most.
    """

    def __init__(self, *, limit_bytes: int) -> None:
        self._largest = limit_bytes // _LARGEST_PART
        self._kept: LRUCache[str, Answer] = LRUCache(limit_bytes, getsizeof=_bytes_of)

    def find(self, key: str) -> Answer | None:
        """The answer that was kept under a key."""
        return self._kept.get(key)

    def keep(self, key: str, answer: Answer) -> None:
        """Remember an answer."""
        if _bytes_of(answer) <= self._largest:
            self._kept[key] = answer


def answer_key(data_hash: str, asked: SparqlRequest, accepted: Wanted) -> str | None:
    """What names the answer of a query on a graph, for a cache here or elsewhere; `None` if the answer changes."""
    if _CHANGING.search(asked.query):
        return None
    parts = (data_hash, asked.query, asked.default_graphs, asked.named_graphs, accepted.rows, accepted.graph)
    return blake2b(repr(parts).encode(), digest_size=_DIGEST_BYTES).hexdigest()


def _bytes_of(answer: Answer) -> int:
    return len(answer.body) + _OVERHEAD_BYTES

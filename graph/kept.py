"""Answers that take seconds and rest on the statements alone, kept beside the built graphs.

An answer is kept under what it was made from: the statements, and the code of the analyses. Reviews
are no part of it, so that a recorded verdict costs nothing. Where nothing can be kept the answer is
worked out again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from .cache import cache_folder
from .network import REVIEW_KEYS, Network

_KEPT = 4


def kept(name: str, network: Network) -> Any | None:
    """The answer of this name that was kept for these statements, if there is one."""
    with suppress(OSError, ValueError):
        return json.loads(_place(name, network).read_text("utf-8"))
    return None


def keep(name: str, network: Network, answer: Any) -> None:
    """Keep an answer for these statements, in one step; of each name the newest few stay."""
    place = _place(name, network)
    unfinished = place.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        unfinished.write_text(json.dumps(answer), "utf-8")
        unfinished.replace(place)
        found = sorted(place.parent.glob(f"{name}-*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in found[_KEPT:]:
            old.unlink()


def _place(name: str, network: Network) -> Path:
    digest = sha256(f"{_code()} {network.graph['reference_day']}".encode())
    for statement in sorted(_statements(network)):
        digest.update(statement.encode())
    return cache_folder() / f"{name}-{digest.hexdigest()[:32]}.json"


def _statements(network: Network) -> Iterator[str]:
    for thing, attributes in network.nodes(data=True):
        yield f"{thing} {_stated(attributes)}\n"
    for tail, head, key, attributes in network.edges(keys=True, data=True):
        yield f"{tail} {head} {key} {_stated(attributes)}\n"


def _stated(attributes: dict[str, Any]) -> list[tuple[str, Any]]:
    return sorted((name, value) for name, value in attributes.items() if name not in REVIEW_KEYS)


@cache
def _code() -> str:
    digest = sha256()
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()

"""Families of sets, and how much of them was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetFamily:
    """Minimal sets of node ids, by size and then by ids.

    `complete` says that there are no others. Where it is false, `bound` is the largest k such that
    every minimal set of at most k nodes is in `sets`; sets above the bound may be there too.
    """

    sets: tuple[tuple[int, ...], ...]
    complete: bool = True
    bound: int | None = None

    def __iter__(self) -> Iterator[tuple[int, ...]]:
        return iter(self.sets)

    def __len__(self) -> int:
        return len(self.sets)

"""The known name that somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable

_LEAST_LIKENESS = 60


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The name most like the given one, if any is like it at all."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, sorted(names), scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS)
    return None if found is None else found[0]


def did_you_mean(name: str, names: Iterable[str], otherwise: str) -> str:
    """A remedy: the nearest name, or what to do if there is none."""
    near = nearest(name, names)
    return otherwise if near is None else f"Did you mean {near!r}? {otherwise}"

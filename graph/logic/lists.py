"""Families of minimal sets as plain lists, for the few sets of small parts; a set is the bits of a number.

Each function takes minimal families and gives the minimal one, or None where it would be long: then
a decision diagram is the better means.

Reference: J. B. Fussell and W. E. Vesely (1972), "A new methodology for obtaining cut sets for fault
trees", Transactions of the American Nuclear Society 15.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

Sets: TypeAlias = list[int]

LONGEST = 512
"""Sets that a list may have, and before the larger ones are left out four times as many."""

# Below this many sets, comparing them one by one is faster than the fixed cost of numpy calls.
_FEW = 32


def at_least(known: Sequence[Sets | None], least: int) -> Sets | None:
    """The minimal sets that hold a set of at least so many of the families, if these are all known."""
    families = [family for family in known if family is not None]
    if len(families) < len(known):
        return None
    if least == 1:
        return _any_of(families)
    if least == len(families):
        return _all_of(families)
    # row[j]: the sets that hold one of at least j of the families seen so far.
    row: list[Sets] = [[0]] + [[] for _ in range(least)]
    for family in families:
        for j in range(least, 0, -1):
            both = _all_of([row[j - 1], family])
            either = None if both is None else _any_of([row[j], both])
            if either is None:
                return None
            row[j] = either
    return row[least]


def _any_of(families: Sequence[Sets]) -> Sets | None:
    found: Sets = []
    held = 0
    for family in families:
        holds = _held_by(family)
        found = found + family if not held & holds else _minimal(found + family)
        if len(found) > LONGEST:
            return None
        held |= holds
    return found


def _all_of(families: Sequence[Sets]) -> Sets | None:
    found: Sets = [0]
    held = 0
    for family in families:
        if len(found) * len(family) > 4 * LONGEST:
            return None
        holds = _held_by(family)
        both = [one | other for one in found for other in family]
        found = _minimal(both) if held & holds else both
        if len(found) > LONGEST:
            return None
        held |= holds
    return found


def single_bits(members: int) -> list[int]:
    """Each bit of a number as a number of its own."""
    bits: list[int] = []
    while members:
        bits.append(members & -members)
        members ^= bits[-1]
    return bits


def _held_by(family: Sets) -> int:
    """Everything that is in some set."""
    held = 0
    for members in family:
        held |= members
    return held


def _minimal(family: Sets) -> Sets:
    sets = sorted(set(family), key=int.bit_count)
    if len(sets) > _FEW and max(sets) < 1 << 63:
        return _minimal_at_once(sets)
    kept: Sets = []
    for members in sets:
        for smaller in kept:
            if smaller & members == smaller:
                break
        else:
            kept.append(members)
    return kept


def _minimal_at_once(sets: Sets) -> Sets:
    all_sets = np.array(sets, dtype=np.int64)
    column = all_sets[:, np.newaxis]
    parts = np.count_nonzero((all_sets & column) == column, axis=0)
    # Each set is a part of itself.
    return all_sets[parts == 1].tolist()

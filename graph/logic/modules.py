"""Modules: parts of a formula that share no event with the rest, and can be solved apart.

Definition: a gate is a module if whatever stands below it is reached through it only. Found in
linear time from the dates of one depth-first walk; gates of a circle count as one place.
Before that, members of a gate that share nothing with the others are put under a gate of their own,
which then is a module too.

Reference: Y. Dutuit and A. Rauzy (1996), "A linear-time algorithm to find modules of fault trees",
IEEE Transactions on Reliability 45(3).
"""

from __future__ import annotations

from dataclasses import dataclass

from .components import components
from .dates import Dates
from .formula import Formula, Gate
from .independence import split_by_independence


@dataclass(frozen=True, slots=True)
class Modules:
    """The formula with its modules, those that others rest on first; the last one is the top."""

    formula: Formula
    heads: tuple[int, ...]


def modules(formula: Formula) -> Modules:
    """Split the gates by independent members, then find all modules."""
    heads = _heads(formula)
    whole = Formula(formula.top, split_by_independence(formula, set(heads)))
    if whole.gates != formula.gates:
        heads = _heads(whole)
    return Modules(whole, tuple(heads))


def _heads(formula: Formula) -> list[int]:
    circles = components(formula.top, formula.gates)
    place = {gate: number for number, circle in enumerate(circles) for gate in circle}
    below = [_outside(circle, place, formula.gates) for circle in circles]
    dates = Dates(len(circles) - 1, below)
    entries: list[set[int]] = [set() for _ in circles]
    entries[-1].add(formula.top)
    for gate, here in place.items():
        for member in formula.gates[gate].members:
            if member >= 0 and place[member] != here:
                entries[place[member]].add(member)
    return [next(iter(entries[n])) for n in range(len(circles)) if len(entries[n]) == 1 and dates.encloses(n)]


def _outside(circle: list[int], place: dict[int, int], gates: dict[int, Gate]) -> list[int]:
    """What the gates of a circle rest on besides each other: places, and events."""
    here = place[circle[0]]
    members = dict.fromkeys(member for gate in circle for member in gates[gate].members)
    below = dict.fromkeys(member if member < 0 else place[member] for member in members)
    below.pop(here, None)
    return list(below)

"""The sets that make each gate of a region true, as decision diagrams computed from the leaves upward.

Gates in a circle are computed again until nothing changes: from "never" upward to the least
solution where gates say what fails, from "always" downward to the greatest where they say what
works. Both are what `solve` computes for each set alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from oxidd.bdd import BDDFunction

from .components import is_circle
from .formula import Gate, Question
from .regions import Region


def evaluated(
    region: Region,
    question: Question,
    *,
    leaves: Sequence[BDDFunction],
    everything: BDDFunction,
    nothing: BDDFunction,
) -> BDDFunction:
    """The sets that make the head true, given those that hold each leaf, all sets, and none."""
    known = {~leaf: family for leaf, family in enumerate(leaves)}
    start = nothing if question is Question.FAILS else everything
    for circle in region.circles:
        if is_circle(list(circle), region.gates):
            known.update(dict.fromkeys(circle, start))
            _settle(circle, region, known, everything, nothing)
        else:
            known[circle[0]] = _at_least(region.gates[circle[0]], known, everything, nothing)
    return known[region.head]


def _settle(
    circle: Sequence[int],
    region: Region,
    known: dict[int, BDDFunction],
    everything: BDDFunction,
    nothing: BDDFunction,
) -> None:
    users: dict[int, list[int]] = {gate: [] for gate in circle}
    for gate in circle:
        for member in set(region.gates[gate].members):
            if member in users:
                users[member].append(gate)
    waiting = dict.fromkeys(circle)
    while waiting:
        gate = next(iter(waiting))
        del waiting[gate]
        family = _at_least(region.gates[gate], known, everything, nothing)
        if family != known[gate]:
            known[gate] = family
            waiting.update(dict.fromkeys(users[gate]))


def _at_least(gate: Gate, known: dict[int, BDDFunction], everything: BDDFunction, nothing: BDDFunction) -> BDDFunction:
    members = [known[member] for member in gate.members]
    if gate.least == len(members):
        return _all_of(members, everything)
    # row[j]: the sets that make at least j of the members seen so far true.
    row = [everything] + [nothing] * gate.least
    for member in reversed(members):
        for j in range(gate.least, 0, -1):
            row[j] |= row[j - 1] & member
    return row[gate.least]


def _all_of(members: Sequence[BDDFunction], everything: BDDFunction) -> BDDFunction:
    family = everything
    for member in reversed(members):
        family &= member
    return family

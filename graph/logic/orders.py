"""Orders of the variables of a decision diagram: its size depends on little else.

Each order is the one in which a depth-first walk meets the leaves; they differ in the member that
the walk visits first. No rule is best for all formulas, so there are several to try.

Reference: M. Bouissou, F. Bruyère and A. Rauzy (1997), "BDD based fault-tree processing: a
comparison of variable ordering heuristics", ESREL '97.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from .regions import Region


def orders(region: Region) -> Iterator[tuple[int, ...]]:
    """The numbers of the leaves, the most promising order first.

    First the heaviest member (the top weighs 1, and each gate hands its weight down in equal
    parts); then the one that most gates use; the events; the lightest.
    """
    weight, uses = _weights(region), _uses(region)
    yield _as_met(region, lambda member: -weight[member])
    yield _as_met(region, lambda member: -uses[member])
    yield _as_met(region, lambda member: member >= 0)
    yield _as_met(region, lambda member: weight[member])


def _weights(region: Region) -> dict[int, float]:
    held: dict[int, float] = dict.fromkeys(region.gates, 0.0) | {~leaf: 0.0 for leaf in range(len(region.leaves))}
    held[region.head] = 1.0
    for circle in reversed(region.circles):
        for gate in circle:
            members = region.gates[gate].members
            for member in members:
                held[member] += held[gate] / len(members)
    return held


def _uses(region: Region) -> Counter[int]:
    return Counter(member for gate in region.gates.values() for member in gate.members)


def _as_met(region: Region, rank: Callable[[int], float]) -> tuple[int, ...]:
    met: list[int] = []
    seen: set[int] = set()
    waiting = [region.head]
    while waiting:
        member = waiting.pop()
        if member in seen:
            continue
        seen.add(member)
        if member < 0:
            met.append(~member)
        else:
            # Last in, first out. Not `reverse=True`: that would leave equals in their order.
            waiting.extend(sorted(region.gates[member].members, key=rank)[::-1])
    return tuple(met)

"""Orders of the variables of a decision diagram: its size depends on little else.

The simple order is the one in which a depth-first walk meets the leaves if it visits the heaviest
member first. Where that is not good enough, leaves are arranged by what belongs together; the less
good the arrangement still is, the more beginnings are tried, since the diagram will take longer yet.

Reference: M. Bouissou, F. Bruyère and A. Rauzy (1997), "BDD based fault-tree processing: a
comparison of variable ordering heuristics", ESREL '97.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator

from .arrangement import Arrangement, Order
from .regions import Region

_FEW_GATES = 16
# Beyond each load (see `Arrangement.load`), so many beginnings more; a diagram has some 2 to the power of load - 5 nodes.
_EFFORT = ((12, 0), (16, 32), (20, 128), (24, 512), (28, 2048))


def orders(region: Region) -> Iterator[Order]:
    """The numbers of the leaves, the most promising order first."""
    weight = _weights(region)
    simple = _as_met(region, lambda member: -weight[member])
    if len(region.gates) <= _FEW_GATES:
        yield simple
        yield _arranged(region, simple)
    else:
        best = _arranged(region, simple)
        yield best
        if best != simple:
            yield simple


def _arranged(region: Region, simple: Order) -> Order:
    arrangement = Arrangement(region)
    load, best = arrangement.load(simple), simple
    # Always the same orders for the same region.
    choose = random.Random(7)  # noqa: S311
    for limit, starts in _EFFORT:
        if load <= limit:
            break
        beginnings = [_at_random(region, choose) for _ in range(starts)] or _by_rules(region, simple)
        load, best = min((load, best), *arrangement.settled(beginnings))
    return best


def _by_rules(region: Region, simple: Order) -> list[Order]:
    """By weight; by use; events first."""
    uses = Counter(member for gate in region.gates.values() for member in gate.members)
    return [simple, _as_met(region, lambda member: -uses[member]), _as_met(region, lambda member: member >= 0)]


def _at_random(region: Region, choose: random.Random) -> Order:
    rank = {member: choose.random() for gate in region.gates.values() for member in gate.members}
    return _as_met(region, lambda member: rank[member])


def _weights(region: Region) -> dict[int, float]:
    """The top weighs 1, and each gate hands its weight down in equal parts."""
    held: dict[int, float] = dict.fromkeys(region.gates, 0.0) | {~leaf: 0.0 for leaf in range(len(region.leaves))}
    held[region.head] = 1.0
    for circle in reversed(region.circles):
        for gate in circle:
            members = region.gates[gate].members
            for member in members:
                held[member] += held[gate] / len(members)
    return held


def _as_met(region: Region, rank: Callable[[int], float]) -> Order:
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

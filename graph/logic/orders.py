"""Orders of the variables of a decision diagram: its size depends on little else.

The simple order is the one in which a depth-first walk meets the leaves if it visits the heaviest
member first. Where that is not good enough, leaves are arranged by what belongs together, from ever
more beginnings: whoever asks for another order found that diagrams in the orders so far take longer.

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
# So many beginnings more for each further order, if the load (see `Arrangement.load`) is beyond the limit.
_FIRST = (14, 24)
_FURTHER = ((18, 128), (22, 512), (26, 2048))


def orders(region: Region) -> Iterator[Order]:
    """The numbers of the leaves: simple and well arranged, then better and better arranged as far as they can be."""
    weight = _weights(region)
    simple = _as_met(region, lambda member: -weight[member])
    if len(region.gates) <= _FEW_GATES:
        yield simple
    arrangement = Arrangement(region)
    # Always the same orders for the same region.
    choose = random.Random(7)  # noqa: S311
    best = arrangement.settled(_by_rules(region, simple))[0]
    best = _improved(best, arrangement, region, choose, _FIRST)
    yield best[1]
    if len(region.gates) > _FEW_GATES:
        yield simple
    for effort in _FURTHER:
        better = _improved(best, arrangement, region, choose, effort)
        if better < best:
            best = better
            yield best[1]


def _improved(
    best: tuple[float, Order], arrangement: Arrangement, region: Region, choose: random.Random, effort: tuple[int, int]
) -> tuple[float, Order]:
    limit, starts = effort
    if best[0] <= limit:
        return best
    return min(best, arrangement.settled([_at_random(region, choose) for _ in range(starts)])[0])


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

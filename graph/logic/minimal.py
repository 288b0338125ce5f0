"""The minimal sets of one region: those that make its head true, while no part of them does.

Algorithm: a decision diagram of all sets that make the head true (OxiDD), then Rauzy's minimal
solutions: of the sets with x, those minimal on the high side that are not on the low side; of the
sets without x, those minimal on the low side. The diagrams are zero-suppressed, so that "are not
on" is the difference of two families. A bound keeps every family to the sets up to that size, and
the result is exact up to it: what is part of a set within the bound is within the bound.

Reference: A. Rauzy (1993), "New algorithms for fault trees analysis", Reliability Engineering and
System Safety 40(3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from oxidd.util import DDMemoryError
from oxidd.zbdd import ZBDDFunction, ZBDDManager

from ..errors import TooLarge
from .diagram import EMPTY_SET, NOTHING, Diagram, Node, choices
from .evaluate import evaluated
from .formula import Question
from .orders import orders
from .regions import Region

# Diagram nodes, some 40 bytes each with their share of the tables: 3 MB, 40 MB, 340 MB, 1.4 GB.
CAPACITIES = (1 << 16, 1 << 20, 1 << 23, 1 << 25)
# How many orders are tried: all where that costs a second or two, not where it costs half a minute.
_ORDERS = {1 << 16: 1, 1 << 23: 2, 1 << 25: 1}


def minimal_sets(
    region: Region,
    question: Question,
    *,
    sizes: Sequence[int],
    bound: int | None = None,
    capacities: Sequence[int] = CAPACITIES,
) -> Diagram:
    """The minimal sets of leaves of a region.

    Args:
        region: the gates and leaves.
        question: which solution of a circle is meant.
        sizes: the least number of events that each leaf stands for.
        bound: leave out sets that stand for more events than this.
        capacities: how many nodes a diagram may have; the next is tried where one is too small.

    Raises:
        TooLarge: the last capacity was too small, in every order of the leaves that was tried.
    """
    if region.is_one_choice:
        gate = region.gates[region.head]
        return choices([~member for member in gate.members], gate.least)
    for capacity, order in _attempts(region, capacities):
        with suppress(DDMemoryError):
            return _attempt(region, question, order, sizes, bound, capacity)
    raise TooLarge(leaves=len(region.leaves), gates=len(region.gates), nodes=capacities[-1])


def _attempts(region: Region, capacities: Sequence[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    known = list(orders(region))
    for capacity in capacities:
        for order in known[: _ORDERS.get(capacity)]:
            yield capacity, order


def _attempt(
    region: Region,
    question: Question,
    order: tuple[int, ...],
    sizes: Sequence[int],
    bound: int | None,
    capacity: int,
) -> Diagram:
    manager = ZBDDManager(capacity, capacity // 4, 1)
    manager.add_vars(len(order))
    everything = manager.true() if bound is None else _up_to(manager, [sizes[leaf] for leaf in order], bound)
    place = {leaf: level for level, leaf in enumerate(order)}
    family = evaluated(
        region,
        question,
        leaves=[manager.var(place[leaf]) & everything for leaf in range(len(order))],
        everything=everything,
        nothing=manager.empty(),
    )
    return _as_lists(_minimal(manager, family), order)


def _up_to(manager: ZBDDManager, sizes: list[int], bound: int) -> ZBDDFunction:
    """All sets whose sizes add up to no more than the bound."""
    # row[left]: the sets of the leaves from here on that fit into what is left.
    row = [manager.base()] * (bound + 1)
    for level in range(len(sizes) - 1, -1, -1):
        leaf, size = manager.singleton(level), sizes[level]
        row = [leaf.make_node(row[left - size], row[left]) if size <= left else row[left] for left in range(bound + 1)]
    return row[bound]


def _minimal(manager: ZBDDManager, family: ZBDDFunction) -> ZBDDFunction:
    minimal: dict[ZBDDFunction, ZBDDFunction] = {}
    for level, nodes in reversed(list(enumerate(_by_level(manager, family)))):
        leaf = manager.singleton(level)
        for node, (high, low) in nodes.items():
            least = minimal.get(low, low)
            minimal[node] = least if high == low else leaf.make_node(minimal.get(high, high) - low, least)
    return minimal.get(family, family)


def _by_level(
    manager: ZBDDManager, family: ZBDDFunction
) -> list[dict[ZBDDFunction, tuple[ZBDDFunction, ZBDDFunction]]]:
    """The nodes of a diagram with both sides of each, level by level from the top."""
    levels: list[dict[ZBDDFunction, tuple[ZBDDFunction, ZBDDFunction]]] = [{} for _ in range(manager.num_vars())]
    found: list[set[ZBDDFunction]] = [set() for _ in levels]

    def meet(node: ZBDDFunction) -> None:
        level = node.node_level()
        if level is not None:
            found[level].add(node)

    meet(family)
    for level, nodes in enumerate(found):
        for node in nodes:
            sides = node.cofactors()
            if sides is not None:
                levels[level][node] = sides
                meet(sides[0])
                meet(sides[1])
    return levels


def _as_lists(family: ZBDDFunction, order: tuple[int, ...]) -> Diagram:
    manager = family.manager
    number = {manager.empty(): NOTHING, manager.base(): EMPTY_SET}
    nodes: list[Node] = []
    for level, found in reversed(list(enumerate(_by_level(manager, family)))):
        for node, (high, low) in found.items():
            nodes.append(Node(order[level], number[high], number[low]))
            number[node] = len(nodes) + 1
    return Diagram(number[family], tuple(nodes))

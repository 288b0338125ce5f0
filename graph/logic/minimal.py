"""The minimal sets of one region: those that make its head true, while no part of them does.

Algorithm: a decision diagram of all sets that make the head true, and its minimal solutions. A bound
keeps the diagram to the sets up to that size, and the result is exact up to it: what is part of a
set within the bound is within the bound. How large a diagram grows shows only on the way, so that
small ones are tried first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice

from oxidd.bdd import BDDFunction, BDDManager
from oxidd.util import DDMemoryError

from ..errors import TooLarge
from .diagram import Diagram, choices
from .evaluate import evaluated
from .formula import Question
from .orders import orders
from .rauzy import as_lists, minimal_solutions
from .regions import Region

# Diagram nodes, some 40 bytes each with their share of the tables: up to 1.4 GB for the last.
CAPACITIES = (1 << 13, 1 << 17, 1 << 20, 1 << 23, 1 << 25)
# How many orders are known by then, and how many of the last ones are tried: two where that costs a second or two.
_ORDERS = {1 << 13: (1, 1), 1 << 17: (2, 2), 1 << 20: (3, 2), 1 << 23: (5, 1), 1 << 25: (5, 1)}


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
    known: list[tuple[int, ...]] = []
    further = orders(region)
    for capacity in capacities:
        wanted, tried = _ORDERS[capacity]
        known += islice(further, max(0, wanted - len(known)))
        yield from ((capacity, order) for order in known[: -tried - 1 : -1])


def _attempt(
    region: Region,
    question: Question,
    order: tuple[int, ...],
    sizes: Sequence[int],
    bound: int | None,
    capacity: int,
) -> Diagram:
    manager = BDDManager(capacity, capacity // 4, 1)
    manager.add_vars(len(order))
    everything = manager.true() if bound is None else _up_to(manager, [sizes[leaf] for leaf in order], bound)
    place = {leaf: level for level, leaf in enumerate(order)}
    function = evaluated(
        region,
        question,
        leaves=[manager.var(place[leaf]) & everything for leaf in range(len(order))],
        everything=everything,
        nothing=manager.false(),
    )
    return as_lists(minimal_solutions(function, capacity), order)


def _up_to(manager: BDDManager, sizes: list[int], bound: int) -> BDDFunction:
    """All sets whose sizes add up to no more than the bound."""
    # row[left]: the sets of the leaves from here on that fit into what is left.
    row = [manager.true()] * (bound + 1)
    for level in range(len(sizes) - 1, -1, -1):
        leaf, size = manager.var(level), sizes[level]
        fitting = [manager.false()] * size + row
        row = [leaf.ite(fitting[left], row[left]) for left in range(bound + 1)]
    return row[bound]

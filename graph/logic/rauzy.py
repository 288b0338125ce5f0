"""Minimal solutions of a monotone Boolean function that is given as a decision diagram.

Algorithm: of the sets with x, the minimal ones are those minimal on the high side that are no
solutions on the low side; of the sets without x, those minimal on the low side. The minimal sets are
kept as zero-suppressed diagrams (OxiDD); "no solutions on the low side" is then the difference to
the family of all solutions, which is made from the function on the way, level by level.

Reference: A. Rauzy (1993), "New algorithms for fault trees analysis", Reliability Engineering and
System Safety 40(3).
"""

from __future__ import annotations

from oxidd.bdd import BDDFunction
from oxidd.zbdd import ZBDDFunction, ZBDDManager

from .diagram import EMPTY_SET, NOTHING, Diagram, Node
from .levels import by_level


def minimal_solutions(function: BDDFunction, capacity: int) -> ZBDDFunction:
    """The minimal sets of variables that make the function true; variables keep their levels."""
    work = _Minimal(function, capacity)
    for level, nodes in reversed(list(enumerate(by_level(function)))):
        leaf = work.singletons[level]
        for node, (high, low) in nodes.items():
            none = work.solutions(low, level + 1)
            work.all[node] = leaf.make_node(work.solutions(high, level + 1), none)
            work.minimal[node] = leaf.make_node(work.minimal[high] - none, work.minimal[low])
    return work.minimal[function]


class _Minimal:
    """For each node its solutions among the variables from its level on, and the minimal ones."""

    def __init__(self, function: BDDFunction, capacity: int) -> None:
        manager = ZBDDManager(capacity, capacity // 4, 1)
        manager.add_vars(function.manager.num_vars())
        self.singletons = [manager.singleton(level) for level in range(manager.num_vars())]
        # any[level]: all sets of the variables from a level on.
        self.any = [manager.base()]
        for leaf in reversed(self.singletons):
            self.any.append(leaf.make_node(self.any[-1], self.any[-1]))
        self.any.reverse()
        self.none = manager.empty()
        self.true = function.manager.true()
        self.all: dict[BDDFunction, ZBDDFunction] = {}
        self.minimal = {function.manager.false(): manager.empty(), self.true: manager.base()}

    def solutions(self, node: BDDFunction, level: int) -> ZBDDFunction:
        """All solutions among the variables from a level on; those that do not matter may be in or not."""
        known = node.node_level()
        if known is None:
            return self.any[level] if node == self.true else self.none
        family = self.all[node]
        for between in range(known - 1, level - 1, -1):
            family = self.singletons[between].make_node(family, family)
        return family


def as_lists(family: ZBDDFunction, order: tuple[int, ...]) -> Diagram:
    """The diagram in plain lists, with the leaves in place of their levels."""
    manager = family.manager
    number = {manager.empty(): NOTHING, manager.base(): EMPTY_SET}
    nodes: list[Node] = []
    for level, found in reversed(list(enumerate(by_level(family)))):
        for node, (high, low) in found.items():
            nodes.append(Node(order[level], number[high], number[low]))
            number[node] = len(nodes) + 1
    return Diagram(number[family], tuple(nodes))

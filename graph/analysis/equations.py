"""The equations of availability as a system of numbered nodes, and what each node means.

Unknowns are pairs (item, class of buyers with equal rights). Parties and items are leaves of their
own, so that removals are failures of leaves: thousands of scenarios that differ in what they remove
are solved on one compiled system. Everything else in a scenario (day, licences, measures, added
supplies) changes the equations and asks for another system.

Meaning: `docs/semantics.md`. What this cannot see: quantities, prices, time to build.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..logic import System, solve, solve_many
from ..network import Network
from .blocking import Blocking
from .facts import Facts
from .scenario import Scenario


class NodeKind(StrEnum):
    """What a node of the system stands for."""

    OBTAIN = "obtain"
    SOURCES = "sources"
    OFFER = "offer"
    NEEDS = "needs"
    GROUP = "group"
    HOLDING = "holding"
    INTACT = "intact"
    PARTY = "party"
    ITEM = "item"
    GOAL = "goal"
    HOME_SUPPLY = "home-supply"


class Node(NamedTuple):
    """The meaning of a node: the thing it is about, and the buyer class or party, where there is one."""

    kind: NodeKind
    thing: str
    buyers: int = -1
    party: str = ""


@dataclass(frozen=True, eq=False)
class Equations:
    """A compiled system for some targets under a scenario, with the way back from nodes to meanings."""

    facts: Facts = field(repr=False)
    scenario: Scenario
    system: System
    nodes: tuple[Node, ...]
    tops: dict[str, int]
    """The node of each target: met goals, obtainable items."""
    ids: dict[Node, int] = field(repr=False)
    buyers: dict[str, int] = field(repr=False)
    """The class of each buyer that was met."""
    blocking: Blocking = field(repr=False)

    @property
    def network(self) -> Network:
        """Every statement."""
        return self.facts.network

    @cached_property
    def representatives(self) -> tuple[str, ...]:
        """For each class of buyers the first of them that was met."""
        first: dict[int, str] = {}
        for buyer, number in self.buyers.items():
            first.setdefault(number, buyer)
        return tuple(first[number] for number in range(len(first)))

    def leaf(self, thing: str) -> int | None:
        """The node that fails when an organization, country or item is removed, if the targets can notice."""
        party = self.ids.get(Node(NodeKind.PARTY, thing))
        return self.ids.get(Node(NodeKind.ITEM, thing)) if party is None else party

    def leaves(self, things: Iterable[str]) -> list[int]:
        """The leaves of several things; things that the targets cannot notice have none."""
        return [leaf for thing in things if (leaf := self.leaf(thing)) is not None]

    def children(self, node: int) -> list[int]:
        """The nodes that a node rests on."""
        start = self.system.child_start
        return self.system.children[start[node] : start[node + 1]].tolist()

    @cached_property
    def idle(self) -> list[int]:
        """The home supplies that nobody has set up: they fail unless an analysis sets them up."""
        return [index for index, node in enumerate(self.nodes) if node.kind is NodeKind.HOME_SUPPLY]

    def fixed(self) -> System:
        """The system in which what the scenario removes can never work."""
        need = self.system.need.copy()
        need[self.leaves(self.scenario.remove)] = 1
        return System(need, self.system.child_start, self.system.children)

    def states(self, remove: Iterable[str] = ()) -> NDArray[np.bool_]:
        """Which nodes work once the scenario's removals and further ones are made."""
        return solve(self.system, [*self.leaves({*self.scenario.remove, *remove}), *self.idle])

    def works(self, target: str, *, remove: Iterable[str] = ()) -> bool:
        """Whether a target is obtainable or met after removals."""
        return bool(self.states(remove)[self.tops[target]])

    def works_with_home_supplies(self, target: str, items: Iterable[str]) -> bool:
        """Whether a target works once somebody at home supplies some items."""
        set_up = {self.ids.get(Node(NodeKind.HOME_SUPPLY, item)) for item in items}
        idle = [leaf for leaf in self.idle if leaf not in set_up]
        return bool(solve(self.system, [*self.leaves(self.scenario.remove), *idle])[self.tops[target]])

    def works_many(self, removals: Iterable[Iterable[str]], targets: Iterable[str]) -> NDArray[np.bool_]:
        """One row for each removal beyond the scenario's own, one column for each target."""
        always = [*self.leaves(self.scenario.remove), *self.idle]
        failed = [[*always, *self.leaves(things)] for things in removals]
        return solve_many(self.system, failed, chosen=[self.tops[target] for target in targets])

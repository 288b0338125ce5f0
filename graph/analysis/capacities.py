"""From the equations of availability to capacities: the same nodes, with shares where suppliers meet.

Every node keeps its meaning and children. What changes is the node of an item's sources: its
suppliers are added up by their shares (`supply_weights`); the blocked ones count as nothing. What
the buyer holds, and what is assumed of items whose suppliers nobody researched, stands beside the
sum, and the best of these counts.

A kind that can stand for an item counts beside the sum too. But stated shares of a type are shares
of all its kinds together, so where there are any, kinds count only for `high`.

Three systems are solved. `best` has the best shares. `low` and `high` have, at each item and buyer,
the worst and the best assignment of shares within their bounds (the same supplier may have one share
for one buyer and another for the next), so that whatever the true shares are, the true capacity lies
between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from ..network import Network
from .capacity_system import CapacityRows, CapacitySystem, Rule, capacity_system
from .compiling import compiled
from .equations import Equations, Node, NodeKind
from .herfindahl import Bounds
from .organizations import home
from .scenario import Scenario
from .supply_weights import OTHERS, SupplyWeights, Weights


class Estimate(StrEnum):
    """Which shares count within what is known of them."""

    LOW = "low"
    BEST = "best"
    HIGH = "high"


@dataclass(frozen=True, eq=False)
class Capacities:
    """The equations of some targets under a scenario, and their capacity system for each estimate."""

    equations: Equations
    systems: dict[Estimate, CapacitySystem]
    weights: dict[Node, Weights]

    def shock(self, things: Iterable[str]) -> list[int]:
        """The nodes that fail when things are removed, with the scenario's own removals."""
        always = self.equations.scenario.remove
        return [*self.equations.leaves({*always, *things}), *self.equations.idle]


@dataclass(frozen=True, slots=True)
class ShareEntry:
    """The share of a supplier of an item in one sum, and the edge that it is a part of.

    All suppliers that may not sell share one edge.
    """

    node: int
    edge: int
    item: str
    supplier: str
    share: Bounds
    confidence: str


def capacities(network: Network, scenario: Scenario, targets: Iterable[str]) -> Capacities:
    """Compile some targets under a scenario."""
    return capacities_of(compiled(network, scenario, targets))


def capacities_of(equations: Equations) -> Capacities:
    """The capacities of equations that are compiled already."""
    weights = dict(_weights(equations))
    strict, generous = (_rows(equations, weights, generous=generous) for generous in (False, True))
    rows = {estimate: (generous if estimate is Estimate.HIGH else strict).rows(estimate) for estimate in Estimate}
    return Capacities(equations, {estimate: capacity_system(found) for estimate, found in rows.items()}, weights)


def share_entries(of: Capacities) -> tuple[CapacityRows, tuple[ShareEntry, ...]]:
    """The rows of the best estimate, and whose shares their edges are made of."""
    builder = _rows(of.equations, of.weights, generous=False)
    return builder.rows(Estimate.BEST), builder.entries()


def _rows(equations: Equations, weights: dict[Node, Weights], *, generous: bool) -> _Rows:
    """The rows of some equations; a node of sources is split in the best of its sources and a sum of shares."""
    builder = _Rows(equations, generous=generous)
    for node, found in weights.items():
        builder.sources(node, found)
    return builder


def _weights(equations: Equations) -> Iterator[tuple[Node, Weights]]:
    supply_weights = SupplyWeights(equations.facts, equations.scenario)
    for node in equations.nodes:
        if node.kind is NodeKind.SOURCES:
            buyer = equations.representatives[node.buyers]
            buyer_home = None if buyer == OTHERS else home(equations.network, buyer)
            found = supply_weights.of(node.thing, buyer_home=buyer_home)
            if found.shares:
                yield node, found


class _Rows:
    """Rules, children and shares, node by node; sums of shares are put behind the nodes of the equations."""

    def __init__(self, equations: Equations, *, generous: bool) -> None:
        system = equations.system
        self._equations = equations
        self._generous = generous
        self._children: list[list[int]] = [
            system.children[first:last].tolist()
            for first, last in zip(system.child_start, system.child_start[1:], strict=False)
        ]
        need = system.need
        count = np.diff(system.child_start)
        self._least = need.astype(np.int64).tolist()
        rule = np.where(need == count, Rule.ALL, np.where(need == 1, Rule.ANY, Rule.SOME))
        self._rule: list[int] = np.where(need == 0, Rule.GIVEN, rule).tolist()
        self._shares: dict[int, list[Bounds]] = {}
        self._slots: list[tuple[int, int, str, str, Weights]] = []
        self._nobody = self._added(Rule.ANY, [])

    def sources(self, node: Node, weights: Weights) -> None:
        """Split the sources of an item in a sum of shares and what stands beside it."""
        place = self._equations.ids[node]
        suppliers: dict[int, Bounds] = {}
        beside: list[int] = []
        for child in self._children[place]:
            other = self._equations.nodes[child]
            if other.kind is NodeKind.OFFER and other.party in weights.shares:
                suppliers[child] = weights.shares[other.party]
            elif other.kind is NodeKind.NEEDS and OTHERS in weights.shares:
                suppliers[child] = weights.shares[OTHERS]
            elif other.kind is not NodeKind.OBTAIN or self._kinds_count(weights):
                beside.append(child)
        self._children[place] = [self._sum(suppliers, node, weights), *beside]
        self._rule[place], self._least[place] = Rule.ANY, 1

    def rows(self, estimate: Estimate) -> CapacityRows:
        """All that was collected, with the shares of an estimate."""
        start = self._starts()
        low, high = (np.zeros(start[-1]) for _ in range(2))
        for place, shares in self._shares.items():
            best = estimate is Estimate.BEST
            low[start[place] : start[place + 1]] = [share.best if best else share.low for share in shares]
            high[start[place] : start[place + 1]] = [share.best if best else share.high for share in shares]
        return CapacityRows(
            rule=_ints(self._rule),
            least=_ints(self._least),
            child_start=start,
            children=_ints([child for children in self._children for child in children]),
            low=low,
            high=high,
            generous=self._generous,
        )

    def entries(self) -> tuple[ShareEntry, ...]:
        """The shares of all suppliers, those that may sell and those that may not, sum by sum."""
        start = self._starts()
        return tuple(
            ShareEntry(place, int(start[place]) + slot, item, supplier, weights.shares[supplier], weights.confidence)
            for place, slot, item, supplier, weights in self._slots
        )

    def _starts(self) -> NDArray[np.int64]:
        start = np.zeros(len(self._children) + 1, dtype=np.int64)
        np.cumsum([len(children) for children in self._children], out=start[1:])
        return start

    def _kinds_count(self, weights: Weights) -> bool:
        return weights.market is None or self._generous

    def _sum(self, suppliers: dict[int, Bounds], node: Node, weights: Weights) -> int:
        """A sum of shares, with one child that delivers nothing for all suppliers that may not sell."""
        selling = [self._equations.nodes[child].party or OTHERS for child in suppliers]
        blocked = {supplier: share for supplier, share in weights.shares.items() if supplier not in selling}
        place = self._added(Rule.SHARE, [*suppliers, self._nobody])
        self._shares[place] = [*suppliers.values(), _together(list(blocked.values()))]
        slots = [*enumerate(selling), *((len(selling), supplier) for supplier in blocked)]
        self._slots += [(place, slot, node.thing, supplier, weights) for slot, supplier in slots]
        return place

    def _added(self, rule: Rule, children: list[int]) -> int:
        self._children.append(children)
        self._rule.append(rule)
        self._least.append(1)
        return len(self._children) - 1


def _together(shares: Sequence[Bounds]) -> Bounds:
    return Bounds(sum(s.low for s in shares), sum(s.best for s in shares), sum(s.high for s in shares))


def _ints(values: list[int]) -> NDArray[np.int64]:
    return np.array(values, dtype=np.int64)

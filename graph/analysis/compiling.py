"""From a network and a scenario to equations: each rule of `docs/semantics.md` §2 is a method here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import TypeAlias, TypeVar

from ..logic import ALL, SystemBuilder
from ..network import Network
from ..requirements import RequirementEdge
from .blocking import OTHERS, Bar, Blocking, Parties
from .counting import (
    SupplyEdge,
    counted_holdings,
    counted_measures,
    counted_requirements,
    counted_supplies,
    has_supply_row,
)
from .equations import Equations, Node, NodeKind
from .goals import beneath, country_of, is_goal, plan_of
from .organizations import check_buyer
from .scenario import Holdings, Scenario, World

_Answer = TypeVar("_Answer")
_Of: TypeAlias = Callable[[str], _Answer]


def compiled(
    network: Network, scenario: Scenario, targets: Iterable[str], *, home_suppliers_in: str | None = None
) -> Equations:
    """The equations that decide some targets under a scenario.

    Args:
        network: every statement.
        scenario: the assumptions; its removals are left to `Equations.states`.
        targets: items, which the scenario's buyer wants, goals, and plans.
        home_suppliers_in: a country in which somebody might begin to supply any item: each such
            supply is a leaf that fails unless an analysis sets it up.
    """
    return _Compiler(network, scenario, home_suppliers_in).equations(targets)


class _Compiler:
    """Nodes are made on first mention and expanded from a list of what still waits."""

    def __init__(self, network: Network, scenario: Scenario, home_suppliers_in: str | None) -> None:
        self._network = network
        self._scenario = scenario
        self._home = home_suppliers_in
        self._parties = Parties(network)
        self._blocking = Blocking(self._parties, counted_measures(network, scenario))
        self._held = _held_by(network, scenario)
        self._ids: dict[Node, int] = {}
        self._need: list[int] = []
        self._edges: tuple[list[int], list[int]] = ([], [])
        self._waiting: list[Node] = []
        self._classes: dict[tuple[frozenset[Bar], frozenset[str]], int] = {}
        self._class_of: dict[str, int] = {}
        self._bars_of: list[_Bars] = []
        self._supplies_of: _Of[tuple[SupplyEdge, ...]] = cache(partial(counted_supplies, network, scenario=scenario))
        self._requirements_of: _Of[tuple[RequirementEdge, ...]] = cache(
            partial(counted_requirements, network, scenario=scenario)
        )
        self._is_researched: _Of[bool] = cache(partial(has_supply_row, network))
        self._country_of: _Of[str | None] = cache(partial(country_of, network))
        self._kinds = _kinds(network)

    def equations(self, targets: Iterable[str]) -> Equations:
        tops = {target: self._top(target) for target in targets}
        while self._waiting:
            self._expand(self._waiting.pop())
        builder = SystemBuilder()
        builder.nodes(self._need)
        builder.edges(*self._edges)
        return Equations(
            network=self._network,
            scenario=self._scenario,
            system=builder.build(),
            nodes=tuple(self._ids),
            tops=tops,
            ids=self._ids,
            buyers=self._class_of,
            blocking=self._blocking,
            parties=self._parties,
        )

    def _top(self, target: str) -> int:
        if is_goal(self._network, target):
            return self._node(Node(NodeKind.GOAL, target), ALL, expand=True)
        return self._obtain(target, self._buyers(self._scenario.buyer))

    def _expand(self, node: Node) -> None:
        match node.kind:
            case NodeKind.GOAL:
                self._expand_goal(node)
            case NodeKind.SOURCES:
                self._expand_sources(node)
            case NodeKind.NEEDS:
                self._expand_needs(node)
            case _:
                self._expand_intact(node)

    def _expand_goal(self, node: Node) -> None:
        country = self._country_of(plan_of(self._network, node.thing)) or self._scenario.buyer
        goals, items = beneath(self._network, node.thing)
        for goal in goals:
            self._edge(node, self._node(Node(NodeKind.GOAL, goal), ALL, expand=True))
        for item in items:
            self._edge(node, self._obtain(item, self._buyers(country)))

    def _obtain(self, item: str, buyers: int) -> int:
        node = Node(NodeKind.OBTAIN, item, buyers)
        if node in self._ids:
            return self._ids[node]
        made = self._node(node, ALL)
        self._edge(node, self._node(Node(NodeKind.ITEM, item), 0))
        self._edge(node, self._node(Node(NodeKind.SOURCES, item, buyers), 1, expand=True))
        return made

    def _expand_sources(self, node: Node) -> None:
        item, buyers = node.thing, node.buyers
        bars = self._bars_of[buyers].on(self._parties.with_types(item))
        for supplier in dict.fromkeys(supply.supplier for supply in self._supplies_of(item)):
            if not self._is_blocked(supplier, bars, buyers):
                self._edge(node, self._offer(supplier, item))
        for kind in self._kinds.get(item, ()):
            self._edge(node, self._obtain(kind, buyers))
        if item not in self._kinds and not self._is_researched(item):
            self._edge(node, self._needs(item, buyers))
        if item in self._bars_of[buyers].held:
            self._edge(node, self._node(Node(NodeKind.HOLDING, item, buyers), 0))
        if self._scenario.world is World.OPEN and not self._network.nodes[item].get("suppliers_complete"):
            self._edge(node, self._needs(item, self._buyers(OTHERS)))
        if self._home is not None and not self._is_blocked(self._home, bars, buyers):
            self._edge(node, self._home_offer(item, self._home))

    def _is_blocked(self, supplier: str, bars: list[Bar], buyers: int) -> bool:
        home = self._parties.home(supplier)
        if any((home != bar.country) is bar.outside for bar in bars):
            return True
        by_supplier = self._bars_of[buyers].on_suppliers
        return any(
            home != country for whole in self._parties.with_wholes(supplier) for country in by_supplier.get(whole, ())
        )

    def _offer(self, supplier: str, item: str) -> int:
        node = Node(NodeKind.OFFER, item, party=supplier)
        if node in self._ids:
            return self._ids[node]
        made = self._node(node, ALL)
        self._edge(node, self._node(Node(NodeKind.INTACT, supplier), ALL, expand=True))
        self._edge(node, self._needs(item, self._buyers(supplier)))
        return made

    def _home_offer(self, item: str, country: str) -> int:
        node = Node(NodeKind.OFFER, item, party=f"somebody in {country}")
        if node in self._ids:
            return self._ids[node]
        made = self._node(node, ALL)
        self._edge(node, self._node(Node(NodeKind.HOME_SUPPLY, item), 0))
        self._edge(node, self._needs(item, self._buyers(country)))
        return made

    def _needs(self, item: str, buyers: int) -> int:
        return self._node(Node(NodeKind.NEEDS, item, buyers), ALL, expand=True)

    def _expand_needs(self, node: Node) -> None:
        groups: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        inputs: dict[str, None] = {}
        for edge in self._requirements_of(node.thing):
            if edge.group is None:
                inputs[edge.input] = None
            else:
                members = groups[edge.stated_for, edge.group]
                members[edge.input] = max(edge.at_least, members.get(edge.input, 1))
        for input_ in inputs:
            self._edge(node, self._obtain(input_, node.buyers))
        for (stated_for, name), members in groups.items():
            group = Node(NodeKind.GROUP, node.thing, node.buyers, f"{stated_for}/{name}")
            self._edge(node, self._node(group, max(members.values())))
            for member in members:
                self._edge(group, self._obtain(member, node.buyers))

    def _expand_intact(self, node: Node) -> None:
        # A country takes its organizations with it, and parts follow their wholes.
        followed = self._parties.with_wholes(node.thing)
        for party in sorted({*followed, *filter(None, map(self._parties.home, followed))}):
            self._edge(node, self._node(Node(NodeKind.PARTY, party), 0))

    def _buyers(self, buyer: str) -> int:
        found = self._class_of.get(buyer)
        if found is None:
            if buyer != OTHERS:
                check_buyer(self._network, buyer)
            held = frozenset[str]() if buyer == OTHERS else self._held_items(buyer)
            key = (self._blocking.bars(buyer), held)
            found = self._classes.setdefault(key, len(self._classes))
            self._class_of[buyer] = found
            if found == len(self._bars_of):
                self._bars_of.append(_Bars(*key))
        return found

    def _held_items(self, buyer: str) -> frozenset[str]:
        if not self._held:
            return frozenset()
        return frozenset[str]().union(*(self._held.get(party, ()) for party in self._parties.relatives(buyer)))

    def _node(self, node: Node, need: int, *, expand: bool = False) -> int:
        found = self._ids.get(node)
        if found is None:
            found = len(self._need)
            self._ids[node] = found
            self._need.append(need)
            if expand:
                self._waiting.append(node)
        return found

    def _edge(self, parent: Node, child: int) -> None:
        self._edges[0].append(self._ids[parent])
        self._edges[1].append(child)


class _Bars:
    """The bars that meet a class of buyers, by what they cover, and the items that it holds."""

    def __init__(self, bars: frozenset[Bar], held: frozenset[str]) -> None:
        self.held = held
        self.on_suppliers: defaultdict[str, list[str | None]] = defaultdict(list)
        self._on_all: list[Bar] = []
        self._on_items: defaultdict[str, list[Bar]] = defaultdict(list)
        for bar in bars:
            if bar.covers is None:
                self._on_all.append(bar)
                continue
            self._on_items[bar.covers].append(bar)
            if bar.by_supplier:
                self.on_suppliers[bar.covers].append(bar.country)

    def on(self, types: frozenset[str]) -> list[Bar]:
        """The bars on an item, given with its types."""
        return self._on_all + [bar for type_ in types & self._on_items.keys() for bar in self._on_items[type_]]


def _held_by(network: Network, scenario: Scenario) -> dict[str, set[str]]:
    held: defaultdict[str, set[str]] = defaultdict(set)
    if scenario.holdings is Holdings.COUNT:
        for holding in counted_holdings(network, scenario):
            held[holding.holder].add(holding.item)
    return held


def _kinds(network: Network) -> dict[str, list[str]]:
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for kind, type_, key in network.edges(keys=True):
        if key == "kind_of":
            kinds[type_].append(kind)
    return {type_: sorted(found) for type_, found in kinds.items()}

"""From a network and a scenario to equations: each rule of `docs/semantics.md` §2 is a method here."""

from __future__ import annotations

from collections.abc import Iterable

from ..logic import ALL, SystemBuilder
from ..network import Network
from ..requirements import RequirementEdge
from .blocking import Bar, Blocking
from .buyers import Buyers
from .equations import Equations, Node, NodeKind
from .facts import Facts
from .goals import beneath, is_goal
from .parties import OTHERS
from .scenario import Scenario, World


def compiled(
    network: Network,
    scenario: Scenario,
    targets: Iterable[str],
    *,
    home_suppliers_in: str | None = None,
    facts: Facts | None = None,
) -> Equations:
    """The equations that decide some targets under a scenario.

    Args:
        network: every statement.
        scenario: the assumptions; its removals are left to `Equations.states`.
        targets: items, which the scenario's buyer wants, goals, and plans.
        home_suppliers_in: a country in which somebody might begin to supply any item: each such
            supply is a leaf that fails unless an analysis sets it up.
        facts: those of the network, if they were read before.
    """
    return _Compiler(facts or Facts(network), scenario, home_suppliers_in).equations(targets)


class _Compiler:
    """Nodes are made on first mention and expanded from a list of what still waits."""

    def __init__(self, facts: Facts, scenario: Scenario, home_suppliers_in: str | None) -> None:
        self._facts = facts
        self._network = facts.network
        self._scenario = scenario
        self._home = home_suppliers_in
        self._parties = facts.parties
        self._blocking = Blocking(facts, facts.measures(scenario))
        self._buyers = Buyers(facts, scenario, self._blocking)
        self._ids: dict[Node, int] = {}
        self._need: list[int] = []
        self._edges: tuple[list[int], list[int]] = ([], [])
        self._waiting: list[tuple[int, Node]] = []
        # Asked for far more often than made: a pair is found faster than a node.
        self._obtained: dict[tuple[str, int], int] = {}
        self._offered: dict[tuple[str, str], int] = {}
        self._suppliers: dict[str, tuple[str, ...]] = {}
        self._inputs: dict[str, _Inputs] = {}

    def equations(self, targets: Iterable[str]) -> Equations:
        tops = {target: self._top(target) for target in targets}
        while self._waiting:
            self._expand(*self._waiting.pop())
        builder = SystemBuilder()
        builder.nodes(self._need)
        builder.edges(*self._edges)
        return Equations(
            facts=self._facts,
            scenario=self._scenario,
            system=builder.build(),
            nodes=tuple(self._ids),
            tops=tops,
            ids=self._ids,
            buyers=self._buyers.class_of,
            blocking=self._blocking,
        )

    def _top(self, target: str) -> int:
        if is_goal(self._network, target):
            return self._node(Node(NodeKind.GOAL, target), ALL, expand=True)
        return self._obtain(target, self._buyers.number(self._scenario.buyer))

    def _expand(self, place: int, node: Node) -> None:
        match node.kind:
            case NodeKind.GOAL:
                self._give(place, self._goal(node))
            case NodeKind.SOURCES:
                self._give(place, self._sources(node))
            case NodeKind.NEEDS:
                self._give(place, self._required(node))
            case _:
                self._give(place, self._standing(node))

    def _goal(self, node: Node) -> list[int]:
        country = self._facts.country_of(node.thing) or self._scenario.buyer
        goals, items = beneath(self._network, node.thing)
        children = [self._node(Node(NodeKind.GOAL, goal), ALL, expand=True) for goal in goals]
        return children + [self._obtain(item, self._buyers.number(country)) for item in items]

    def _obtain(self, item: str, buyers: int) -> int:
        found = self._obtained.get((item, buyers))
        if found is not None:
            return found
        made = self._obtained[item, buyers] = self._new(Node(NodeKind.OBTAIN, item, buyers), ALL)
        intact = self._node(Node(NodeKind.ITEM, item), 0)
        self._give(made, [intact, self._new(Node(NodeKind.SOURCES, item, buyers), 1, expand=True)])
        return made

    def _sources(self, node: Node) -> list[int]:
        item, buyers = node.thing, node.buyers
        rights = self._buyers.rights[buyers]
        bars = rights.bars_on(self._facts.types(item))
        kinds = self._facts.kinds(item)
        children = [self._offer(o, item) for o in self._suppliers_of(item) if not self._is_blocked(o, bars, buyers)]
        children += [self._obtain(kind, buyers) for kind in kinds]
        if not kinds and not self._facts.is_researched(item):
            children.append(self._needs(item, buyers))
        if item in rights.held:
            children.append(self._node(Node(NodeKind.HOLDING, item, buyers), 0))
        if self._scenario.world is World.OPEN and not self._network.nodes[item].get("suppliers_complete"):
            children.append(self._needs(item, self._buyers.number(OTHERS)))
        if self._home is not None and not self._is_blocked(self._home, bars, buyers):
            children.append(self._home_offer(item, self._home))
        return children

    def _suppliers_of(self, item: str) -> tuple[str, ...]:
        found = self._suppliers.get(item)
        if found is None:
            found = tuple(dict.fromkeys(supply.supplier for supply in self._facts.supplies(item, self._scenario)))
            self._suppliers[item] = found
        return found

    def _is_blocked(self, supplier: str, bars: list[Bar], buyers: int) -> bool:
        on_suppliers = self._buyers.rights[buyers].on_suppliers
        if not bars and not on_suppliers:
            return False
        home = self._parties.home(supplier)
        if any(bar.meets(home) for bar in bars):
            return True
        named = self._parties.with_wholes(supplier) & on_suppliers.keys() if on_suppliers else ()
        return any(bar.meets(home) for whole in named for bar in on_suppliers[whole])

    def _offer(self, supplier: str, item: str) -> int:
        found = self._offered.get((supplier, item))
        if found is not None:
            return found
        made = self._offered[supplier, item] = self._new(Node(NodeKind.OFFER, item, party=supplier), ALL)
        intact = self._node(Node(NodeKind.INTACT, supplier), ALL, expand=True)
        self._give(made, [intact, self._needs(item, self._buyers.number(supplier))])
        return made

    def _home_offer(self, item: str, country: str) -> int:
        node = Node(NodeKind.OFFER, item, party=f"somebody in {country}")
        found = self._ids.get(node)
        if found is not None:
            return found
        made = self._node(node, ALL)
        begun = self._node(Node(NodeKind.HOME_SUPPLY, item), 0)
        self._give(made, [begun, self._needs(item, self._buyers.number(country))])
        return made

    def _needs(self, item: str, buyers: int) -> int:
        return self._node(Node(NodeKind.NEEDS, item, buyers), ALL, expand=True)

    def _required(self, node: Node) -> list[int]:
        needed = self._inputs_of(node.thing)
        children = [self._obtain(input_, node.buyers) for input_ in needed.all]
        for group, (least, members) in needed.groups.items():
            place = self._node(Node(NodeKind.GROUP, node.thing, node.buyers, group), least)
            self._give(place, [self._obtain(member, node.buyers) for member in members])
            children.append(place)
        return children

    def _inputs_of(self, item: str) -> _Inputs:
        found = self._inputs.get(item)
        if found is None:
            found = _Inputs()
            for edge in self._facts.requirements(item, self._scenario):
                found.add(edge)
            self._inputs[item] = found
        return found

    def _standing(self, node: Node) -> list[int]:
        # A country takes its organizations with it, and parts follow their wholes.
        followed = self._parties.with_wholes(node.thing)
        parties = sorted({*followed, *filter(None, map(self._parties.home, followed))})
        return [self._node(Node(NodeKind.PARTY, party), 0) for party in parties]

    def _node(self, node: Node, need: int, *, expand: bool = False) -> int:
        found = self._ids.get(node)
        return self._new(node, need, expand=expand) if found is None else found

    def _new(self, node: Node, need: int, *, expand: bool = False) -> int:
        made = len(self._need)
        self._ids[node] = made
        self._need.append(need)
        if expand:
            self._waiting.append((made, node))
        return made

    def _give(self, parent: int, children: list[int]) -> None:
        self._edges[0].extend([parent] * len(children))
        self._edges[1].extend(children)


class _Inputs:
    """What an item needs, once for all its buyers: inputs that are all needed, and groups of alternatives."""

    def __init__(self) -> None:
        self.all: dict[str, None] = {}
        self.groups: dict[str, tuple[int, list[str]]] = {}

    def add(self, edge: RequirementEdge) -> None:
        if edge.group is None:
            self.all[edge.input] = None
            return
        least, members = self.groups.get(f"{edge.stated_for}/{edge.group}", (1, list[str]()))
        if edge.input not in members:
            members.append(edge.input)
        self.groups[f"{edge.stated_for}/{edge.group}"] = (max(least, edge.at_least), members)

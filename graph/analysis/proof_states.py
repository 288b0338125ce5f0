"""The states of a solved system, asked by the names of items and buyers."""

from __future__ import annotations

from collections import defaultdict

from .counting import HoldingEdge
from .equations import Equations, Node, NodeKind
from .parties import OTHERS
from .proof import Ground
from .rounds import NEVER, falling, rising
from .scenario import Holdings, World


class States:
    """What works and what fell, in which round, by name."""

    def __init__(self, equations: Equations) -> None:
        self.equations = equations
        self.network = equations.network
        self.scenario = equations.scenario
        failed = [*equations.leaves(self.scenario.remove), *equations.idle]
        self._falls = falling(equations.system, failed)
        self._rises = rising(equations.system, self._falls == NEVER)
        self._held: defaultdict[str, list[HoldingEdge]] = defaultdict(list)
        if self.scenario.holdings is Holdings.COUNT:
            for holding in equations.facts.holdings(self.scenario):
                self._held[holding.item].append(holding)

    def is_met(self, goal: str) -> bool:
        """Whether a goal or plan is met."""
        return self._fell(Node(NodeKind.GOAL, goal)) == NEVER

    def obtains(self, item: str, buyer: str) -> bool:
        """Whether a buyer can get an item."""
        return self._fell(self._of(NodeKind.OBTAIN, item, buyer)) == NEVER

    def has_inputs(self, item: str, buyer: str) -> bool:
        """Whether a party can get what an item needs."""
        return self._fell(self._of(NodeKind.NEEDS, item, buyer)) == NEVER

    def fell_before(self, input_: str, item: str, buyer: str) -> bool:
        """Whether the loss of an input came before the loss of what the item needs, and so is a reason of it."""
        return self._fell(self._of(NodeKind.OBTAIN, input_, buyer)) < self._fell(self._of(NodeKind.NEEDS, item, buyer))

    def group_fell_before(self, group: str, item: str, buyer: str) -> bool:
        """As `fell_before`, of a group of alternatives."""
        node = self._of(NodeKind.GROUP, item, buyer)._replace(party=group)
        return self._fell(node) < self._fell(self._of(NodeKind.NEEDS, item, buyer))

    def offers(self, item: str, supplier: str) -> bool:
        """Whether a supplier can deliver an item."""
        return self._fell(Node(NodeKind.OFFER, item, party=supplier)) == NEVER

    def height(self, item: str, buyer: str) -> int:
        """How far the shortest way of a buyer to an item stands above firm ground."""
        return self._rose(self._of(NodeKind.OBTAIN, item, buyer))

    def offer_height(self, item: str, supplier: str) -> int:
        """As `height`, of a supplier's delivery."""
        return self._rose(Node(NodeKind.OFFER, item, party=supplier))

    def needs_height(self, item: str, buyer: str) -> int:
        """As `height`, of what an item needs."""
        return self._rose(self._of(NodeKind.NEEDS, item, buyer))

    def kinds(self, item: str) -> tuple[str, ...]:
        """The kinds directly below an item, sorted."""
        return tuple(self.equations.facts.kinds(item))

    def holdings(self, item: str, buyer: str) -> tuple[HoldingEdge, ...]:
        """The holdings of an item that a buyer can use."""
        if buyer == OTHERS or item not in self._held:
            return ()
        relatives = self.equations.facts.parties.relatives(buyer)
        return tuple(holding for holding in self._held[item] if holding.holder in relatives)

    def rights(self, item: str, buyer: str) -> tuple[object, ...]:
        """What tells a buyer of an item apart from others: the measures that reach it and what it holds."""
        held = tuple(holding.statement for holding in self.holdings(item, buyer))
        return buyer == OTHERS, self._class(buyer), self.equations.blocking.reaching(buyer), held

    def leaves_open(self, ground: Ground, item: str) -> bool:
        """Whether an item is assumed to be there, or may have unnamed suppliers."""
        if ground is Ground.ASSUMED:
            return not self.kinds(item) and not self.equations.facts.is_researched(item)
        return self.scenario.world is World.OPEN and not self.network.nodes[item].get("suppliers_complete")

    def _class(self, buyer: str) -> int:
        return self.equations.buyers[buyer]

    def _of(self, kind: NodeKind, item: str, buyer: str) -> Node:
        return Node(kind, item, self._class(buyer))

    def _fell(self, node: Node) -> int:
        return int(self._falls[self.equations.ids[node]])

    def _rose(self, node: Node) -> int:
        return int(self._rises[self.equations.ids[node]])

"""What a capacity is limited by: the way down from a target to where its capacity is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .capacities import Capacities
from .equations import Node, NodeKind
from .goals import country_of

_FULL = 1.0 - 1e-9
_WORDS = {
    NodeKind.OBTAIN: "of",
    NodeKind.OFFER: "what the supplier delivers of",
    NodeKind.PARTY: "removed:",
    NodeKind.ITEM: "removed:",
    NodeKind.SOURCES: "sources of",
    NodeKind.GOAL: "goal",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A thing on the way down, for which buyer (`party`) or from which supplier, with its capacity."""

    kind: str
    thing: str
    party: str
    capacity: float

    def __str__(self) -> str:
        party = f" ({self.party})" if self.party else ""
        return f"{_WORDS[NodeKind(self.kind)]} {self.thing}{party}: {self.capacity:.2f}"


def trace(of: Capacities, state: Sequence[float], target: str) -> tuple[Step, ...]:
    """The steps from a target to the loss that limits it; empty where nothing is lost.

    At each node the way goes to the child that decides: the scarcest need, the best alternative, or
    of several suppliers the one whose loss weighs most. It ends at a removal, or at sources whose
    suppliers may not sell or do not exist.
    """
    equations = of.equations
    buyer = equations.scenario.buyer
    here: int | None = equations.tops[target]
    seen: set[int] = set()
    steps: list[Step] = []
    while here is not None and here not in seen and state[here] < _FULL:
        seen.add(here)
        node = equations.nodes[here]
        if node.kind is NodeKind.GOAL:
            buyer = country_of(equations.network, node.thing) or buyer
        if node.kind in _WORDS:
            steps.append(Step(node.kind.value, node.thing, _party(node, buyer), state[here]))
        # Whoever delivers buys what is needed for it; the class of buyers alone does not say who that is.
        buyer = node.party or buyer
        here = _decisive(of, state, here)
    return tuple(step for step in steps if step.kind != NodeKind.SOURCES or step is steps[-1])


def _party(node: Node, buyer: str) -> str:
    return node.party or (buyer if node.kind in {NodeKind.OBTAIN, NodeKind.SOURCES} else "")


def _decisive(of: Capacities, state: Sequence[float], here: int) -> int | None:
    equations = of.equations
    children: list[int] = equations.system.children[
        equations.system.child_start[here] : equations.system.child_start[here + 1]
    ].tolist()
    if not children:
        return None
    node = equations.nodes[here]
    if node.kind is NodeKind.SOURCES:
        return _heaviest_loss(of, state, node, children)
    need = int(equations.system.need[here])
    return sorted(children, key=lambda child: -state[child])[min(need, len(children)) - 1]


def _heaviest_loss(of: Capacities, state: Sequence[float], node: Node, children: list[int]) -> int | None:
    """The supplier whose loss weighs most; nobody where more is lost with those that may not sell."""
    weights = of.weights.get(node)
    if weights is None:
        return max(children, key=lambda child: state[child])
    offers = {
        child: weights.shares[other.party].best * (1.0 - state[child])
        for child in children
        if (other := of.equations.nodes[child]).party in weights.shares
    }
    selling = {of.equations.nodes[child].party for child in offers}
    blocked = sum(share.best for supplier, share in weights.shares.items() if supplier not in selling)
    worst = max(offers, key=lambda child: offers[child], default=None)
    return worst if worst is not None and offers[worst] >= blocked else None

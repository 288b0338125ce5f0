"""Needs as a plain directed graph, for measures that know nothing of alternatives.

Definition: an edge leads from a thing to each input that it requires (own and inherited, essential),
from a type to each kind that can stand for it, and from a goal to what it targets or requires and to
its child goals. **And and or are flattened**: an input that is needed and one of ten alternatives are
the same edge. Every measure on this graph says what that means for it; what is exact about
alternatives stands in the analyses of availability.

Suppliers, countries and legal measures are no part of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ..network import Network
from ..requirements import requirements

if TYPE_CHECKING:
    import rustworkx as rx

_GOAL_EDGES = {"targets", "requires"}
_BENEATH = {"kind_of": "kind", "parent_goal": "child goal"}


@dataclass(frozen=True, slots=True)
class FlatEdge:
    """One edge of the flat graph: what it says, and the statement that says so (kinds have none)."""

    relation: str
    statement: str | None = None
    sources: tuple[str, ...] = ()

    @property
    def is_need(self) -> bool:
        """Whether the edge leads one step down, and not to another name or part of the same."""
        return self.relation not in _BENEATH.values()


@dataclass(frozen=True, slots=True)
class FlatNeeds:
    """The flat graph of a day; node indices are places in `things`, which is sorted."""

    as_of: date
    things: tuple[str, ...]
    labels: tuple[str, ...]
    layers: tuple[str, ...]
    graph: rx.PyDiGraph[str, FlatEdge]
    places: dict[str, int]

    def beneath(self, target: str) -> list[int]:
        """The target and everything that it rests on, as sorted indices."""
        import rustworkx as rx

        start = self.places[target]
        return sorted({start} | rx.descendants(self.graph, start))


def flat_needs(network: Network, *, as_of: date) -> FlatNeeds:
    """The flat graph of the needs that are valid on a day; of two edges between two things one is kept."""
    import rustworkx as rx

    edges: dict[tuple[str, str], FlatEdge] = {}
    for thing in sorted(network):
        for beneath, edge in _edges(network, thing, as_of):
            edges.setdefault((thing, beneath), edge)
    things = tuple(sorted({end for pair in edges for end in pair}))
    places = {thing: place for place, thing in enumerate(things)}
    graph: rx.PyDiGraph[str, FlatEdge] = rx.PyDiGraph(multigraph=False)
    graph.add_nodes_from(things)
    graph.add_edges_from([(places[above], places[below], edge) for (above, below), edge in edges.items()])
    return FlatNeeds(
        as_of=as_of,
        things=things,
        labels=tuple(str(network.nodes[thing].get("label_en", thing)) for thing in things),
        layers=tuple(_layer(network, thing) for thing in things),
        graph=graph,
        places=places,
    )


def order_by_value(flat: FlatNeeds, value: Callable[[int], float]) -> list[int]:
    """The indices of all things, largest value first; equal values by id."""
    return sorted(range(len(flat.things)), key=lambda place: (-value(place), place))


def _edges(network: Network, thing: str, as_of: date) -> Iterator[tuple[str, FlatEdge]]:
    for edge in requirements(network, thing, as_of=as_of):
        yield edge.input, FlatEdge("one of" if edge.group else "requires", edge.statement, edge.sources)
    for _, item, attributes in network.out_edges(thing, data=True):
        if attributes.get("relation") in _GOAL_EDGES:
            yield item, FlatEdge(str(attributes["relation"]), attributes["statement"], attributes.get("sources", ()))
    for below, _, key in network.in_edges(thing, keys=True):
        if key in _BENEATH:
            yield below, FlatEdge(_BENEATH[key])


def _layer(network: Network, thing: str) -> str:
    attributes = network.nodes[thing]
    return "goals" if "plan" in attributes else str(attributes.get("layer") or "")

"""The whole chain by layers: types first; their kinds and suppliers inside, opened by a click."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...graph.network import Network
from ..layout import grouped, in_columns
from ..things import LAYER_ORDER, edge, finished, layer_of, node
from ..view import View, ViewEdge, ViewNode
from ..words import phrase, word_for

_SHOWN = frozenset({"requires", "targets", "applies_to", "promotes"})


def chain_view(network: Network, *, as_of: date) -> View:
    """All things with a layer, in the columns of their layers, with all requirements between them.

    A kind stands inside its type, a supplier inside what it supplies, once for each. Plans are shown, their goals are
    left to the views of plans and goals.
    """
    things = [thing for thing, about in network.nodes(data=True) if about.get("layer")]
    inside = _types(network, frozenset(things))
    nodes = [_node(network, thing, inside) for thing in _parents_first(sorted(things), inside)]
    place = {each.id: each for each in nodes}
    edges = [
        edge(tail, head, about)
        for tail, head, about in network.edges(data=True)
        if about["kind"] in _SHOWN and tail in place and head in place
    ]
    suppliers = [*_suppliers(network, place)]
    nodes += [supplier for supplier, _ in suppliers]
    edges += [supply for _, supplies in suppliers for supply in supplies]
    edges += [edge(tail, head, about) for tail, head, about in _kind_links(network, place)]
    return grouped(
        finished(
            network,
            name="chain",
            titles=phrase("view", "chain-title"),
            sees=phrase("view", "chain-sees"),
            as_of=as_of,
            nodes=in_columns(nodes, edges),
            edges=edges,
            columns=tuple(word_for(f"layer-{layer}") for layer in LAYER_ORDER),
        )
    )


def _types(network: Network, things: frozenset[str]) -> dict[str, str]:
    """Thing → the type that shows it: the first it is a kind of. A circle of kinds is shown at its first thing."""
    inside: dict[str, str] = {}
    for thing in sorted(things):
        types = sorted(type_ for _, type_, key in network.out_edges(thing, keys=True) if key == "kind_of")
        found = next((type_ for type_ in types if type_ in things and not _within(type_, thing, inside)), None)
        if found is not None:
            inside[thing] = found
    return inside


def _within(thing: str, other: str, inside: dict[str, str]) -> bool:
    while thing != other and thing in inside:
        thing = inside[thing]
    return thing == other


def _parents_first(things: list[str], inside: dict[str, str]) -> list[str]:
    def depth(thing: str) -> int:
        return 1 + depth(inside[thing]) if thing in inside else 0

    return sorted(things, key=lambda thing: (depth(thing), thing))


def _node(network: Network, thing: str, inside: dict[str, str]) -> ViewNode:
    outermost = thing
    while outermost in inside:
        outermost = inside[outermost]
    column = LAYER_ORDER.index(layer_of(network.nodes[outermost]))
    return node(network, thing, column=column, inside=inside.get(thing, ""))


def _suppliers(network: Network, place: dict[str, ViewNode]) -> Iterator[tuple[ViewNode, list[ViewEdge]]]:
    for item in sorted(place):
        supplies: dict[str, list[ViewEdge]] = {}
        for supplier, _, about in network.in_edges(item, data=True):
            if about["kind"] == "supplies":
                id_ = f"{supplier}@{item}"
                supplies.setdefault(supplier, []).append(edge(id_, item, about))
        for supplier in sorted(supplies):
            found = node(network, supplier, id_=f"{supplier}@{item}", column=place[item].column, inside=item)
            yield found, supplies[supplier]


def _kind_links(network: Network, place: dict[str, ViewNode]) -> Iterator[tuple[str, str, dict[str, object]]]:
    """From a type to the kinds that can stand for it."""
    for kind, type_, about in network.edges(data=True):
        if about["kind"] == "kind_of" and kind in place and type_ in place:
            yield type_, kind, about

"""From the network to nodes and edges of a picture; every view shows the same thing in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ..graph.network import Network
from .view import Chart, CitedSource, Comparison, Matrix, View, ViewEdge, ViewNode
from .words import LANGUAGES, Labels

_DETAILS = {
    "criticality": "criticality",
    "role": "role",
    "share_pct": "share",
    "share_scope": "share-scope",
    "share_measure": "share-measure",
    "share_year": "year",
    "measure": "measure",
    "affected": "affected",
    "reach": "reach",
    "group": "group",
    "at_least": "at-least",
}
_NAMING = frozenset({"affected", "exempt", "item", "inherited"})
"""The details whose values are things."""
_RELATIONS = {
    "applies_to": "applies-to",
    "kind_of": "kind",
    "part_of": "part",
    "parent_goal": "part",
    "of_plan": "part",
    "co_issues": "acts",
    "implements": "acts",
    "supervises": "acts",
}
LAYER_ORDER = tuple(
    """
    materials equipment design fabrication memory packaging chips systems software infrastructure models data
    applications goals
    """.split()
)
"""The chain from left to right."""


def labels_of(network: Network, thing: str) -> Labels:
    """The labels of a thing; the English one, or the id, where a language has none."""
    about = network.nodes[thing] if thing in network else {}
    english = about.get("label_en", thing)
    return {language: about.get(f"label_{language}") or english for language in LANGUAGES}


def node(network: Network, thing: str, *, id_: str = "", column: int = 0, inside: str = "") -> ViewNode:
    """A thing as a node, with all that its panel says."""
    about = network.nodes[thing]
    return ViewNode(
        id=id_ or thing,
        thing=thing,
        labels=labels_of(network, thing),
        kind=about.get("class_", ""),
        layer=layer_of(about),
        column=column,
        country=thing if about.get("class_") == "country" else str(about.get("country", "")),
        inside=inside,
        note=about.get("note", ""),
        details=tuple(_node_details(about)),
        aliases=tuple(about.get("aliases", ())),
        sources=tuple(about.get("sources", ())),
    )


def edge(tail: str, head: str, about: Mapping[str, Any], *, relation: str = "") -> ViewEdge:
    """A statement of the network, or a link between things, as an edge between two nodes of the picture."""
    return ViewEdge(
        tail=tail,
        head=head,
        relation=relation or relation_of(about),
        statement=about.get("statement", ""),
        confidence=about.get("confidence", ""),
        verdict=about.get("verdict", ""),
        checked_on=about.get("checked_on", ""),
        status=about.get("status", ""),
        first_day=about.get("first_day"),
        last_day=about.get("last_day"),
        valid_from=_as_stated(about.get("valid_from")),
        valid_until=_as_stated(about.get("valid_until")),
        details=tuple(_edge_details(about)),
        note=about.get("note", ""),
        sources=tuple(about.get("sources", ())),
    )


def relation_of(about: Mapping[str, Any]) -> str:
    """The word for a relation in pictures: a requirement of a group is `one-of`."""
    kind = str(about["kind"])
    if kind == "requires" and about.get("group"):
        return "one-of"
    return _RELATIONS.get(kind, kind)


def layer_of(about: Mapping[str, Any]) -> str:
    """The layer of a thing; goals stand in the layer of goals."""
    return "goals" if "plan" in about else str(about.get("layer", ""))


def cited(network: Network, nodes: Iterable[ViewNode], edges: Iterable[ViewEdge]) -> dict[str, CitedSource]:
    """The sources that nodes and edges name, sorted by id."""
    return cited_sources(network, (source for each in (*nodes, *edges) for source in each.sources))


def cited_sources(network: Network, ids: Iterable[str]) -> dict[str, CitedSource]:
    """The sources with these ids, sorted."""
    described = network.graph["sources"]
    return {id_: _source(described[id_]) for id_ in sorted(set(ids)) if id_ in described}


def finished(
    network: Network,
    *,
    name: str,
    titles: Labels,
    sees: Labels,
    as_of: date,
    nodes: Iterable[ViewNode],
    edges: Iterable[ViewEdge],
    columns: tuple[Labels, ...] = (),
    **chart: Any,
) -> View:
    """A view with the sources of its nodes and edges."""
    nodes, edges = tuple(nodes), tuple(edges)
    sources = cited(network, nodes, edges) | cited_sources(network, _charted(chart.get("chart")))
    names = {thing: labels_of(network, thing) for thing in _mentioned(nodes, edges) if thing in network}
    return View(name, titles, sees, as_of, nodes, edges, sources, columns, names, **chart)


def _charted(chart: Chart | None) -> Iterable[str]:
    """The sources that a chart names."""
    match chart:
        case Comparison():
            return (source for row in chart.rows for _, _, sources in row.why for source in sources)
        case Matrix():
            return (source for cell in chart.cells for source in cell.sources)
        case _:
            return ()


def _mentioned(nodes: Iterable[ViewNode], edges: Iterable[ViewEdge]) -> list[str]:
    countries = {each.country for each in nodes if each.country}
    affected = {value for each in edges for word, value in each.details if word in _NAMING}
    return sorted(countries | affected)


def _edge_details(about: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    yield from ((word, str(about[key])) for key, word in _DETAILS.items() if about.get(key) is not None)
    yield from (("exempt", country) for country in about.get("exempt", ()))


def _node_details(about: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    least, most = about.get("quantity_min"), about.get("quantity_max")
    numbers = "–".join(str(number) for number in dict.fromkeys((least, most)) if number is not None)
    if numbers:
        yield "target", f"{'≥ ' if most is None else '≤ ' if least is None else ''}{numbers} {about.get('unit', '')}"
    if about.get("deadline"):
        yield "deadline", str(about["deadline"])
    if about.get("suppliers_complete"):
        yield "all-suppliers", ""


def _as_stated(value: object) -> str:
    return "" if value is None else str(value)


def _source(about: Mapping[str, Any]) -> CitedSource:
    return CitedSource(
        publisher=str(about.get("publisher", "")),
        title=str(about.get("title", "")),
        published=str(about.get("issued", "")),
        url=str(about.get("url", "")),
        kind=str(about.get("source_kind", "")),
    )

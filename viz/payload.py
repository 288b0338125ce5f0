"""A view as the data of its page: plain values for a JSON island. PyVis carries the network, as everywhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from .palette import CHOICE, GROUP, HEAT, LAYERS, MEASURES, OTHER_LAYER, OUTCOMES, RELATIONS, Fill, shape_of
from .view import Comparison, Role
from .words import interface_words, ontology_words

if TYPE_CHECKING:
    from .view import Chart, View, ViewEdge, ViewNode

_VOCABULARIES = (
    "confidence",
    "criticality",
    "supply-role",
    "supply-status",
    "share-scope",
    "share-measure",
    "restriction-kind",
    "reach",
    "restriction-status",
    "responsibility-role",
    "layer",
    "source-kind",
    "verdict",
)


def page_data(view: View) -> dict[str, Any]:
    """Everything that the page shows, in the order of the view."""
    network = _network(view)
    return {
        "name": view.name,
        "titles": dict(view.titles),
        "sees": dict(view.sees),
        "asOf": view.as_of.isoformat(),
        "columns": [dict(labels) for labels in view.columns],
        "nodes": network.nodes,
        "edges": network.edges,
        "sources": {id_: _present(asdict(source)) for id_, source in view.sources.items()},
        "names": {id_: dict(labels) for id_, labels in view.names.items()},
        "chart": _chart(view.chart),
        "encoding": _encoding(view),
        "words": _words(view),
        "options": json.loads(network.options.to_json()),
    }


def _network(view: View) -> Any:
    from pyvis.network import Network

    network: Any = Network(directed=True, cdn_resources="in_line")
    network.toggle_physics(False)
    # add_node and add_edge compare with all that was added before; the lists behind them take the same dictionaries.
    network.nodes.extend(_node(node) for node in view.nodes)
    network.edges.extend(_edge(number, edge) for number, edge in enumerate(view.edges))
    return network


def _node(node: ViewNode) -> dict[str, Any]:
    about = {
        "id": node.id,
        "labels": dict(node.labels),
        "thing": node.thing,
        "kind": node.kind,
        "layer": node.layer,
        "role": "" if node.role is Role.THING else str(node.role),
        "shape": "" if node.role is Role.CHOICE else shape_of(node.kind),
        "country": node.country,
        "outcome": node.outcome,
        "inside": node.inside,
        "note": node.note,
        "details": [list(pair) for pair in node.details],
        "aliases": list(node.aliases),
        "sources": list(node.sources),
    }
    return {**_present(about), "x": node.x, "y": node.y, "column": node.column}


def _edge(number: int, edge: ViewEdge) -> dict[str, Any]:
    about = {
        "from": edge.tail,
        "to": edge.head,
        "relation": edge.relation,
        "statement": edge.statement,
        "confidence": edge.confidence,
        "verdict": edge.verdict,
        "checked": edge.checked_on,
        "status": edge.status,
        "first": edge.first_day.isoformat() if edge.first_day else "",
        "last": edge.last_day.isoformat() if edge.last_day else "",
        "since": edge.valid_from,
        "until": edge.valid_until,
        "details": [list(pair) for pair in edge.details],
        "note": edge.note,
        "sources": list(edge.sources),
    }
    return {"id": f"e{number}", **_present(about)}


def _present(about: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is empty: a page of thousands of nodes is half as large."""
    return {name: value for name, value in about.items() if value not in ("", [], None)}


def _chart(chart: Chart | None) -> dict[str, Any] | None:
    return None if chart is None else {"type": type(chart).__name__, **asdict(chart)}


def _encoding(view: View) -> dict[str, Any]:
    layers = {node.layer for node in view.nodes if node.role is Role.THING and not node.outcome}
    return {
        "layers": {name: _fill(fill) for name, fill in LAYERS.items() if name in layers},
        "otherLayer": _fill(OTHER_LAYER),
        "group": _fill(GROUP),
        "choice": _fill(CHOICE),
        "relations": {name: asdict(line) for name, line in RELATIONS.items() if name in _relations(view.edges)},
        "measures": {name: _fill(fill) for name, fill in MEASURES.items()} if view.chart else {},
        "outcomes": {name: _fill(fill) for name, fill in OUTCOMES.items() if name in _outcomes(view)},
        "heat": list(HEAT) if view.chart else [],
    }


def _outcomes(view: View) -> set[str]:
    counted = view.chart.counts if isinstance(view.chart, Comparison) else ()
    return {node.outcome for node in view.nodes} | {name for name, _ in counted}


def _relations(edges: Iterable[ViewEdge]) -> set[str]:
    return {edge.relation for edge in edges}


def _fill(fill: Fill) -> dict[str, list[str]]:
    return {"light": [fill.light, fill.light_border], "dark": [fill.dark, fill.dark_border]}


def _words(view: View) -> dict[str, dict[str, str]]:
    """The words of the interface, and of the classes and vocabularies that may occur."""
    kinds = {node.kind for node in view.nodes}
    known = ontology_words()
    closed = {name: known[name] for name in known if name.startswith(tuple(f"{word}-" for word in _VOCABULARIES))}
    classes = {f"kind-{kind}": known[f"kind-{kind}"] for kind in sorted(kinds) if f"kind-{kind}" in known}
    return {name: dict(labels) for name, labels in {**closed, **classes, **interface_words("page")}.items()}

"""Small networks in a few words, for tests of what depends on what."""

from __future__ import annotations

from typing import Any

import networkx as nx

from aisupply.graph.network import Network


def world(*edges: tuple[str, str, str] | tuple[str, str, str, dict[str, Any]]) -> Network:
    """A network of edges `tail, kind, head`, each with what else its statement says."""
    graph: Network = nx.MultiDiGraph(sources={})
    for tail, kind, head, *more in edges:
        said: dict[str, Any] = dict(more[0]) if more else {}
        for thing in (tail, head):
            graph.add_node(
                thing, **{"class_": "component", "label_en": thing.capitalize(), **graph.nodes.get(thing, {})}
            )
        match kind:
            case "kind_of" | "parent_goal" | "of_plan" | "part_of":
                graph.add_edge(tail, head, kind, kind=kind, sources=())
            case "needs":
                statement = said.pop("statement", f"req-{tail}-{head}")
                attributes = {"kind": "requires", "criticality": "essential", "sources": (f"page-{head}",)}
                graph.add_edge(tail, head, statement, statement=statement, **(attributes | said))
            case "targets" | "requires" | "promotes":
                statement = f"link-{tail}-{head}"
                graph.add_edge(tail, head, statement, statement=statement, kind=kind, relation=kind, sources=())
            case _:
                statement = said.pop("statement", f"sup-{tail}-{head}")
                attributes = {"kind": "supplies", "status": "current", "sources": (f"page-{tail}",)}
                graph.add_edge(tail, head, statement, statement=statement, **(attributes | said))
    return graph

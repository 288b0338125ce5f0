"""What a worker can be asked to do, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from ...graph.guard import QueryDataset, our_graphs
from ...graph.knowledge import KnowledgeGraph
from ...graph.protocol import PublicQuery, produce
from .analyses import analysis, warm_up_analyses

Done: TypeAlias = tuple[dict[str, Any], bytes]
"""The header and the body of a reply."""


def warm_up(kg: KnowledgeGraph, *, analyses: bool) -> None:
    """Import and read now what must not be opened later."""
    if analyses:
        warm_up_analyses(kg)
    for text in ("SELECT * FROM <urn:x:x> { ?s ?p ?o } LIMIT 1", "DESCRIBE aid:x", "INSERT DATA { <urn:x:x> a 1 }"):
        try:
            _sparql(kg, {"text": text, "rows": "json", "graph": "ttl", "limit_bytes": 1000})
        except ValueError:
            continue


def _sparql(kg: KnowledgeGraph, arguments: dict[str, Any]) -> Done:
    """A SPARQL query of a stranger."""
    query = PublicQuery(arguments["text"], arguments["rows"], arguments["graph"], _dataset(arguments))
    produced = produce(kg.store, query, limit_bytes=arguments["limit_bytes"])
    return {"outcome": "done", "format": produced.format_name}, produced.body


def _dataset(arguments: dict[str, Any]) -> QueryDataset | None:
    default, named = tuple(arguments.get("default", ())), tuple(arguments.get("named", ()))
    return QueryDataset(our_graphs(default), our_graphs(named)) if default or named else None


TASKS: dict[str, Callable[[KnowledgeGraph, dict[str, Any]], Done]] = {"analysis": analysis, "sparql": _sparql}

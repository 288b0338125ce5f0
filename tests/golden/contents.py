"""What the golden files hold: the toy graph, its page's data and its answers, made afresh."""

from __future__ import annotations

import json
from pathlib import Path

from aisupply import KnowledgeGraph
from aisupply.data import read_tables
from aisupply.graph.build import build, to_nquads

TOY = Path(__file__).parent.parent / "toy"


def contents() -> dict[str, bytes]:
    """The bytes of each golden file."""
    store = build(read_tables(TOY))
    graph = KnowledgeGraph(store)
    ontology = b"<https://w3id.org/aisupply/graph/ontology>"
    lines = [line for line in to_nquads(store).splitlines(keepends=True) if ontology not in line]
    trees = {"needs bread": graph.needs("bread").records(), "used by flour": graph.used_by("flour").records()}
    return {
        "toy.nq": b"".join(lines),
        "trees.json": (json.dumps(trees, indent=1, ensure_ascii=False, default=str) + "\n").encode(),
    }

"""Tables and ontology → the graph, the same bytes from the same input."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat

from .. import ontology
from ..data import Tables
from . import iris
from .description import count_triples, metadata_triples
from .infer import infer
from .progress import Progress, silent
from .store import Store, serialized
from .triples import table_triples


@dataclass(frozen=True, slots=True)
class BuildCounts:
    """How large a built graph is, in triples."""

    ontology: int
    facts: int
    derived: int

    @property
    def total(self) -> int:
        """All triples of the three named graphs."""
        return self.ontology + self.facts + self.derived


def build(tables: Tables, *, progress: Progress = silent) -> Store:
    """The whole graph in memory: ontology, facts and derived edges, each in its named graph.

    Args:
        tables: the checked tables.
        progress: is told each step before it begins.

    Raises:
        OntologyError: a Turtle file or rule of the ontology is broken.
    """
    store = Store()
    progress("reading the ontology")
    _add_ontology(store, ontology.ontology_files())
    progress("turning the tables into triples")
    store.add(table_triples(tables), graph=iris.FACTS_GRAPH)
    store.add(metadata_triples(tables.dataset), graph=iris.FACTS_GRAPH)
    progress("deriving direct edges")
    infer(store)
    progress("describing the data set")
    store.add(list(count_triples(store)), graph=iris.FACTS_GRAPH)
    return store


def build_counts(store: Store) -> BuildCounts:
    """Count the triples of each named graph."""
    return BuildCounts(
        ontology=store.count(graph=iris.ONTOLOGY_GRAPH),
        facts=store.count(graph=iris.FACTS_GRAPH),
        derived=store.count(graph=iris.DERIVED_GRAPH),
    )


def to_nquads(store: Store) -> bytes:
    """The graph as sorted N-Quads: equal graphs give equal bytes."""
    return serialized(store.sorted_quads(), format_=RdfFormat.N_QUADS)


def _add_ontology(store: Store, files: tuple[Path, ...]) -> None:
    for file in files:
        store.add_turtle(file, graph=iris.ONTOLOGY_GRAPH)

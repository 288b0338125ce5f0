"""The store: a narrow adapter around Oxigraph that knows our three named graphs.

Nothing here knows the tables, the meaning of a triple, or where the cache lies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    parse,
    serialize,
)
from pyoxigraph import Store as OxigraphStore

from . import iris
from .errors import OntologyError

QueryResults = QuerySolutions | QueryBoolean | QueryTriples


class Store:
    """A quad store; queries see the union of its named graphs unless they name one."""

    def __init__(self, oxigraph: OxigraphStore | None = None) -> None:
        self.oxigraph = OxigraphStore() if oxigraph is None else oxigraph

    @classmethod
    def open(cls, folder: Path) -> Store:
        """Open a store on disk for reading; any number of processes may."""
        return cls(OxigraphStore.read_only(str(folder)))

    def __len__(self) -> int:
        return len(self.oxigraph)

    def query(self, text: str) -> QueryResults:
        """Run a SPARQL query; `SyntaxError` where it does not parse."""
        return self.oxigraph.query(text, prefixes=iris.PREFIXES, use_default_graph_as_union=True)

    def add(self, triples: Iterable[Triple], *, graph: str) -> None:
        """Put triples into one named graph."""
        name = NamedNode(graph)
        self.oxigraph.extend(Quad(t.subject, t.predicate, t.object, name) for t in triples)

    def add_turtle(self, file: Path, *, graph: str) -> None:
        """Put a Turtle file into one named graph.

        Raises:
            OntologyError: the file does not parse; the message names line and column.
        """
        try:
            triples = [Triple(q.subject, q.predicate, q.object) for q in parse(path=str(file), format=RdfFormat.TURTLE)]
        except SyntaxError as error:
            raise OntologyError(file, str(error)) from error
        self.add(triples, graph=graph)

    def triples(self, *, graph: str) -> Iterator[Triple]:
        """The triples of one named graph, in no particular order."""
        for quad in self.oxigraph.quads_for_pattern(None, None, None, NamedNode(graph)):
            yield quad.triple

    def count(self, *, graph: str) -> int:
        """How many triples a named graph has."""
        return sum(1 for _ in self.triples(graph=graph))

    def sorted_quads(self) -> list[Quad]:
        """All quads in one fixed order: by graph, subject, predicate and object."""
        return sorted(self.oxigraph, key=_position)

    def copy_to(self, folder: Path) -> None:
        """Write the same quads as a store on disk."""
        on_disk = OxigraphStore(str(folder))
        on_disk.bulk_extend(self.oxigraph)
        on_disk.flush()


def _position(quad: Quad) -> tuple[str, str, str, str]:
    return (str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object))


def serialized(
    content: Iterable[Triple] | Iterable[Quad], *, format_: RdfFormat, prefixes: dict[str, str] | None = None
) -> bytes:
    """Triples or quads as the bytes of an RDF format."""
    # Without a file to write to, the bytes are returned; the declared type covers both uses.
    return serialize(content, format=format_, prefixes=prefixes) or b""

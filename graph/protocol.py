"""Public queries: text in, the whole result as bytes of a standard format out, or an error and nothing.

Runs in a worker process that may be killed at any moment; see `aisupply.app.workers`.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any, cast

from pyoxigraph import NamedNode, QueryResultsFormat, QueryTriples, RdfFormat, Triple, serialize
from pyoxigraph import Store as OxigraphStore

from . import iris
from .errors import QueryFailed, QueryRefused, ResultTooLarge, WrongQueryForm
from .guard import QueryDataset, dataset_of
from .store import QueryResults, Store
from .syntax import syntax_error

_ROW_FORMATS = {
    "csv": QueryResultsFormat.CSV,
    "json": QueryResultsFormat.JSON,
    "tsv": QueryResultsFormat.TSV,
    "xml": QueryResultsFormat.XML,
}
_GRAPH_FORMATS = {
    "jsonld": RdfFormat.JSON_LD,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG,
    "ttl": RdfFormat.TURTLE,
}
_WITH_PREFIXES = {"rdf", "trig", "ttl"}


@dataclass(frozen=True, slots=True)
class PublicQuery:
    """A query with the formats its result may have (`None`: no such result is wanted) and the graphs it asks."""

    text: str
    row_format: str | None
    graph_format: str | None
    dataset: QueryDataset | None = None


@dataclass(frozen=True, slots=True)
class Produced:
    """The whole result of a query in one format."""

    format_name: str
    body: bytes


def in_memory(store: Store) -> Store:
    """A copy that answers without touching a file."""
    copy = OxigraphStore()
    copy.bulk_extend(store.oxigraph)
    return Store(copy)


def produce(store: Store, query: PublicQuery, *, limit_bytes: int) -> Produced:
    """Run a public query.

    Raises:
        QueryFailed: it parses and cannot be answered, for it calls a function that nobody knows.
        QueryRefused: it would reach beyond our graphs.
        QuerySyntaxError: it does not parse; carries the place.
        ResultTooLarge: its result is larger than the limit.
        WrongQueryForm: its result has none of the formats that are wanted.
    """
    stated = dataset_of(query.text)
    try:
        return _produced(_run(store, query.text, query.dataset or stated), query, limit_bytes)
    except RecursionError:
        raise
    except RuntimeError as error:
        raise QueryFailed(str(error)) from error


def _produced(results: QueryResults, query: PublicQuery, limit_bytes: int) -> Produced:
    output = _Bounded(limit_bytes)
    if isinstance(results, QueryTriples):
        format_name = _wanted(query.graph_format, "triples")
        prefixes = iris.PREFIXES if format_name in _WITH_PREFIXES else None
        triples = sorted(set(cast("Any", results)), key=_position)
        serialize(triples, cast("Any", output), format=_GRAPH_FORMATS[format_name], prefixes=prefixes)
    else:
        format_name = _wanted(query.row_format, "rows or a truth value")
        results.serialize(cast("Any", output), format=_ROW_FORMATS[format_name])
    return Produced(format_name, output.content.getvalue())


class _Bounded:
    """A file in memory that refuses to grow beyond a limit."""

    def __init__(self, limit_bytes: int) -> None:
        self.content = BytesIO()
        self._limit_bytes = limit_bytes

    def write(self, part: bytes) -> int:
        if self.content.tell() + len(part) > self._limit_bytes:
            raise ResultTooLarge(self._limit_bytes)
        return self.content.write(part)

    def flush(self) -> None:
        pass


def _run(store: Store, text: str, dataset: QueryDataset | None) -> QueryResults:
    try:
        if dataset is None:
            return store.query(text)
        # The union flag of the store would override the graphs, so they are given outright.
        return store.oxigraph.query(
            text,
            prefixes=iris.PREFIXES,
            default_graph=[NamedNode(graph) for graph in dataset.default],
            named_graphs=[NamedNode(graph) for graph in dataset.named],
        )
    except SyntaxError as error:
        reason = syntax_error(str(error), text)
        if isinstance(reason, WrongQueryForm):
            raise QueryRefused("This is an update, and this endpoint is for reading only.") from error
        raise reason from error


def _wanted(format_name: str | None, found: str) -> str:
    if format_name is None:
        raise WrongQueryForm(wanted="a query whose result has an accepted format", found=f"a query that gives {found}")
    return format_name


def _position(triple: Triple) -> tuple[str, str, str]:
    return str(triple.subject), str(triple.predicate), str(triple.object)

"""The graph as RDF files; the store's own serialisers write them, sorted."""

from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import RdfFormat

from . import iris
from .build import to_nquads
from .store import Store, serialized


def to_turtle(store: Store) -> bytes:
    """The union of the named graphs as Turtle."""
    triples = sorted(
        {(str(q.subject), str(q.predicate), str(q.object)): q.triple for q in store.sorted_quads()}.items()
    )
    return serialized((triple for _, triple in triples), format_=RdfFormat.TURTLE, prefixes=iris.PREFIXES)


def to_trig(store: Store) -> bytes:
    """The named graphs as TriG."""
    return serialized(store.sorted_quads(), format_=RdfFormat.TRIG, prefixes=iris.PREFIXES)


def to_jsonld(store: Store) -> bytes:
    """The named graphs as expanded JSON-LD, which no reader needs a context for."""
    return serialized(store.sorted_quads(), format_=RdfFormat.JSON_LD)


RDF_WRITERS: dict[str, Callable[[Store], bytes]] = {
    "jsonld": to_jsonld,
    "nq": to_nquads,
    "trig": to_trig,
    "ttl": to_turtle,
}

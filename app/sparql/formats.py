"""The formats of results: what they are called in HTTP, and by us."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..web.negotiation import choose_media_type

ROW_TYPES: dict[str, str] = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
"""Media types of rows and truth values; the first is what a client gets that does not choose."""

GRAPH_TYPES: dict[str, str] = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "text/plain": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
    "application/trig": "trig",
    "application/json": "jsonld",
    "application/xml": "rdf",
    "text/xml": "rdf",
}
"""Media types of triples."""

_WITH_CHARSET = ("text/csv", "text/tab-separated-values", "text/turtle", "text/xml", "text/plain")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The media types that a client takes for rows and for triples."""

    rows: str | None
    graph: str | None

    @property
    def row_format(self) -> str | None:
        """Our name of the format for rows."""
        return None if self.rows is None else ROW_TYPES[self.rows]

    @property
    def graph_format(self) -> str | None:
        """Our name of the format for triples."""
        return None if self.graph is None else GRAPH_TYPES[self.graph]

    def content_type(self, format_name: str) -> str:
        """The `Content-Type` of a result in a format."""
        media_type = self.rows if format_name in ROW_TYPES.values() else self.graph
        return f"{media_type}; charset=utf-8" if media_type in _WITH_CHARSET else str(media_type)


@lru_cache(maxsize=256)
def wanted(accept: str | None) -> Wanted:
    """What an `Accept` header asks for."""
    return Wanted(choose_media_type(accept, tuple(ROW_TYPES)), choose_media_type(accept, tuple(GRAPH_TYPES)))

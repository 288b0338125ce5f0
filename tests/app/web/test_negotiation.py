"""Which form a client gets, as pairs."""

from __future__ import annotations

import pytest

from aisupply.app.sparql.formats import wanted
from aisupply.app.web.negotiation import choose_language, choose_media_type

OFFERS = ("text/html", "text/turtle", "application/ld+json")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "text/html"),
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("TEXT/Turtle", "text/turtle"),
        ("text/*", "text/html"),
        ("application/*", "application/ld+json"),
        ("text/turtle;q=0.5, application/ld+json", "application/ld+json"),
        ("text/turtle;q=0.5, application/ld+json;q=0.4", "text/turtle"),
        ("text/html;q=0.1, */*;q=0.2", "text/turtle"),
        ("text/html;q=0, */*", "text/turtle"),
        ("text/turtle; charset=utf-8", "text/turtle"),
        ("text/*;q=0.3, text/turtle;q=0.2, */*;q=0.1", "text/html"),
        ("application/pdf", None),
        ("text/html;q=0", None),
        ("text/html;q=nonsense", None),
        ("application/ld+json;profile=compacted", None),
        (",,;;", None),
        ("text/turtle," * 100_000, "text/turtle"),
    ],
)
def test_the_media_type_that_a_client_likes_best_is_chosen(accept: str | None, chosen: str | None) -> None:
    assert choose_media_type(accept, OFFERS) == chosen


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "en"),
        ("de", "de"),
        ("de-CH, en;q=0.5", "de"),
        ("fr, zh-Hant;q=0.7, de;q=0.3", "zh"),
        ("fr", "en"),
        ("*", "en"),
        ("de;q=0", "en"),
    ],
)
def test_the_language_that_a_reader_likes_best_is_chosen(header: str | None, language: str) -> None:
    assert choose_language(header, ("en", "de", "zh")) == language


@pytest.mark.parametrize(
    ("accept", "rows", "graph"),
    [
        (None, "json", "ttl"),
        ("*/*", "json", "ttl"),
        ("application/sparql-results+json", "json", None),
        ("application/json", "json", "jsonld"),
        ("application/sparql-results+xml", "xml", None),
        ("application/xml", "xml", "rdf"),
        ("text/csv", "csv", None),
        ("text/tab-separated-values", "tsv", None),
        ("text/*", "xml", "ttl"),
        ("text/turtle", None, "ttl"),
        ("application/n-triples", None, "nt"),
        ("application/ld+json", None, "jsonld"),
        ("application/rdf+xml", None, "rdf"),
        ("application/trig", None, "trig"),
        ("text/csv, text/turtle;q=0.1", "csv", "ttl"),
        ("text/csv;q=0.1, application/sparql-results+json;q=0.9", "json", None),
        ("image/png", None, None),
    ],
)
def test_a_client_states_formats_for_rows_and_for_triples(
    accept: str | None, rows: str | None, graph: str | None
) -> None:
    found = wanted(accept)

    assert (found.row_format, found.graph_format) == (rows, graph)

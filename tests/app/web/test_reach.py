"""No request makes the server open a connection or a file of somebody's choice, or lead a visitor elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from ...listening import listening

_XML = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "URL">]><x>&e;</x>'
_JSONLD = '{"@context": "URL", "@id": "urn:x", "urn:p": 1}'


@pytest.fixture(scope="module")
def trap() -> Iterator[tuple[str, list[str]]]:
    """An address of this machine, and who has called at it."""
    with listening() as (port, calls):
        yield f"http://127.0.0.1:{port}/", calls


QUERIES = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "SELECT * { BIND (<URL> AS ?x) SERVICE ?x { ?s ?p ?o } }",
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * { GRAPH <URL> { ?s ?p ?o } }",
    "DESCRIBE <URL>",
    "CONSTRUCT { <URL> <URL> <URL> } WHERE {}",
    "SELECT (<URL>('x') AS ?y) {}",
    "LOAD <URL>",
    "LOAD SILENT <URL> INTO GRAPH <urn:x>",
]
ACCEPTED = ["*/*", "application/ld+json", "application/rdf+xml", "application/sparql-results+xml"]


@pytest.mark.parametrize("accept", ACCEPTED)
@pytest.mark.parametrize("query", QUERIES)
def test_no_query_calls_an_address_that_it_names(
    site: httpx.Client, trap: tuple[str, list[str]], query: str, accept: str
) -> None:
    url, calls = trap
    answer = site.post("/sparql", data={"query": query.replace("URL", url)}, headers={"Accept": accept})

    assert answer.status_code in {200, 400, 406}
    assert not calls


@pytest.mark.parametrize("body", [_XML, _JSONLD])
@pytest.mark.parametrize(
    "media_type", ["application/xml", "application/ld+json", "application/sparql-query", "application/json"]
)
@pytest.mark.parametrize("path", ["/sparql", "/api/what-if", "/id/bread", "/scenario"])
def test_no_document_makes_the_server_fetch_what_it_names(
    site: httpx.Client, trap: tuple[str, list[str]], path: str, media_type: str, body: str
) -> None:
    url, calls = trap
    answer = site.post(path, content=body.replace("URL", url), headers={"Content-Type": media_type})

    assert answer.status_code in {400, 405, 415, 422}
    assert not calls


@pytest.mark.parametrize(
    "path",
    [
        "/sparql?query=ASK+%7B%7D&default-graph-uri=URL",
        "/sparql?query=ASK+%7B%7D&named-graph-uri=URL",
        "/sparql?query=ASK+%7B%7D&using-graph-uri=URL",
        "/sparql?default-graph-uri=URL",
        "/id/URL",
        "/id/bread?source=URL",
        "/search?q=URL",
        "/download/URL",
        "/picture/URL",
        "//URL",
        "/\\URL",
        "/%2f%2fURL/",
    ],
)
def test_no_address_makes_the_server_call_or_leads_elsewhere(
    site: httpx.Client, trap: tuple[str, list[str]], path: str
) -> None:
    url, calls = trap
    answer = site.get(path.replace("URL", url), headers={"X-Forwarded-Host": "evil.example", "Referer": url})

    assert answer.status_code < 500
    assert not answer.headers.get("Location", "/").startswith(("http", "//", "/\\"))
    assert not calls


def test_files_are_no_graphs(site: httpx.Client) -> None:
    for query in (
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * { GRAPH <file:///etc/passwd> { ?s ?p ?o } }",
    ):
        answer = site.post("/sparql", data={"query": query})

        assert "root" not in answer.text
        assert answer.status_code == 400 or not answer.json()["results"]["bindings"]

"""The cases of the W3C's SPARQL 1.1 Protocol test suite that concern queries, over the graphs of the toy world.

The names are those of https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/; the graphs there are files that
the endpoint would load, here they are the graphs that it has. Its cases of updates must all be refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import httpx
import pytest

from aisupply.graph import iris

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_DIRECT = {"Content-Type": "application/sparql-query"}
_RESULTS = "application/sparql-results+xml, application/sparql-results+json"
_BOTH = {"default-graph-uri": [iris.FACTS_GRAPH, iris.DERIVED_GRAPH]}
_NAMED = {"named-graph-uri": [iris.FACTS_GRAPH, iris.DERIVED_GRAPH]}
_IN_BOTH = "ASK { aid:bread rdfs:label ?label ; ais:requires aid:flour }"
_IN_NAMED = (
    f"ASK {{ GRAPH <{iris.FACTS_GRAPH}> {{ aid:bread rdfs:label ?label }} GRAPH <{iris.DERIVED_GRAPH}> {{ aid:bread ais:requires aid:flour }} "
    "FILTER NOT EXISTS { ?a ?b ?c } }"
)
_FULL = (
    "ASK { aid:bread ais:requires aid:flour . GRAPH ?g { aid:bread rdfs:label ?label } "
    "FILTER NOT EXISTS { aid:bread rdfs:label ?here } }"
)


@dataclass(frozen=True)
class Case:
    """A request of the suite and what must come of it."""

    name: str
    method: str = "GET"
    query: dict[str, object] = field(default_factory=dict)
    form: dict[str, object] | None = None
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200
    types: str = "application/sparql-results+(json|xml)".replace("+", r"\+")
    truth: bool | None = None


CASES = [
    Case("query_get", query={"query": "ASK {}"}, truth=True),
    Case("query_post_form", "POST", form={"query": "ASK {}"}, truth=True),
    Case("query_post_direct", "POST", body=b"ASK {}", headers=_DIRECT, truth=True),
    Case("query_dataset_default_graph_get", query={"query": _IN_BOTH, **_BOTH}, truth=True),
    Case("query_dataset_default_graph_post", "POST", form={"query": _IN_BOTH, **_BOTH}, truth=True),
    Case("query_dataset_default_graphs_get", query={"query": _IN_BOTH, **_BOTH}, truth=True),
    Case("query_dataset_default_graphs_post", "POST", query=_BOTH, body=_IN_BOTH.encode(), headers=_DIRECT, truth=True),
    Case("query_dataset_named_graphs_get", query={"query": _IN_NAMED, **_NAMED}, truth=True),
    Case("query_dataset_named_graphs_post", "POST", form={"query": _IN_NAMED, **_NAMED}, truth=True),
    Case(
        "query_dataset_full",
        query={"query": _FULL, "default-graph-uri": iris.DERIVED_GRAPH, "named-graph-uri": iris.FACTS_GRAPH},
        truth=True,
    ),
    Case(
        "query_multiple_dataset",
        "POST",
        query={"default-graph-uri": iris.DERIVED_GRAPH},
        body=b"ASK FROM <" + iris.ONTOLOGY_GRAPH.encode() + b"> { aid:bread ais:requires aid:flour }",
        headers=_DIRECT,
        truth=True,
    ),
    Case("query_content_type_select", "POST", body=b"SELECT (1 AS ?value) {}", headers=_DIRECT | {"Accept": _RESULTS}),
    Case("query_content_type_ask", "POST", body=b"ASK {}", headers=_DIRECT | {"Accept": _RESULTS}),
    Case(
        "query_content_type_describe",
        "POST",
        body=b"DESCRIBE aid:bread",
        headers=_DIRECT | {"Accept": "application/rdf+xml, text/turtle, application/n-triples"},
        types="application/rdf\\+xml|text/turtle|application/n-triples",
    ),
    Case(
        "query_content_type_construct",
        "POST",
        body=b"CONSTRUCT { <urn:s> <urn:p> 1 } WHERE {}",
        headers=_DIRECT | {"Accept": "application/rdf+xml, text/turtle, application/n-triples"},
        types="application/rdf\\+xml|text/turtle|application/n-triples",
    ),
    Case("bad_query_method", "PUT", query={"query": "ASK {}"}, status=405),
    Case("bad_multiple_queries", query={"query": ["ASK {}", "SELECT * {}"]}, status=400),
    Case("bad_query_wrong_media_type", "POST", body=b"ASK {}", headers={"Content-Type": "text/plain"}, status=415),
    Case("bad_query_missing_form_type", "POST", body=b"query=ASK%20%7B%7D", status=415),
    Case("bad_query_missing_direct_type", "POST", body=b"ASK {}", status=415),
    Case(
        "bad_query_non_utf8",
        "POST",
        body="ASK {}".encode("utf-16"),
        headers={"Content-Type": "application/sparql-query; charset=UTF-16"},
        status=415,
    ),
    Case("bad_query_syntax", query={"query": "ASK {"}, status=400),
    Case("update_post_form", "POST", form={"update": "CLEAR ALL"}, status=400),
    Case(
        "update_post_direct",
        "POST",
        body=b"CLEAR ALL",
        headers={"Content-Type": "application/sparql-update"},
        status=415,
    ),
    Case("bad_update_get", query={"update": "CLEAR ALL"}, status=400),
    Case("bad_multiple_updates", "POST", form={"update": ["CLEAR NAMED", "CLEAR DEFAULT"]}, status=400),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_endpoint_passes_the_case_of_the_suite(site: httpx.Client, case: Case) -> None:
    answer = site.request(
        case.method, "/sparql", params=case.query, data=case.form, content=case.body, headers=case.headers
    )

    assert answer.status_code == case.status, answer.text
    if case.status == 200:
        assert re.match(case.types, answer.headers["Content-Type"])
    else:
        assert answer.text.strip()
    if case.truth is not None:
        assert answer.json()["boolean"] is case.truth

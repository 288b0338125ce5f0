"""SPARQL 1.1 Protocol over real HTTP: what goes in, what comes out, and with which status."""

from __future__ import annotations

import csv
import io
import json

import httpx
import pytest
import rdflib

from aisupply.graph import iris

SELECT = "SELECT ?label WHERE { aid:oven rdfs:label ?label } ORDER BY ?label"
ASK = "ASK { aid:bread ais:requires aid:flour }"
CONSTRUCT = "CONSTRUCT { aid:oven rdfs:label ?label } WHERE { aid:oven rdfs:label ?label }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
LABELS = {"Oven", "Ofen", "烤炉"}


def labels(answer: httpx.Response) -> set[str]:
    return {row["label"]["value"] for row in answer.json()["results"]["bindings"]}


def test_a_query_may_come_in_the_address_in_a_form_or_as_the_body(site: httpx.Client) -> None:
    answers = [
        site.get("/sparql", params={"query": SELECT}),
        site.post("/sparql", data={"query": SELECT}),
        site.post("/sparql", content=SELECT.encode(), headers=DIRECT),
        site.post(
            "/sparql", content=SELECT.encode(), headers={"Content-Type": "application/sparql-query; charset=UTF-8"}
        ),
    ]

    assert [(answer.status_code, labels(answer)) for answer in answers] == [(200, LABELS)] * 4


@pytest.mark.parametrize(
    ("query", "accept", "content_type"),
    [
        (SELECT, "*/*", "application/sparql-results+json"),
        (SELECT, "application/json", "application/json"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "text/csv", "text/csv; charset=utf-8"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        (ASK, "*/*", "application/sparql-results+json"),
        (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
        (CONSTRUCT, "*/*", "text/turtle; charset=utf-8"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        (CONSTRUCT, "application/trig", "application/trig"),
        ("DESCRIBE aid:oven", "text/turtle;q=0.5, application/n-triples;q=0.4", "text/turtle; charset=utf-8"),
        (SELECT, "text/turtle, text/csv;q=0.1", "text/csv; charset=utf-8"),
    ],
)
def test_results_come_in_the_accepted_format(site: httpx.Client, query: str, accept: str, content_type: str) -> None:
    answer = site.get("/sparql", params={"query": query}, headers={"Accept": accept})

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, content_type)
    assert "Accept" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("media_type", "name"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
def test_every_graph_format_says_the_same(site: httpx.Client, media_type: str, name: str) -> None:
    answer = site.get("/sparql", params={"query": CONSTRUCT}, headers={"Accept": media_type})

    assert {str(label) for label in rdflib.Graph().parse(data=answer.content, format=name).objects()} == LABELS


def test_every_row_format_says_the_same(site: httpx.Client) -> None:
    def ask(media_type: str) -> str:
        return site.get("/sparql", params={"query": SELECT}, headers={"Accept": media_type}).text

    assert {row["label"] for row in csv.DictReader(io.StringIO(ask("text/csv")))} == LABELS
    assert ask("text/tab-separated-values").splitlines()[0] == "?label"
    assert all(f">{label}<" in ask("application/sparql-results+xml") for label in LABELS)


@pytest.mark.parametrize(
    ("request_", "status", "words"),
    [
        ({"params": {"query": "SELECT ?x WHERE {"}}, 400, "line 1, column 18"),
        ({"params": {"query": ""}}, 400, "syntax error"),
        ({"params": {"query": "SELECT (<urn:f>(1) AS ?x) {}"}}, 400, "<urn:f> is not supported"),
        ({"params": {"query": "ASK { FILTER <urn:f>(1) }"}}, 400, "<urn:f> is not supported"),
        ({"params": [("query", SELECT), ("query", ASK)]}, 400, "one query, not 2"),
        ({"params": {"update": "CLEAR ALL"}}, 400, "reading only"),
        ({"method": "POST", "data": {"update": "CLEAR ALL"}}, 400, "reading only"),
        ({"method": "POST", "data": {"query": "INSERT DATA { <a:a> <a:b> 1 }"}}, 400, "reading only"),
        ({"method": "POST", "data": {"query": "LOAD <file:///etc/passwd>"}}, 400, "reading only"),
        ({"method": "POST", "data": {}}, 415, "Send a query as"),
        ({"method": "POST", "content": b"x=1", "headers": FORM}, 400, "one query, not none"),
        ({"method": "POST", "content": b"query=%FF%FE", "headers": FORM}, 400, "percent-encoded UTF-8"),
        ({"method": "POST", "content": b"&".join(b"a=1" for _ in range(100)), "headers": FORM}, 400, "64 at most"),
        ({"method": "POST", "data": {"query": ASK}, "params": {"query": ASK}}, 400, "as well"),
        ({"method": "POST", "content": b"ASK {} # \xff", "headers": DIRECT}, 400, "not UTF-8"),
        (
            {
                "method": "POST",
                "content": ASK.encode("utf-16"),
                "headers": {"Content-Type": "application/sparql-query; charset=utf-16"},
            },
            415,
            "UTF-8",
        ),
        (
            {"method": "POST", "content": ASK.encode(), "headers": {"Content-Type": "text/plain"}},
            415,
            "application/sparql-query",
        ),
        (
            {"method": "POST", "content": b"CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}},
            415,
            "Send a query as",
        ),
        ({"method": "POST", "files": {"query": b"ASK {}"}}, 415, "Send a query as"),
        ({"params": {"query": ASK}, "headers": {"Accept": "image/png"}}, 406, "JSON, XML, CSV"),
        ({"params": {"query": ASK}, "headers": {"Accept": "text/turtle"}}, 406, "rows or a truth value"),
        ({"params": {"query": CONSTRUCT}, "headers": {"Accept": "text/csv"}}, 406, "triples"),
        ({"method": "POST", "content": b"#" * 300_000, "headers": DIRECT}, 413, "256 KiB"),
        ({"method": "POST", "content": iter([b"#" * 150_000, b"#" * 150_000]), "headers": DIRECT}, 413, "256 KiB"),
        ({"method": "PUT"}, 405, "method"),
        ({"method": "DELETE"}, 405, "method"),
        ({"params": {"query": ASK, "default-graph-uri": "file:///etc/passwd"}}, 400, "no graph"),
        ({"params": {"query": ASK, "named-graph-uri": "http://127.0.0.1/"}}, 400, "no graph"),
    ],
)
def test_a_request_that_is_wrong_is_refused_with_the_reason(
    site: httpx.Client, request_: dict, status: int, words: str
) -> None:
    answer = site.request(request_.pop("method", "GET"), "/sparql", **request_)

    assert (answer.status_code, answer.headers["Content-Type"].split(";")[0]) == (status, "text/plain")
    assert words in answer.text


def test_a_refusal_is_json_for_those_who_want_json(site: httpx.Client) -> None:
    answer = site.get(
        "/sparql",
        params={"query": "SELEKT"},
        headers={"Accept": "application/sparql-results+json, application/problem+json"},
    )

    assert answer.headers["Content-Type"] == "application/problem+json"
    assert json.loads(answer.text)["status"] == 400


FACTS, DERIVED, ONTOLOGY = iris.FACTS_GRAPH, iris.DERIVED_GRAPH, iris.ONTOLOGY_GRAPH
STATED = "ASK { aid:bread rdfs:label ?label }"
SHORT = "ASK { aid:bread ais:requires aid:flour }"
NAMED = "ASK { GRAPH ?g { aid:bread rdfs:label ?label } }"


@pytest.mark.parametrize(
    ("query", "graphs", "truth"),
    [
        (STATED, {}, True),
        (SHORT, {}, True),
        (STATED, {"default-graph-uri": FACTS}, True),
        (SHORT, {"default-graph-uri": FACTS}, False),
        (SHORT, {"default-graph-uri": [FACTS, DERIVED]}, True),
        (STATED, {"named-graph-uri": FACTS}, False),
        (NAMED, {"named-graph-uri": FACTS}, True),
        (NAMED, {"named-graph-uri": DERIVED}, False),
        (NAMED, {"default-graph-uri": FACTS}, False),
        (f"ASK FROM <{DERIVED}> {{ aid:bread ais:requires aid:flour }}", {}, True),
        (f"ASK FROM <{ONTOLOGY}> {{ aid:bread ais:requires aid:flour }}", {}, False),
        (f"ASK FROM <{ONTOLOGY}> {{ aid:bread ais:requires aid:flour }}", {"default-graph-uri": DERIVED}, True),
        ("ASK FROM NAMED aig:facts { GRAPH aig:facts { aid:bread rdfs:label ?label } }", {}, True),
        ("ASK FROM NAMED aig:derived { GRAPH aig:facts { aid:bread rdfs:label ?label } }", {}, False),
        (NAMED, {}, True),
    ],
)
def test_the_graphs_of_the_protocol_go_before_those_of_the_query(
    site: httpx.Client, query: str, graphs: dict, truth: bool
) -> None:
    assert site.get("/sparql", params={"query": query, **graphs}).json()["boolean"] is truth


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"]
)
def test_without_a_query_the_service_describes_itself(site: httpx.Client, accept: str) -> None:
    answer = site.get("/sparql", headers={"Accept": accept})
    described = rdflib.Graph().parse(data=answer.content, format=answer.headers["Content-Type"])
    endpoint = rdflib.URIRef("http://www.w3.org/ns/sparql-service-description#endpoint")
    name = rdflib.URIRef("http://www.w3.org/ns/sparql-service-description#name")

    assert [str(each) for each in described.objects(None, endpoint)] == [
        f"{site.base_url}/sparql".replace("//sparql", "/sparql")
    ]
    assert {str(each) for each in described.objects(None, name)} == {FACTS, DERIVED, ONTOLOGY}


def test_other_sites_may_ask_from_a_browser(site: httpx.Client) -> None:
    preflight = site.options(
        "/sparql",
        headers={
            "Origin": "https://example.org",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "Content-Type",
        },
    )
    answer = site.get("/sparql", params={"query": ASK}, headers={"Origin": "https://example.org"})

    assert (preflight.status_code, preflight.headers["Access-Control-Allow-Origin"]) == (200, "*")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers

"""A remote server answers as the embedded store does, or fails in words."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

import aisupply
from aisupply import KnowledgeGraph
from aisupply.graph.errors import EndpointGarbled, EndpointRefused, EndpointUnreachable, QuerySyntaxError

from .server import server

SELECT = "SELECT ?x ?y WHERE { ?x ais:sharePct ?y } ORDER BY ?x"
QUERIES = [
    SELECT,
    "SELECT ?label WHERE { aid:oven rdfs:label ?label } ORDER BY ?label",
    "SELECT ?day ?true WHERE { ?x ais:firstDay ?day OPTIONAL { ?x ais:inForce ?true } } ORDER BY ?day ?true",
    "SELECT ?x WHERE { ?x a ais:Nothing }",
]


@pytest.fixture(scope="module")
def remote(toy: KnowledgeGraph) -> Iterator[KnowledgeGraph]:
    with server(toy) as url:
        yield aisupply.load(endpoint=url)


@pytest.mark.parametrize("query", QUERIES)
def test_rows_are_those_of_the_embedded_store(toy: KnowledgeGraph, remote: KnowledgeGraph, query: str) -> None:
    assert remote.answer(query) == toy.answer(query)


def test_truth_and_triples_are_those_of_the_embedded_store(toy: KnowledgeGraph, remote: KnowledgeGraph) -> None:
    construct = "CONSTRUCT { ?x ais:layer ?y } WHERE { ?x ais:layer ?y }"

    assert remote.ask("ASK { aid:bread ais:requires aid:flour }") is True
    assert remote.ask("ASK { aid:bread ais:requires aid:yeast }") is False
    assert set(remote.construct(construct)) == set(toy.construct(construct))


def test_every_question_in_python_works_on_a_server(toy: KnowledgeGraph, remote: KnowledgeGraph) -> None:
    assert remote.reference_day == toy.reference_day
    assert remote.show("oven") == toy.show("oven")
    assert remote.search("brot") == toy.search("brot")
    assert remote.needs("bread") == toy.needs("bread")
    assert remote.used_by("flour") == toy.used_by("flour")
    with pytest.raises(TypeError, match="no embedded store"):
        remote.rdf()


@pytest.mark.parametrize(
    ("mode", "error", "words"),
    [
        ("error 500", EndpointRefused, "status 500 Internal Server Error: out of memory"),
        ("html", EndpointGarbled, "text/html, not SPARQL results: <html>"),
        ("cut", EndpointGarbled, "the connection was cut"),
        ("broken json", EndpointGarbled, "no valid application/sparql-results"),
        ("broken triples", EndpointGarbled, "no valid application/n-triples"),
    ],
)
def test_a_failing_server_is_told(toy: KnowledgeGraph, mode: str, error: type[Exception], words: str) -> None:
    with server(toy, mode=mode) as url, pytest.raises(error, match=words):
        aisupply.load(endpoint=url).answer(SELECT)


def test_a_server_that_is_down_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"

    with pytest.raises(EndpointUnreachable, match="refused"):
        aisupply.load(endpoint=url).answer(SELECT)


def test_a_server_that_does_not_answer_in_time_is_told() -> None:
    from aisupply.graph.endpoint import Endpoint

    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(EndpointUnreachable, match="no answer within"):
            Endpoint(url, timeout_s=0.2).query(SELECT)


def test_an_address_that_is_not_of_the_web_is_refused() -> None:
    with pytest.raises(EndpointUnreachable, match="begins with http"):
        aisupply.load(endpoint="file:///etc/passwd")


def test_a_syntax_error_is_told_before_anything_is_sent() -> None:
    with pytest.raises(QuerySyntaxError, match="line 1"):
        aisupply.load(endpoint="http://127.0.0.1:9/").answer("SELEKT")

"""Results that are given again: the graph of a server never changes, so an equal query has an equal answer."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from aisupply import KnowledgeGraph
from aisupply.app.sparql.answers import Answer, Answers, answer_key
from aisupply.app.sparql.formats import wanted
from aisupply.app.sparql.requests import SparqlRequest
from aisupply.app.web.application import create_app
from aisupply.app.web.settings import Settings

from .serving import serving

SELECT = "SELECT ?label WHERE { aid:oven rdfs:label ?label }"


@pytest.fixture(scope="module")
def counted(toy: KnowledgeGraph) -> Iterator[tuple[httpx.Client, list[str]]]:
    """A server, and the queries that reached its workers."""
    app = create_app(toy, Settings(workers=1, requests_per_minute=0))
    pool, asked = app.state.services.queries, []
    run = pool.run

    async def counting(task: str, arguments: dict) -> object:
        asked.append(arguments["text"])
        return await run(task, arguments)

    object.__setattr__(pool, "run", counting)
    with serving(app) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client, asked


def test_an_equal_query_is_run_once(counted: tuple[httpx.Client, list[str]]) -> None:
    site, asked = counted
    answers = [site.get("/sparql", params={"query": SELECT}), site.post("/sparql", data={"query": SELECT})]

    assert answers[0].content == answers[1].content
    assert asked.count(SELECT) == 1


def test_another_format_or_another_graph_is_another_answer(counted: tuple[httpx.Client, list[str]]) -> None:
    site, asked = counted
    query = SELECT + " # other"
    facts = {"default-graph-uri": "https://w3id.org/aisupply/graph/facts"}
    types = [
        site.get("/sparql", params={"query": query}, headers={"Accept": accept}).headers["Content-Type"]
        for accept in ("application/sparql-results+json", "application/json", "text/csv")
    ]
    site.get("/sparql", params={"query": query, **facts})

    assert types == ["application/sparql-results+json", "application/json", "text/csv; charset=utf-8"]
    assert asked.count(query) == 4


@pytest.mark.parametrize("function", ["NOW()", "rand ()", "UUID() ", "STRUUID # why\n()"])
def test_a_query_whose_answer_changes_is_run_every_time(counted: tuple[httpx.Client, list[str]], function: str) -> None:
    site, _ = counted
    query = f"SELECT ({function} AS ?x) {{}}"
    answers = [site.get("/sparql", params={"query": query}) for _ in range(2)]

    assert answers[0].content != answers[1].content
    assert [answer.headers["Cache-Control"] for answer in answers] == ["no-store"] * 2
    assert all("ETag" not in answer.headers for answer in answers)


def test_a_refusal_is_not_kept(counted: tuple[httpx.Client, list[str]]) -> None:
    site, asked = counted
    answers = [site.get("/sparql", params={"query": "SELEKT"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [400, 400]
    assert asked.count("SELEKT") == 2
    assert all("ETag" not in answer.headers for answer in answers)


def test_who_has_the_answer_is_told_so(site: httpx.Client) -> None:
    first = site.get("/sparql", params={"query": SELECT})
    tag = first.headers["ETag"]
    again = site.get("/sparql", params={"query": SELECT}, headers={"If-None-Match": f'"other", {tag}'})
    other = site.get("/sparql", params={"query": SELECT + " "}, headers={"If-None-Match": tag})

    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    assert (other.status_code, other.headers["ETag"] == tag) == (200, False)


def test_a_head_request_has_the_headers_and_no_body(site: httpx.Client) -> None:
    whole, head = (site.request(method, "/sparql", params={"query": SELECT}) for method in ("GET", "HEAD"))

    assert head.content == b""
    assert {name: head.headers[name] for name in ("ETag", "Content-Type", "Content-Length")} == {
        name: whole.headers[name] for name in ("ETag", "Content-Type", "Content-Length")
    }


def test_another_graph_has_other_keys() -> None:
    asked = SparqlRequest(SELECT, (), ())

    assert answer_key("a", asked, wanted(None)) != answer_key("b", asked, wanted(None))


def test_answers_keep_to_their_room() -> None:
    answers = Answers(limit_bytes=10_000)
    for number in range(100):
        answers.keep(str(number), Answer(b"x" * 1000, "text/csv"))
    answers.keep("large", Answer(b"x" * 5000, "text/csv"))

    assert [number for number in range(100) if answers.find(str(number))] == list(range(94, 100))
    assert answers.find("large") is None


def test_no_room_keeps_nothing() -> None:
    answers = Answers(limit_bytes=0)
    answers.keep("one", Answer(b"", "text/csv"))

    assert answers.find("one") is None

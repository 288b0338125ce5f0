"""The API gives the answers of the Python interface, and refusals that a program can read."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from typing import Any

import httpx
import pytest

from aisupply import KnowledgeGraph


def plain(result: Any) -> Any:
    return json.loads(json.dumps(asdict(result), default=str))


def test_a_thing_is_the_card_of_the_command_line(site: httpx.Client, toy: KnowledgeGraph) -> None:
    assert site.get("/api/things/flour").json() == plain(toy.show("flour"))
    assert site.get("/api/things/Mehl").json() == plain(toy.show("flour"))
    assert site.get("/api/things/sup-old-mill-flour").json() == plain(toy.show("sup-old-mill-flour"))


@pytest.mark.parametrize("query", ["", "?depth=1", "?as_of=2019-06-01"])
def test_trees_are_those_of_the_command_line(site: httpx.Client, toy: KnowledgeGraph, query: str) -> None:
    from datetime import date

    keywords: dict[str, Any] = {"": {}, "?depth=1": {"depth": 1}, "?as_of=2019-06-01": {"as_of": date(2019, 6, 1)}}[
        query
    ]

    assert site.get(f"/api/things/bread/needs{query}").json() == plain(toy.needs("bread", **keywords))
    assert site.get(f"/api/things/flour/used-by{query}").json() == plain(toy.used_by("flour", **keywords))


def test_search_finds_names_in_every_language(site: httpx.Client) -> None:
    assert [each["thing"] for each in site.get("/api/search", params={"q": "烤炉"}).json()] == [
        "oven",
        "goal-ten-ovens",
    ]


def test_things_are_listed_by_class_and_layer(site: httpx.Client) -> None:
    found = site.get("/api/things", params={"kind": "material", "limit": 2, "offset": 1}).json()

    assert (found["total"], [each["id"] for each in found["things"]]) == (4, ["rye-flour", "sourdough"])
    assert site.get("/api/things", params={"layer": "equipment"}).json()["things"][0]["labels"]["de"] == "Ofen"


def test_a_question_is_answered_with_the_caller_s_parameters(site: httpx.Client) -> None:
    answer = site.get("/api/questions/001", params={"plan": "bread-plan"}).json()
    rows = list(
        csv.DictReader(io.StringIO(site.get("/api/questions/001", params={"plan": "bread-plan", "format": "csv"}).text))
    )

    assert [row["body"] for row in answer["rows"]] == ["aid:ministry-of-bread"]
    assert [row["body"] for row in rows] == ["https://w3id.org/aisupply/id/ministry-of-bread"]
    assert len(site.get("/api/questions").json()) >= 45


ANALYSES: dict[str, Any] = {
    "/api/why/flour?buyer=arcadia": lambda kg: kg.why("flour", kg.scenario(buyer="arcadia")),
    "/api/chokepoints/bread?buyer=arcadia&licences=allow": lambda kg: kg.chokepoints(
        "bread", kg.scenario(buyer="arcadia", licences="allow")
    ),
    "/api/cut-sets/bread?buyer=arcadia&licences=allow&of=countries": lambda kg: kg.cut_sets(
        "bread", kg.scenario(buyer="arcadia", licences="allow"), of="countries", max_size=2
    ),
    "/api/breakthroughs/oven?buyer=arcadia&without=borduria": lambda kg: kg.breakthroughs(
        "oven", kg.scenario(buyer="arcadia"), without=["borduria"]
    ),
    "/api/what-if?buyer=arcadia&remove=oven-works": lambda kg: kg.what_if(
        kg.scenario(buyer="arcadia", remove=["oven-works"])
    ),
}


def test_concentration_is_that_of_the_command_line(site: httpx.Client, toy: KnowledgeGraph) -> None:
    found = site.get("/api/concentration/flour?home=arcadia").json()

    assert found == json.loads(json.dumps(toy.concentration("flour", home="arcadia").document(), default=str))


@pytest.mark.parametrize("path", ANALYSES)
def test_analyses_are_those_of_the_command_line(site: httpx.Client, toy: KnowledgeGraph, path: str) -> None:
    answer = site.get(path)
    found = answer.json()
    found.pop("toml", None)

    assert answer.status_code == 200
    assert found == json.loads(json.dumps(ANALYSES[path](toy).to_json(), default=str))


def test_a_whole_scenario_may_be_sent_as_a_document(site: httpx.Client) -> None:
    added = {"supplies": [{"supplier": "old-mill", "item": "oven"}]}
    answer = site.post("/api/what-if", json={"buyer": "arcadia", "remove": ["oven-works"], "add": added}).json()

    assert answer["added"] == ["added-supply-old-mill-oven"]


def test_a_long_analysis_shows_that_it_goes_on(site: httpx.Client) -> None:
    with site.stream(
        "GET", "/api/what-if?buyer=arcadia&remove=old-mill", headers={"Accept": "text/event-stream"}
    ) as answer:
        events = "".join(answer.iter_text())

    assert answer.headers["Content-Type"].startswith("text/event-stream")
    assert events.startswith("event: progress\n")
    assert json.loads(events.rpartition("event: result\ndata: ")[2])["remove"] == ["old-mill"]


def test_a_stream_says_what_is_wrong(site: httpx.Client) -> None:
    answer = site.get("/api/what-if?remove=nonsense-of-a-name", headers={"Accept": "text/event-stream"})

    assert '"status": 400' in answer.text.rpartition("event: problem")[2]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/things/nothing-of-the-kind", 404, "Unknown thing"),
        ("/api/things/o", 400, "may be"),
        ("/api/things/bread/needs?depth=-1", 422, "depth"),
        ("/api/things/bread/needs?as_of=tomorrow", 422, "as_of"),
        ("/api/things/bread/needs?as_of=0", 422, "like 2026-11-20"),
        ("/api/what-if?as_of=1700000000", 422, "like 2026-11-20"),
        ("/api/questions/999", 404, "no question"),
        ("/api/questions/001?nonsense=1", 400, "no parameter"),
        ("/api/questions/001?plan=a%20b", 400, "an id like"),
        ("/api/questions/001?format=exe", 422, "format"),
        ("/api/search?q=", 422, "q"),
        ("/api/why/huawei-or-not", 404, "Unknown thing"),
        ("/api/why/old-mill?buyer=arcadia", 400, "old-mill"),
        ("/api/what-if?remove=old-mill", 400, "these tables know no 'china'"),
        ("/api/what-if?licences=maybe", 422, "licences"),
        ("/api/what-if?remove=flouur", 400, "Did you mean flour"),
        ("/api/what-if?as_of=1900-01-01", 400, "before all data"),
        ("/api/nothing", 404, "nothing at this address"),
    ],
)
def test_refusals_are_problem_documents(site: httpx.Client, path: str, status: int, words: str) -> None:
    answer = site.get(path, headers={"Accept": "application/json"})

    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    assert (answer.json()["status"], words in answer.json()["detail"]) == (status, True)


def test_the_document_of_the_api_names_every_route(site: httpx.Client) -> None:
    document = site.get("/api/openapi.json").json()

    assert {"/api/things/{name}", "/api/things/{name}/needs", "/api/search", "/api/questions/{number}"} <= set(
        document["paths"]
    )
    assert all(path.startswith("/api/") for path in document["paths"])
    assert all(operation["get"].get("description") for operation in document["paths"].values() if "get" in operation)


def test_the_api_refuses_in_json_whoever_does_not_choose(site: httpx.Client) -> None:
    assert site.get("/api/things/nothing-of-the-kind").headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/api/what-if", "GET, POST"), ("/api/search", "GET"), ("/sparql", "GET, HEAD, POST"), ("/health", "GET, HEAD")],
)
def test_who_uses_a_wrong_method_is_told_the_right_ones(site: httpx.Client, path: str, allowed: str) -> None:
    answer = site.put(path)

    assert (answer.status_code, answer.headers["Allow"]) == (405, allowed)

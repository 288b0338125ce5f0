"""A real client of the official SDK asks the server over standard input and output."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp")

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

TOY = Path(__file__).parents[2] / "toy"


ANSWERED: dict[str, tuple[str, dict[str, Any]]] = {
    "search": ("search", {"text": "烤炉"}),
    "show": ("show", {"thing": "flour"}),
    "needs": ("needs", {"thing": "bread"}),
    "used by": ("used_by", {"thing": "flour"}),
    "why": ("why", {"thing": "flour", "scenario": {"buyer": "arcadia"}}),
    "chokepoints": ("chokepoints", {"thing": "bread", "scenario": {"buyer": "arcadia", "licences": "allow"}}),
    "what if": (
        "what_if",
        {"scenario": {"buyer": "arcadia", "remove": ["old-mill", "grand-mill"], "licences": "allow"}},
    ),
    "question": ("ask_question", {"number": "001", "parameters": {"plan": "bread-plan"}}),
    "sparql": ("sparql", {"query": "SELECT ?source { stm:sup-old-mill-flour prov:hadPrimarySource ?source }"}),
}
REFUSED: dict[str, tuple[str, dict[str, Any]]] = {
    "Unknown thing": ("show", {"thing": "no such thing"}),
    "Unknown question": ("ask_question", {"number": "999"}),
    "SERVICE is refused": ("sparql", {"query": "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"}),
    "unknown key": ("what_if", {"scenario": {"nonsense": 1}}),
    "reading only": ("sparql", {"query": "DROP ALL"}),
    "larger than": ("sparql", {"query": "SELECT * { ?s ?p ?o . ?a ?b ?c }"}),
}
UNSOURCED = {"count": ("sparql", {"query": "SELECT (COUNT(*) AS ?n) { ?s a ais:Supply }"})}


@pytest.fixture(scope="module")
def conversation() -> tuple[Any, dict[str, Any]]:
    """The tools of the server, and what each call gave."""

    async def talk() -> Any:
        command = StdioServerParameters(
            command=sys.executable, args=["-P", "-m", "aisupply", "mcp", "--data", str(TOY)], env=dict(os.environ)
        )
        async with stdio_client(command) as streams, ClientSession(*streams) as session:
            await session.initialize()
            calls = {**ANSWERED, **REFUSED, **UNSOURCED}
            return (await session.list_tools()).tools, {
                name: await session.call_tool(tool, arguments) for name, (tool, arguments) in calls.items()
            }

    return asyncio.run(talk())


def said(result: Any) -> Any:
    return json.loads(result.content[0].text)


def test_tools_only_read_and_say_what_they_do(conversation: tuple[Any, dict[str, Any]]) -> None:
    tools, _ = conversation

    assert {tool.name for tool in tools} >= {tool for tool, _ in ANSWERED.values()}
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)


@pytest.mark.parametrize("name", ANSWERED)
def test_every_answer_names_its_sources(conversation: tuple[Any, dict[str, Any]], name: str) -> None:
    answer = said(conversation[1][name])

    assert answer["sources"]
    assert answer["as_of"] == "2026-06-01"
    assert {source["publisher"] for source in answer["sources"].values()} <= {"Toy Press", "Toy News"}


@pytest.mark.parametrize("words", REFUSED)
def test_what_the_graph_does_not_support_is_refused_in_words(
    conversation: tuple[Any, dict[str, Any]], words: str
) -> None:
    result = conversation[1][words]

    assert (result.is_error, words in result.content[0].text) == (True, True)


def test_an_answer_without_a_source_carries_a_caution(conversation: tuple[Any, dict[str, Any]]) -> None:
    assert "do not repeat" in said(conversation[1]["count"])["caution"]

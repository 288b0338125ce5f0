"""What a language model may ask: each tool calls one function below and adds the sources."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from ...graph import iris
from ...graph.analysis import needs as trees
from ...graph.analysis.needs import Tree
from ...graph.knowledge import KnowledgeGraph
from ...graph.questions import find_question
from ...graph.questions import questions as all_questions
from ..workers import Pool
from .cited import cited, source_ids

_MOST_MATCHES = 20
_DEEPEST = 6
_RESULT_BYTES = 200_000
_UNCHANGED = {"holds", "stays out"}


class Tools:
    """The tools over one graph; queries run in the workers of the pool."""

    def __init__(self, kg: KnowledgeGraph, pool: Pool) -> None:
        self._kg = kg
        self._pool = pool
        self._network = kg.network()

    def search(self, text: str) -> dict[str, Any]:
        """Find things by a part of their name in English, German or Chinese. Start here: other tools take ids."""
        matches = self._kg.search(text)[:_MOST_MATCHES]
        sources = (source for match in matches for source in self._network.nodes[match.thing].get("sources", ()))
        return cited(self._network, [asdict(match) for match in matches], sources)

    def show(self, thing: str) -> dict[str, Any]:
        """All that is known of a thing, statement or source: names, every statement with dates, confidence and sources."""
        card = self._kg.show(thing)
        return cited(self._network, asdict(card), (source.id for source in card.sources))

    def needs(self, thing: str, depth: int = 2) -> dict[str, Any]:
        """What a thing or goal rests on, step by step: requirements, alternatives ("one of" a group) and kinds."""
        found = trees.needs(self._network, self._kg.find(thing), as_of=self._kg.reference_day, depth=_bounded(depth))
        return self._tree(found)

    def used_by(self, thing: str, depth: int = 2) -> dict[str, Any]:
        """What rests on a thing, up to the goals of the plan."""
        found = trees.used_by(self._network, self._kg.find(thing), as_of=self._kg.reference_day, depth=_bounded(depth))
        return self._tree(found)

    async def why(self, thing: str, scenario: dict[str, Any] | None = None) -> dict[str, Any]:
        """Prove that an item can be had or a goal met, or that it cannot, down to statements.

        Licence duties count as bans unless the scenario says {"licences": "allow"}. Other keys: as_of, buyer, world,
        holdings, criticality, include, remove, lift.
        """
        found = await self._analysis("why", thing, scenario)
        return cited(self._network, found, (source["id"] for source in found["sources"]))

    async def chokepoints(self, thing: str, scenario: dict[str, Any] | None = None) -> dict[str, Any]:
        """The organizations and countries whose loss alone breaks an item or goal.

        "apparent" means that unnamed suppliers may exist: a question for research, not a finding. Ask `why` with
        {"remove": [...]} for the proof.
        """
        found = await self._analysis("chokepoints", thing, scenario)
        return cited(self._network, found, self._supply_sources(found["target"]))

    async def what_if(self, scenario: dict[str, Any]) -> dict[str, Any]:
        """What a scenario changes for all goals and items, such as {"remove": ["asml"], "licences": "allow"}."""
        found = await self._analysis("what-if", None, scenario)
        found["effects"] = [each for each in found["effects"] if each["change"] not in _UNCHANGED]
        sources = {source for each in found["effects"] for source in self._supply_sources(each["target"])}
        return cited(self._network, found, sources)

    def list_questions(self) -> dict[str, Any]:
        """The named questions that the graph answers, with the defaults of their parameters."""
        found = [
            {
                "number": each.number,
                "question": each.texts["en"],
                "parameters": {p.name: p.default for p in each.parameters},
            }
            for each in all_questions()
        ]
        return {"answer": found}

    async def ask_question(self, number: str, parameters: dict[str, str] | None = None) -> dict[str, Any]:
        """Answer a named question, such as 001, with other values for its parameters where wanted."""
        question = find_question(number)
        found = await self._rows(question.with_parameters(parameters or {}))
        return cited(self._network, {"question": question.texts["en"], "rows": found}, source_ids(found))

    async def sparql(self, query: str) -> dict[str, Any]:
        """Run a SPARQL 1.1 SELECT or ASK query; prefixes ais:, aid:, stm:, src:, prov: and rdfs: are declared already."""
        found = await self._rows(query)
        return cited(self._network, found, source_ids(found))

    def _tree(self, tree: Tree) -> dict[str, Any]:
        records = tree.records()
        sources = (source for record in records for source in str(record["sources"]).split("|"))
        return cited(self._network, {"target": tree.target, "depth": tree.depth, "steps": records}, sources)

    async def _analysis(self, name: str, thing: str | None, scenario: dict[str, Any] | None) -> dict[str, Any]:
        target = None if thing is None else self._kg.find(thing)
        arguments = {"name": name, "target": target, "scenario": scenario or {}}
        return json.loads((await self._pool.run("analysis", arguments)).body)

    def _supply_sources(self, item: str) -> set[str]:
        """The sources of the supplies and requirements that meet at an item or goal."""
        edges = (*self._network.in_edges(item, data=True), *self._network.out_edges(item, data=True))
        return {source for _, _, about in edges if "statement" in about for source in about.get("sources", ())}

    async def _rows(self, text: str) -> list[dict[str, Any]]:
        arguments = {"text": text, "rows": "json", "graph": None, "limit_bytes": _RESULT_BYTES}
        answer = json.loads((await self._pool.run("sparql", arguments)).body)
        if "boolean" in answer:
            return [{"boolean": answer["boolean"]}]
        return [{key: _plain(value) for key, value in row.items()} for row in answer["results"]["bindings"]]


def _plain(value: dict[str, str]) -> str:
    return iris.shorten(value["value"]) if value["type"] == "uri" else value["value"]


def _bounded(depth: int) -> int:
    return min(max(depth, 1), _DEEPEST)

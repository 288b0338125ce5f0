"""The analyses that a worker can be asked for: a name, a target, a scenario as a document, and options."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from ...graph.analysis.scenario import Scenario
from ...graph.errors import GraphError
from ...graph.knowledge import KnowledgeGraph


def analysis(kg: KnowledgeGraph, arguments: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Run one analysis; its result is the JSON document that the command line prints too."""
    run = ANALYSES[arguments["name"]]
    scenario = kg.scenario(**arguments["scenario"])
    result = run(kg, arguments.get("target"), scenario, arguments.get("options", {}))
    return {"outcome": "done", "format": "json"}, json.dumps(result, ensure_ascii=False, default=str).encode()


def warm_up_analyses(kg: KnowledgeGraph) -> None:
    """Run each analysis once on something small, so that all it imports and reads is there."""
    things = kg.network().nodes(data=True)
    country = next((thing for thing, about in things if about["class_"] == "country"), None)
    item = next((thing for thing, about in things if about.get("layer") == "equipment"), None)
    if country is None or item is None:
        return
    # A misspelt name and key are explained with near ones, which takes a library of its own.
    for wrong in (["remove", "no such thing"], ["removed", "x"], ["licences", "alow"]):
        with suppress(GraphError):
            kg.scenario(**{wrong[0]: wrong[1:]})
    for name in ANALYSES:
        with suppress(GraphError):
            analysis(kg, {"name": name, "target": item, "scenario": {"buyer": country}, "options": {"max_size": 1}})


def _why(kg: KnowledgeGraph, target: Any, scenario: Scenario, options: dict[str, Any]) -> dict[str, Any]:
    return kg.why(target, scenario).to_json(options.get("language", "en"))


def _chokepoints(kg: KnowledgeGraph, target: Any, scenario: Scenario, options: dict[str, Any]) -> dict[str, Any]:
    of = options.get("of") or ("organizations", "countries")
    return kg.chokepoints(target, scenario, of=of, plan=options.get("plan")).to_json()


def _cut_sets(kg: KnowledgeGraph, target: Any, scenario: Scenario, options: dict[str, Any]) -> dict[str, Any]:
    of = options.get("of") or "organizations"
    return kg.cut_sets(target, scenario, of=of, max_size=options.get("max_size")).to_json()


def _breakthroughs(kg: KnowledgeGraph, target: Any, scenario: Scenario, options: dict[str, Any]) -> dict[str, Any]:
    without = options.get("without") or ()
    chosen = {"max_size": options.get("max_size"), "plan": options.get("plan")}
    return kg.breakthroughs(target, scenario, without=without, **chosen).to_json()


def _concentration(kg: KnowledgeGraph, target: Any, scenario: Scenario, options: dict[str, Any]) -> dict[str, Any]:
    return kg.concentration(target, home=options.get("home") or scenario.buyer, as_of=scenario.as_of).document()


def _what_if(kg: KnowledgeGraph, _target: Any, scenario: Scenario, _options: dict[str, Any]) -> dict[str, Any]:
    return {**kg.what_if(scenario).to_json(), "toml": scenario.to_toml()}


ANALYSES: dict[str, Callable[[KnowledgeGraph, Any, Scenario, dict[str, Any]], dict[str, Any]]] = {
    "breakthroughs": _breakthroughs,
    "chokepoints": _chokepoints,
    "concentration": _concentration,
    "cut-sets": _cut_sets,
    "what-if": _what_if,
    "why": _why,
}

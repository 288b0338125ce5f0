"""The pictures: which part of the graph each shows, in which columns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ..graph.network import Network
from .layout import laid_out
from .view import View, ViewEdge, ViewNode

_COLUMNS = (
    ("chips",),
    ("systems", "software"),
    ("infrastructure",),
    ("models", "data"),
    ("applications",),
)
_COLUMN_TITLES: tuple[dict[str, str], ...] = (
    {"en": "Chips", "zh": "芯片", "de": "Chips"},
    {"en": "Systems and software", "zh": "系统与软件", "de": "Systeme und Software"},
    {"en": "Infrastructure", "zh": "基础设施", "de": "Infrastruktur"},
    {"en": "Models and data", "zh": "模型与数据", "de": "Modelle und Daten"},
    {"en": "Applications", "zh": "应用", "de": "Anwendungen"},
    {"en": "Goals of the plan", "zh": "规划目标", "de": "Ziele des Plans"},
)
_GOAL_COLUMN = len(_COLUMNS)
_SHOWN = ("targets", "requires")
_LANGUAGES = ("en", "zh", "de")


def plan_view(network: Network, *, plan: str, as_of: date) -> View:
    """The leading goals of a plan, what they target or require, and what that needs, from applications to chips.

    Args:
        network: the graph as of the day.
        plan: the id of the plan.
        as_of: the day that the page names.
    """
    goals = _leading_goals(network, plan)
    edges = _edges_beneath(network, [plan, *goals])
    shown = {end for edge in edges for end in (edge.tail, edge.head)}
    edges += [edge for edge in _parents(network, goals) if edge.tail in shown and edge.head in shown]
    nodes = laid_out([_node(thing, network.nodes[thing]) for thing in sorted(shown)], edges)
    about_plan = _labels(plan, network.nodes[plan])
    return View(
        titles={
            "en": f"{about_plan['en']}: what its goals rest on",
            "zh": f"{about_plan['zh']}：目标依赖什么",
            "de": f"{about_plan['de']}: worauf die Ziele beruhen",
        },
        as_of=as_of,
        columns=_COLUMN_TITLES,
        nodes=nodes,
        edges=tuple(edges),
        citations=_citations(network, nodes, edges),
    )


def _leading_goals(network: Network, plan: str) -> list[str]:
    """The goals of a plan but for the objectives that only spell out another goal; those are in the tables."""
    children = {tail for tail, _, about in network.edges(data=True) if about["kind"] == "parent_goal"}
    stated = [(thing, about) for thing, about in network.nodes(data=True) if about.get("plan") == plan]
    return [thing for thing, about in stated if about["class_"] != "objective" or thing not in children]


def _edges_beneath(network: Network, roots: list[str]) -> list[ViewEdge]:
    edges: list[ViewEdge] = []
    seen = set(roots)
    waiting = list(roots)
    while waiting:
        for edge in _out(network, waiting.pop()):
            edges.append(edge)
            if edge.head not in seen:
                seen.add(edge.head)
                waiting.append(edge.head)
    return edges


def _out(network: Network, thing: str) -> Iterator[ViewEdge]:
    for _, head, about in network.out_edges(thing, data=True):
        essential = about.get("criticality", "essential") == "essential"
        if about["kind"] in _SHOWN and essential and _column(network.nodes[head]) is not None:
            yield _edge(thing, head, about, relation=about["kind"])


def _parents(network: Network, goals: list[str]) -> Iterator[ViewEdge]:
    for tail, head, about in network.edges(goals, data=True):
        if about["kind"] == "parent_goal":
            yield _edge(head, tail, about, relation="part")


def _edge(tail: str, head: str, about: dict[str, Any], *, relation: str) -> ViewEdge:
    sources = about.get("sources", ())
    return ViewEdge(tail, head, relation, about.get("statement", ""), about.get("note", ""), tuple(sources))


def _column(about: dict[str, Any]) -> int | None:
    if "plan" in about or about["class_"] == "plan":
        return _GOAL_COLUMN
    layer = about.get("layer")
    return next((number for number, layers in enumerate(_COLUMNS) if layer in layers), None)


def _node(thing: str, about: dict[str, Any]) -> ViewNode:
    column = _column(about)
    layer = "goals" if column == _GOAL_COLUMN else about["layer"]
    note, sources = about.get("note", ""), tuple(about.get("sources", ()))
    return ViewNode(thing, _labels(thing, about), about["class_"], layer, column or 0, note, sources)


def _labels(thing: str, about: dict[str, Any]) -> dict[str, str]:
    english = about.get("label_en", thing)
    return {language: about.get(f"label_{language}") or english for language in _LANGUAGES}


def _citations(network: Network, nodes: tuple[ViewNode, ...], edges: list[ViewEdge]) -> dict[str, str]:
    cited = {source for each in (*nodes, *edges) for source in each.sources}
    return {source: _citation(network.graph["sources"][source]) for source in sorted(cited)}


def _citation(source: dict[str, Any]) -> str:
    return ", ".join(str(source[key]) for key in ("publisher", "title", "issued") if source.get(key))

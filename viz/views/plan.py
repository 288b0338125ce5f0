"""The plan: the bodies that lead it, its goals and measures, and the capabilities that they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ...graph.network import Network
from ..layout import grouped, in_columns
from ..things import edge, finished, labels_of, layer_of, node
from ..view import View, ViewEdge
from ..words import phrase, word_for

_LAYERS = (("chips",), ("systems", "software"), ("infrastructure",), ("models", "data"), ("applications",))
_GOALS, _PLAN, _BODIES = len(_LAYERS), len(_LAYERS) + 1, len(_LAYERS) + 2
_BENEATH = frozenset({"targets", "requires"})
_ACTING = frozenset({"leads", "co_issues", "implements", "supervises"})


def plan_view(network: Network, *, plan: str, as_of: date) -> View:
    """A plan with its bodies and leading goals, what these target or require, and what that needs, down to chips.

    Args:
        network: the graph, of whichever days.
        plan: the id of the plan.
        as_of: the day that the page shows first.
    """
    goals = _leading_goals(network, plan)
    edges = [*_edges_beneath(network, [plan, *goals]), *_bodies(network, [plan, *goals])]
    shown = {end for each in edges for end in (each.tail, each.head)} | {plan}
    edges += [each for each in _parents(network, goals, plan) if each.tail in shown and each.head in shown]
    nodes = in_columns([node(network, thing, column=_column(network, thing, plan)) for thing in sorted(shown)], edges)
    about = labels_of(network, plan)
    return grouped(
        finished(
            network,
            name="plan",
            titles=phrase("view", "plan-title", plan=about),
            sees=phrase("view", "plan-sees"),
            as_of=as_of,
            nodes=nodes,
            edges=edges,
            columns=_columns(),
        )
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
        for found in _out(network, waiting.pop()):
            edges.append(found)
            if found.head not in seen:
                seen.add(found.head)
                waiting.append(found.head)
    return edges


def _out(network: Network, thing: str) -> Iterator[ViewEdge]:
    for _, head, about in network.out_edges(thing, data=True):
        essential = about.get("criticality", "essential") == "essential"
        if about["kind"] in _BENEATH and essential and _layer_column(network.nodes[head]) is not None:
            yield edge(thing, head, about)


def _parents(network: Network, goals: list[str], plan: str) -> Iterator[ViewEdge]:
    for tail, head, about in network.edges(goals, data=True):
        # Every goal belongs to its plan; drawn are the links that say more: the uppermost ones, and those of parts.
        uppermost = about["kind"] == "of_plan" and head == plan and not _has_parent(network, tail)
        if about["kind"] == "parent_goal" or uppermost:
            yield edge(head, tail, about)


def _has_parent(network: Network, goal: str) -> bool:
    return any(about["kind"] == "parent_goal" for _, _, about in network.out_edges(goal, data=True))


def _bodies(network: Network, acted_for: list[str]) -> Iterator[ViewEdge]:
    for tail, head, about in network.in_edges(acted_for, data=True):
        if about["kind"] in _ACTING:
            yield edge(tail, head, about)


def _layer_column(about: dict[str, Any]) -> int | None:
    layer = layer_of(about)
    return next((number for number, layers in enumerate(_LAYERS) if layer in layers), None)


def _column(network: Network, thing: str, plan: str) -> int:
    about = network.nodes[thing]
    if thing == plan:
        return _PLAN
    if "plan" in about or about["class_"] == "plan":
        return _GOALS
    found = _layer_column(about)
    return _BODIES if found is None else found


def _columns() -> tuple[dict[str, str], ...]:
    layers = tuple(_joined(names) for names in _LAYERS)
    return (*layers, *(phrase("view", f"column-{name}") for name in ("goals", "plan", "bodies")))


def _joined(layers: tuple[str, ...]) -> dict[str, str]:
    words = [word_for(f"layer-{layer}") for layer in layers]
    return {language: " · ".join(word[language] for word in words) for language in words[0]}

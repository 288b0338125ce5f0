"""The AND/OR structure beneath a goal or thing: what is needed, and where a choice is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ...graph.network import Network
from ...graph.requirements import RequirementEdge, requirements
from ..layout import grouped, in_columns
from ..things import edge, finished, labels_of, node
from ..view import Role, View, ViewEdge, ViewNode
from ..words import phrase

_GOAL_EDGES = frozenset({"targets", "requires"})


@dataclass(slots=True)
class _Drawing:
    """What has been drawn so far; a thing stands at the first level on which it is met."""

    network: Network
    as_of: date
    levels: dict[str, int] = field(default_factory=dict[str, int])
    choices: dict[str, ViewNode] = field(default_factory=dict[str, ViewNode])
    edges: list[ViewEdge] = field(default_factory=list[ViewEdge])


def goal_view(network: Network, *, goal: str, as_of: date, depth: int) -> View:
    """What must be there for a goal on a day, `depth` levels down; groups and kinds are drawn as choices.

    Definition: a goal needs all that it targets or requires and its child goals; a thing needs its essential
    requirements, own and inherited; of a group `at_least` members; a type is met by any of its kinds, or by a supplier.
    """
    drawing = _Drawing(network, as_of, {goal: 0})
    waiting = [goal]
    for level in range(1, depth + 1):
        waiting = [there for here in waiting for there in _beneath(drawing, here, level)]
    # A choice stands in a column of its own, between what needs it and its alternatives.
    deepest = max(max(drawing.levels.values()) * 2, *(each.column for each in drawing.choices.values()), 0)
    things = [node(network, thing, column=deepest - 2 * level) for thing, level in sorted(drawing.levels.items())]
    choices = [replace(choice, column=deepest - choice.column) for _, choice in sorted(drawing.choices.items())]
    nodes = in_columns([*things, *choices], drawing.edges)
    about = labels_of(network, goal)
    return grouped(
        finished(
            network,
            name=f"goal-{goal}",
            titles=phrase("view", "goal-title", thing=about),
            sees=phrase("view", "goal-sees", depth=depth, beyond=_beyond(drawing, waiting)),
            as_of=as_of,
            nodes=nodes,
            edges=drawing.edges,
            columns=tuple(_heading(column, deepest) for column in range(deepest + 1)),
        )
    )


def _beneath(drawing: _Drawing, here: str, level: int) -> Iterator[str]:
    for tail, head, about in drawing.network.out_edges(here, data=True):
        if about.get("relation") in _GOAL_EDGES:
            yield from _draw(drawing, edge(tail, head, about), level)
    for child, _, about in drawing.network.in_edges(here, data=True):
        if about["kind"] == "parent_goal":
            yield from _draw(drawing, edge(here, child, about), level)
    needed = requirements(drawing.network, here, as_of=drawing.as_of)
    for need in needed:
        if need.group is None:
            yield from _draw(drawing, _needed(drawing, here, need, "requires"), level)
    for group in sorted({(need.stated_for, need.group) for need in needed if need.group is not None}):
        members = [need for need in needed if (need.stated_for, need.group) == group]
        yield from _choice(drawing, here, f"{group[0]}/{group[1]}", members, level)
    _kinds(drawing, here, level)


def _draw(drawing: _Drawing, drawn: ViewEdge, level: int) -> Iterator[str]:
    drawing.edges.append(drawn)
    if drawn.head not in drawing.levels:
        drawing.levels[drawn.head] = level
        yield drawn.head


def _needed(drawing: _Drawing, tail: str, need: RequirementEdge, relation: str) -> ViewEdge:
    about: dict[str, Any] = drawing.network.edges[need.stated_for, need.input, need.statement]
    inherited = () if need.stated_for == tail else (("inherited", need.stated_for),)
    drawn = edge(tail, need.input, about, relation=relation)
    return replace(drawn, details=(*drawn.details, *inherited))


def _choice(drawing: _Drawing, here: str, group: str, members: list[RequirementEdge], level: int) -> Iterator[str]:
    least = members[0].at_least
    id_ = f"choice:{here}:{group}"
    labels = phrase("view", "choice-of", least=least, count=len(members))
    drawing.choices[id_] = ViewNode(id_, labels, role=Role.CHOICE, column=2 * level - 1)
    sources = tuple(sorted({source for member in members for source in member.sources}))
    drawing.edges.append(ViewEdge(here, id_, "requires", sources=sources))
    for member in members:
        yield from _draw(drawing, replace(_needed(drawing, here, member, "one-of"), tail=id_), level)


def _kinds(drawing: _Drawing, here: str, level: int) -> None:
    """The kinds that can stand for a thing, inside a choice: what each of them needs is seen in its own picture."""
    kinds = [
        (tail, about) for tail, _, about in drawing.network.in_edges(here, data=True) if about["kind"] == "kind_of"
    ]
    if not kinds:
        return
    id_ = f"choice:{here}:kinds"
    labels = phrase("view", "choice-kinds")
    drawing.choices[id_] = ViewNode(id_, labels, role=Role.CHOICE, column=2 * level - 1)
    drawing.edges.append(ViewEdge(here, id_, "kind"))
    for kind, about in sorted(kinds, key=lambda pair: pair[0]):
        shown = node(drawing.network, kind, id_=f"{kind}@{id_}", column=2 * level - 1, inside=id_)
        drawing.choices[shown.id] = shown
        drawing.edges.append(edge(id_, shown.id, about))


def _beyond(drawing: _Drawing, last: list[str]) -> int:
    """How many things lie beneath the lowest level, all the way down."""
    below = _Drawing(drawing.network, drawing.as_of, dict(drawing.levels))
    waiting = list(last)
    while waiting:
        waiting = [there for here in waiting for there in _beneath(below, here, 0)]
    return len(below.levels) - len(drawing.levels)


def _heading(column: int, deepest: int) -> dict[str, str]:
    level, between = divmod(deepest - column, 2)
    if between:
        return {"en": "", "zh": "", "de": ""}
    return phrase("view", "column-goal") if level == 0 else phrase("view", "column-level", n=level)

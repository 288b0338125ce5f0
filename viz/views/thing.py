"""The neighbourhood of a thing: what it rests on to the left, what rests on it to the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ...graph.network import Network
from ..layout import grouped, in_columns
from ..things import edge, finished, labels_of, node
from ..view import View, ViewEdge
from ..words import phrase

# The way from a thing to what it rests on: along requirements, and against supplies and kinds.
_FORWARD = frozenset({"requires", "targets", "promotes", "applies_to"})
_BACKWARD = frozenset({"supplies", "kind_of", "holds", "parent_goal"})
_TO_THE_RIGHT = frozenset({"restricts", "leads", "co_issues", "implements", "supervises"})


def thing_view(network: Network, *, thing: str, as_of: date, depth: int) -> View:
    """A thing, and what lies up to `depth` steps before and after it, with suppliers and legal measures.

    Definition: one step to the left leads to what a thing requires or targets, to who supplies it, and to its kinds and
    parts; to the right to what requires it, what it supplies, what restricts it, and the types it is a kind of.
    """
    columns = {thing: 0}
    edges: dict[tuple[str, str, str], ViewEdge] = {}
    for way in (-1, 1):
        reached = {thing}
        for step in range(1, depth + 1):
            found = [*_steps(network, sorted(reached), way)]
            edges |= {(each.tail, each.head, each.statement or each.relation): each for _, each in found}
            reached = {there for there, _ in found if there not in columns}
            columns |= dict.fromkeys(sorted(reached), way * step)
    shown = [each for each in edges.values() if each.tail in columns and each.head in columns]
    nodes = in_columns([node(network, id_, column=column + depth) for id_, column in sorted(columns.items())], shown)
    about = labels_of(network, thing)
    return grouped(
        finished(
            network,
            name=f"thing-{thing}",
            titles=phrase("view", "thing-title", thing=about),
            sees=phrase("view", "thing-sees", thing=about, depth=depth),
            as_of=as_of,
            nodes=nodes,
            edges=shown,
            columns=tuple(_heading(column) for column in range(-depth, depth + 1)),
        )
    )


def _steps(network: Network, things: Iterable[str], way: int) -> Iterator[tuple[str, ViewEdge]]:
    for thing in things:
        for _, head, about in network.out_edges(thing, data=True):
            if _way_of(about["kind"], outgoing=True) == way:
                yield head, _drawn(thing, head, about)
        for tail, _, about in network.in_edges(thing, data=True):
            if _way_of(about["kind"], outgoing=False) == way:
                yield tail, _drawn(tail, thing, about)


def _way_of(kind: str, *, outgoing: bool) -> int:
    if kind in _FORWARD:
        return -1 if outgoing else 1
    if kind in _BACKWARD:
        return 1 if outgoing else -1
    if kind in _TO_THE_RIGHT:
        # Measures and bodies stand to the right of what they act on, and what they act on to their left.
        return -1 if outgoing else 1
    return 0


def _drawn(tail: str, head: str, about: dict[str, Any]) -> ViewEdge:
    if about["kind"] in {"kind_of", "parent_goal"}:
        return edge(head, tail, about)
    return edge(tail, head, about)


def _heading(column: int) -> dict[str, str]:
    if column == 0:
        return phrase("view", "column-here")
    name = "before" if column < 0 else "after"
    return phrase("view", f"column-{name}-1") if abs(column) == 1 else phrase("view", f"column-{name}", n=abs(column))

"""Large pictures: nodes gathered into groups that a click opens, so that the first look is readable and quick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from ..view import LARGE, Role, View, ViewNode
from ..words import Labels, phrase
from .communities import BOXES, DOTS, by_community, communities

Gathered: TypeAlias = Mapping[str, "list[ViewNode]"]


def grouped(view: View, *, largest: int = LARGE) -> View:
    """A view in columns as it is if it is small; otherwise its outermost nodes inside a group for each column."""
    outermost = [node for node in view.nodes if not node.inside]
    if len(outermost) <= largest:
        return view
    return _inside(view, _by_column(outermost))


def _inside(view: View, gathered: Gathered) -> View:
    inside = {node.id: group for group, members in gathered.items() for node in members}
    groups = [_group(name, members, view) for name, members in gathered.items()]
    members = tuple(replace(node, inside=inside.get(node.id, node.inside)) for node in view.nodes)
    return replace(view, nodes=(*groups, *members))


def placed_network(view: View) -> View:
    """A view without columns, laid out; as dots with room between them where boxes would be too many."""
    if len(view.nodes) <= LARGE:
        return replace(view, nodes=by_community(view.nodes, view.edges, spacing=BOXES))
    found = communities(view.nodes, view.edges)
    placed = replace(view, nodes=by_community(view.nodes, view.edges, spacing=DOTS, found=found))
    return _inside(placed, _by_community(list(placed.nodes), found))


def _by_column(nodes: list[ViewNode]) -> Gathered:
    gathered: dict[str, list[ViewNode]] = {}
    for node in sorted(nodes, key=lambda each: each.column):
        gathered.setdefault(f"group:{node.column}", []).append(node)
    return gathered


def _by_community(nodes: list[ViewNode], found: list[list[str]]) -> Gathered:
    by_id = {node.id: node for node in nodes}
    return {f"group:{number}": [by_id[id_] for id_ in members] for number, members in enumerate(found)}


def _group(name: str, members: list[ViewNode], view: View) -> ViewNode:
    return ViewNode(
        id=name,
        labels=_heading(members, view),
        role=Role.GROUP,
        layer=members[0].layer,
        column=members[0].column,
        x=round(sum(node.x for node in members) / len(members), 1),
        y=round(sum(node.y for node in members) / len(members), 1),
    )


def _heading(members: list[ViewNode], view: View) -> Labels:
    if view.columns:
        return view.columns[members[0].column]
    return phrase("view", "around", thing=members[0].labels, count=len(members))

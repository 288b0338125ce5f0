"""Places for a network without columns: communities apart from each other, their members close together.

Communities are Louvain's (Blondel and others 2008, doi:10.1088/1742-5468/2008/10/P10008), placed by the force layout of
Fruchterman and Reingold (1991, doi:10.1002/spe.4380211102), both as NetworkX computes them with a fixed seed. Members
stand on a sunflower spiral around the centre of their community, the best connected in the middle (Vogel 1979,
doi:10.1016/0025-5564(79)90080-4), so that no two boxes overlap and 10,000 nodes take about a second.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from ..view import ViewEdge, ViewNode

if TYPE_CHECKING:
    import networkx as nx

_SEED = 7
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
_FEW = 150
_ROUNDS = 60
_SPACE = 1.05
_NEARLY = 1e-6


@dataclass(frozen=True, slots=True)
class Spacing:
    """How much room one node takes, in pixels."""

    width: float
    height: float


BOXES = Spacing(340, 90)
DOTS = Spacing(28, 28)


def communities(nodes: Iterable[ViewNode], edges: Iterable[ViewEdge]) -> list[list[str]]:
    """The communities of a picture, largest first, each with its best connected member first."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.id for node in nodes)
    graph.add_edges_from((edge.tail, edge.head) for edge in edges)
    alone = [id_ for id_, degree in graph.degree if degree == 0]
    graph.remove_nodes_from(alone)
    found = cast("list[set[str]]", nx.community.louvain_communities(graph, seed=_SEED))
    # Things that nothing connects would each be a community; they stand together.
    found += [set(alone)] if alone else []
    graph.add_nodes_from(alone)
    members = [sorted(community, key=lambda id_: (-graph.degree(id_), id_)) for community in found]
    return sorted(members, key=lambda each: (-len(each), each[0]))


def by_community(
    nodes: Sequence[ViewNode],
    edges: Sequence[ViewEdge],
    *,
    spacing: Spacing = BOXES,
    found: list[list[str]] | None = None,
) -> tuple[ViewNode, ...]:
    """The same nodes with places. A few nodes are placed one by one, many as communities, those `found` if given."""
    if not nodes:
        return ()
    groups = [[node.id] for node in nodes] if len(nodes) <= _FEW else found or communities(nodes, edges)
    centres = _centres(groups, edges, spacing)
    places: dict[str, tuple[float, float]] = {}
    for number, members in enumerate(groups):
        for rank, id_ in enumerate(members):
            places[id_] = _on_spiral(centres[number], rank, spacing)
    return tuple(replace(node, x=places[node.id][0], y=places[node.id][1]) for node in nodes)


def _on_spiral(centre: tuple[float, float], rank: int, spacing: Spacing) -> tuple[float, float]:
    distance = math.sqrt(rank)
    angle = rank * _GOLDEN_ANGLE
    x = centre[0] + spacing.width * distance * math.cos(angle)
    return round(x, 1), round(centre[1] + spacing.height * distance * math.sin(angle), 1)


def _centres(groups: list[list[str]], edges: Sequence[ViewEdge], spacing: Spacing) -> list[tuple[float, float]]:
    import networkx as nx

    group_of = {id_: number for number, members in enumerate(groups) for id_ in members}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(groups)))
    weights: dict[tuple[int, int], int] = {}
    for edge in edges:
        pair = (group_of[edge.tail], group_of[edge.head])
        if pair[0] != pair[1]:
            weights[min(pair), max(pair)] = weights.get((min(pair), max(pair)), 0) + 1
    graph.add_weighted_edges_from((tail, head, math.log2(1 + count)) for (tail, head), count in weights.items())
    return _apart(_spring(graph), [_radius(len(members)) for members in groups], spacing)


def _spring(graph: nx.Graph[int]) -> list[tuple[float, float]]:
    import networkx as nx

    if len(graph) > 1:
        # The energy method needs SciPy; the force method needs only NumPy.
        found = cast("dict[int, Any]", nx.spring_layout(graph, seed=_SEED, iterations=80, method="force"))
        return [(float(found[number][0]), float(found[number][1])) for number in range(len(graph))]
    return [(0.0, 0.0)] * len(graph)


def _radius(members: int) -> float:
    """The radius of a community in steps of the spacing."""
    return math.sqrt(max(0, members - 1)) + 0.55


def _apart(centres: list[tuple[float, float]], radii: list[float], spacing: Spacing) -> list[tuple[float, float]]:
    """Push circles apart until none overlap, then scale steps to pixels."""
    import numpy as np

    reach = np.array(radii)
    size = 1.6 * math.sqrt(float((reach**2).sum()))
    at = np.array(centres) * size
    needed = (reach[:, None] + reach[None, :]) * _SPACE
    np.fill_diagonal(needed, 0)
    for _ in range(_ROUNDS):
        between = at[:, None, :] - at[None, :, :]
        distance = np.hypot(between[..., 0], between[..., 1]) + 1e-9
        missing = np.clip(needed - distance, 0, None)
        if not (missing > _NEARLY).any():
            break
        at = at + ((missing / distance / 2)[..., None] * between).sum(axis=1)
    at = at * _stretch(at, needed)
    return [(float(x) * spacing.width, float(y) * spacing.height) for x, y in at]


def _stretch(at: Any, needed: Any) -> float:
    """What is still missing after the last round is made up by scaling everything."""
    import numpy as np

    between = at[:, None, :] - at[None, :, :]
    distance = np.hypot(between[..., 0], between[..., 1]) + 1e-9
    return max(1.0, float((needed / distance)[needed > 0].max(initial=1.0)))

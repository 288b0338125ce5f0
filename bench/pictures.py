"""The same random networks as a view of ours and as PyVis's own network."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

_CLUSTER = 100
_ANYWHERE = 0.1


def network_view(count: int) -> Any:
    """A view of `count` things in loose clusters with one and a half times as many edges, laid out and grouped."""
    from aisupply.viz import View, ViewEdge, ViewNode
    from aisupply.viz.layout import placed_network
    from aisupply.viz.words import same

    nodes = tuple(
        ViewNode(f"n{place}", same(_name(place)), kind="component", layer=_layer(place), thing=f"n{place}")
        for place in range(count)
    )
    edges = tuple(
        ViewEdge(f"n{tail}", f"n{head}", "requires", statement=f"s{number}")
        for number, (tail, head) in enumerate(_edges(count))
    )
    title, nothing = same(f"{count:,} things"), same("")
    return placed_network(View("bench", title, nothing, date(2026, 1, 1), nodes, edges))


def pyvis_network(count: int) -> Any:
    """The same network built the way PyVis documents it, with its defaults, its library inlined."""
    from pyvis.network import Network

    network: Any = Network(directed=True, cdn_resources="in_line")
    for place in range(count):
        network.add_node(f"n{place}", label=_name(place), group=_layer(place))
    for tail, head in _edges(count):
        network.add_edge(f"n{tail}", f"n{head}")
    return network


def _edges(count: int) -> list[tuple[int, int]]:
    chance = random.Random(count)
    return [(place, _partner(chance, place, count)) for place in range(count) for _ in range(1 + place % 2)]


def _partner(chance: random.Random, place: int, count: int) -> int:
    # Most partners stand in the same cluster, a few anywhere.
    if chance.random() < _ANYWHERE:
        return chance.randrange(count)
    return min(count - 1, place - place % _CLUSTER + chance.randrange(_CLUSTER))


def _name(place: int) -> str:
    return f"Thing number {place}"


def _layer(place: int) -> str:
    return ("materials", "equipment", "chips", "systems", "models", "applications")[place % 6]

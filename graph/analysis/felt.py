"""Where the loss of a party is felt first, and how far items stand above the raw end."""

from __future__ import annotations

from collections import defaultdict

import networkx as nx

from .equations import Equations, NodeKind
from .organizations import is_country, organizations_of, parts


class Felt:
    """The items of a compiled system, asked which of them fail at first hand when a party falls."""

    def __init__(self, equations: Equations) -> None:
        self._equations = equations
        self._before: list[bool] = equations.states().tolist()
        self._offers: defaultdict[str, list[int]] = defaultdict(list)
        self._delivered: list[int] = []
        for index, node in enumerate(equations.nodes):
            if node.kind is NodeKind.OFFER:
                self._offers[node.party].append(index)
            elif node.kind is NodeKind.SOURCES and self._before[index]:
                self._delivered.append(index)

    def through(self, party: str) -> tuple[str, ...]:
        """The items that some buyer gets from nobody but a party and those who fall with it, sorted."""
        network = self._equations.network
        follow = organizations_of(network, party) if is_country(network, party) else parts(network, party)
        fallen = {offer for each in (party, *follow) for offer in self._offers[each]}
        after: list[bool] = self._equations.states([party]).tolist()
        lost = [node for node in self._delivered if not after[node]]
        return tuple(sorted({self._equations.nodes[node].thing for node in lost if self._working(node) <= fallen}))

    def _working(self, sources: int) -> set[int]:
        return {child for child in self._equations.children(sources) if self._before[child]}


def heights(equations: Equations) -> dict[str, int]:
    """For each item of a system the longest chain of requirements beneath it; a circle counts as one step."""
    items = {node.thing for node in equations.nodes if node.kind is NodeKind.OBTAIN}
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(items)
    for item in items:
        graph.add_edges_from((item, edge.input) for edge in equations.facts.requirements(item, equations.scenario))
    condensed = nx.condensation(graph)
    height: dict[int, int] = {}
    for component in reversed(list(nx.topological_sort(condensed))):
        height[component] = max((height[below] + 1 for below in condensed.successors(component)), default=0)
    return {item: height[component] for item, component in condensed.graph["mapping"].items()}

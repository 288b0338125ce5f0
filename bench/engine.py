"""The dependency engine on the real graph: compile, solve, thousands of scenarios, cut sets.

The plain way is the same
system as a NetworkX graph, swept until nothing changes, as one would write it first.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

import networkx as nx

import aisupply
from aisupply.graph.analysis.chokepoints import DEFAULT_PLAN
from aisupply.graph.analysis.compiling import compiled
from aisupply.graph.analysis.cut_sets import Of, cut_sets
from aisupply.graph.analysis.equations import Equations
from aisupply.graph.analysis.removals import removable
from aisupply.graph.analysis.scenario import Licences, baseline
from aisupply.graph.network import Network

from .table import Line

TITLE = "The dependency engine on the real graph"


class Measured(NamedTuple):
    """One measurement: what, how long or how often, what is wanted, and whether that is met."""

    what: str
    measured: str
    wanted: str
    met: bool


def measurements() -> Iterator[Measured]:
    """Every measurement, as soon as it is there; times are those of the processor."""
    network = aisupply.load().network()
    scenario = replace(baseline(network), licences=Licences.ALLOW)
    goals = [thing for thing in network if "plan" in network.nodes[thing]]

    def all_goals() -> None:
        compiled(network, scenario, goals).states()

    yield _within("compile and solve all goals, warm", _fastest(all_goals, runs=10), 0.050)
    equations = compiled(network, scenario, goals)
    yield _within("one scenario on the compiled system", _fastest(lambda: equations.states(["asml"]), runs=50), 0.002)
    yield from _many_scenarios(equations, goals)
    yield _cut_sets(network, goals)


def lines() -> Iterator[Line]:
    """The measurements as lines of the common table."""
    for each in measurements():
        yield Line(what=each.what, measured=each.measured, wanted=each.wanted, met=each.met)


def _many_scenarios(equations: Equations, goals: list[str]) -> Iterator[Measured]:
    things = [*removable(equations, Of.MIXED).values()]
    removals = [[thing] for thing in things] * (10_000 // len(things) + 1)
    taken = _fastest(lambda: equations.works_many(removals, goals), runs=3) / len(removals)
    yield Measured("single removals in a second", f"{1 / taken:,.0f}", "≥ 10,000", 1 / taken >= 10_000)
    plain = _fastest(lambda: _swept(_as_networkx(equations), set(equations.leaves(["asml"]))), runs=3)
    swept = _swept(_as_networkx(equations), set(equations.leaves(["asml"])))
    if [swept[equations.tops[goal]] for goal in goals] != equations.works_many([["asml"]], goals)[0].tolist():
        raise SystemExit("The two ways disagree.")
    ratio = plain / taken
    yield Measured("… times faster than plain NetworkX", f"{ratio:,.0f} ({plain * 1000:.0f} ms)", "≥ 100", ratio >= 100)


def _cut_sets(network: Network, goals: list[str]) -> Measured:
    scenario = replace(baseline(network), licences=Licences.ALLOW)
    worst, slowest = 0.0, ""
    for goal in [goal for goal in goals if network.nodes[goal]["plan"] == DEFAULT_PLAN]:
        taken = _fastest(lambda goal=goal: cut_sets(network, goal, scenario, of=Of.ORGANIZATIONS, max_size=3), runs=1)
        worst, slowest = max((worst, slowest), (taken, goal))
    return Measured(f"order ≤ 3 of a goal, slowest ({slowest})", f"{worst:.2f} s", "≤ 1 s", worst <= 1)


def _as_networkx(equations: Equations) -> nx.DiGraph:
    graph = nx.DiGraph()
    for node in range(len(equations.nodes)):
        graph.add_node(node, need=int(equations.system.need[node]))
        graph.add_edges_from((node, child) for child in equations.children(node))
    return graph


def _swept(graph: nx.DiGraph, failed: set[int]) -> dict[int, bool]:
    works = {node: node not in failed for node in graph}
    changing = True
    while changing:
        changing = False
        for node, need in graph.nodes(data="need"):
            # A child that stands twice counts once here; the systems compared have none.
            if works[node] and sum(works[child] for child in graph.successors(node)) < min(
                need, graph.out_degree(node)
            ):
                works[node] = False
                changing = True
    return works


def _fastest(run: Callable[[], object], *, runs: int) -> float:
    times = []
    for _ in range(runs):
        begun = time.process_time()
        run()
        times.append(time.process_time() - begun)
    return min(times)


def _within(what: str, seconds: float, limit: float) -> Measured:
    return Measured(what, f"{seconds * 1000:.3g} ms", f"≤ {limit * 1000:g} ms", seconds <= limit)

"""The dependency engine on the real graph: compile, solve, thousands of scenarios, cut sets, a sweep, a what-if.

Times are those of the processor. The plain way is the same system as a NetworkX graph, swept until
nothing changes, as one would write it first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import networkx as nx

import aisupply
from aisupply.graph.analysis.compiling import compiled
from aisupply.graph.analysis.cut_sets import Of, cut_sets
from aisupply.graph.analysis.equations import Equations
from aisupply.graph.analysis.facts import Facts
from aisupply.graph.analysis.removals import removable
from aisupply.graph.analysis.scenario import Licences, baseline
from aisupply.graph.analysis.sweep import sweep
from aisupply.graph.analysis.what_if import what_if
from aisupply.graph.network import Network

from .measure import seconds
from .table import Line, duration, faster, within

TITLE = "The dependency engine on the real graph"
_PRIORITY_TECHNOLOGIES = (
    "high-end-training-chip",
    "edge-inference-chip",
    "ai-server",
    "high-speed-interconnect",
    "intelligent-computing-cloud-os",
)


def lines() -> Iterator[Line]:
    """Every measurement, as soon as it is there."""
    network = aisupply.load().network()
    scenario = replace(baseline(network), licences=Licences.ALLOW)
    goals = [thing for thing in network if "plan" in network.nodes[thing]]

    facts = Facts(network)

    def all_goals() -> None:
        compiled(network, scenario, goals, facts=facts).states()

    def afresh() -> None:
        compiled(network, scenario, goals).states()

    yield within("compile and solve all goals, warm", seconds=seconds(all_goals, runs=10), limit_seconds=0.050)
    yield Line(what="the same with the statements read anew", measured=duration(seconds(afresh, runs=10)))
    equations = compiled(network, scenario, goals)
    one = seconds(lambda: equations.states(["asml"]), runs=50)
    yield within("one scenario on the compiled system", seconds=one, limit_seconds=0.002)
    yield from _many_scenarios(equations, goals)
    yield from _cut_sets(network, [*goals, *_PRIORITY_TECHNOLOGIES])
    yield _sweep(network)
    yield _what_if(network)


def _many_scenarios(equations: Equations, goals: list[str]) -> Iterator[Line]:
    things = [*removable(equations, Of.MIXED).values()]
    removals = [[thing] for thing in things] * (10_000 // len(things) + 1)
    taken = seconds(lambda: equations.works_many(removals, goals), runs=3) / len(removals)
    yield Line(
        what="single removals in a second",
        measured=f"{1 / taken:,.0f}",
        wanted="≥ 10,000",
        met=1 / taken >= 10_000,
    )
    plain = seconds(lambda: _swept(_as_networkx(equations), set(equations.leaves(["asml"]))), runs=3)
    swept = _swept(_as_networkx(equations), set(equations.leaves(["asml"])))
    if [swept[equations.tops[goal]] for goal in goals] != equations.works_many([["asml"]], goals)[0].tolist():
        raise SystemExit("The two ways disagree.")
    yield faster("one of them", seconds=taken, other="plain NetworkX", other_seconds=plain, at_least=100)


def _cut_sets(network: Network, targets: list[str]) -> Iterator[Line]:
    scenario = replace(baseline(network), licences=Licences.ALLOW)
    for of in (Of.ORGANIZATIONS, Of.COUNTRIES):

        def taken(target: str, runs: int, of: Of = of) -> tuple[float, str]:
            return seconds(lambda: cut_sets(network, target, scenario, of=of, max_size=3), runs=runs), target

        # Once each, and again where it took longest: what else the machine does makes single runs uncertain.
        longest = sorted((taken(target, 1) for target in targets), reverse=True)[:5]
        worst, slowest = max(taken(target, 3) for _, target in longest)
        what = f"cut sets of order ≤ 3 over {of.value}, slowest of {len(targets)} goals and technologies ({slowest})"
        yield within(what, seconds=worst, limit_seconds=1)


def _sweep(network: Network) -> Line:
    taken = seconds(lambda: sweep(network, ["high-end-training-chip"], baseline(network)), runs=3)
    return within("sweep of high-end training chips, 2018 to today", seconds=taken, limit_seconds=2)


def _what_if(network: Network) -> Line:
    scenario = replace(baseline(network), remove=frozenset({"asml"}))
    taken = seconds(lambda: what_if(network, scenario), runs=3)
    return Line(what="what-if of all goals and items, with capacities", measured=duration(taken))


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

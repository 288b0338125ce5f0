"""Every cut set and breakthrough set can be replayed, on random worlds and on the real graph."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations

import pytest
from hypothesis import HealthCheck, given, settings

from aisupply import KnowledgeGraph
from aisupply.graph.analysis.breakthrough_search import is_stock
from aisupply.graph.analysis.breakthroughs import breakthroughs
from aisupply.graph.analysis.compiling import compiled
from aisupply.graph.analysis.cut_sets import cut_sets
from aisupply.graph.analysis.interpreter import Interpreter
from aisupply.graph.analysis.removals import Of
from aisupply.graph.analysis.scenario import Licences, Scenario, baseline
from aisupply.graph.network import Network

from .strategies import COUNTRIES, ITEMS, ORGANIZATIONS, networks, scenarios

some = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TARGETS = ["high-end-training-chip", "goal-secure-ai-core-technology-supply", "hbm"]


@some
@given(network=networks(), scenario=scenarios)
def test_cut_sets_are_those_that_the_interpreter_finds(network: Network, scenario: Scenario) -> None:
    found = cut_sets(network, "i0", scenario, of=Of.ORGANIZATIONS, max_size=None)
    works = Interpreter(network, scenario).obtains("i0", scenario.buyer)
    cutting = [
        set(gone)
        for gone in _subsets(sorted(set(ORGANIZATIONS) - scenario.remove))
        if not Interpreter(network, replace(scenario, remove=scenario.remove | set(gone))).obtains("i0", scenario.buyer)
    ]
    minimal = [cut for cut in cutting if not any(other < cut for other in cutting)] if works else []

    bounded = cut_sets(network, "i0", scenario, of=Of.ORGANIZATIONS, max_size=2)

    assert found.complete
    assert sorted(sorted(cut.members) for cut in found.cut_sets) == sorted(map(sorted, minimal))
    assert [cut for cut in found.cut_sets if cut.size <= 2] == list(bounded.cut_sets)


@some
@given(network=networks(), scenario=scenarios)
def test_breakthrough_sets_free_their_target_and_nothing_less_does(network: Network, scenario: Scenario) -> None:
    found = breakthroughs(network, "i0", scenario, plan="plan")
    at_home = found.home if found.home in COUNTRIES else scenario.buyer
    equations = compiled(network, scenario, ["i0"], home_suppliers_in=at_home)

    for each in found.breakthrough_sets:
        assert equations.works_with_home_supplies("i0", each.members)
        for member in each.members:
            assert not equations.works_with_home_supplies("i0", set(each.members) - {member})
    # What is only left over cannot be made again; see the definition.
    makeable = [item for item in ITEMS if not is_stock(network, item)]
    freeable = equations.works_with_home_supplies("i0", makeable)
    assert bool(found.breakthrough_sets) is (freeable and not found.works)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("of", [Of.COUNTRIES, Of.ITEMS])
def test_every_cut_set_of_the_real_graph_cuts_and_is_minimal(real: KnowledgeGraph, target: str, of: Of) -> None:
    network = real.network()
    scenario = replace(baseline(network), licences=Licences.ALLOW)
    found = cut_sets(network, target, scenario, of=of, max_size=2)
    equations = compiled(network, scenario, [target])
    whole = [cut.members for cut in found.cut_sets]
    one_short = [set(members) - {member} for members in whole for member in members]

    assert whole
    assert not equations.works_many(whole, [target]).any()
    assert equations.works_many(one_short, [target]).all()


def test_every_breakthrough_set_of_the_real_graph_can_be_replayed(real: KnowledgeGraph) -> None:
    network = real.network()
    gone = ["united-states", "japan", "netherlands", "south-korea", "taiwan"]
    found = breakthroughs(network, "high-end-training-chip", baseline(network), without=gone)
    equations = compiled(network, found.scenario, [found.target], home_suppliers_in="china")

    assert found.breakthrough_sets
    for each in found.breakthrough_sets:
        assert equations.works_with_home_supplies(found.target, each.members)
        assert not any(
            equations.works_with_home_supplies(found.target, set(each.members) - {member}) for member in each.members
        )


def _subsets(things: list[str]) -> chain[tuple[str, ...]]:
    return chain.from_iterable(combinations(things, size) for size in range(len(things) + 1))

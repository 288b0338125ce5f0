"""The compiled system against the plain interpreter, on thousands of random worlds, and what must always hold."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from aisupply.graph.analysis.compiling import compiled
from aisupply.graph.analysis.scenario import AddedSupply, Scenario, World
from aisupply.graph.network import Network

from .interpreter import Interpreter
from .strategies import GOALS, ITEMS, added_supplies, networks, removals, scenarios

TARGETS = (*ITEMS, *GOALS, "plan")
many = settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
some = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _answers(network: Network, scenario: Scenario) -> dict[str, bool]:
    equations = compiled(network, scenario, TARGETS)
    states = equations.states()
    return {target: bool(states[equations.tops[target]]) for target in TARGETS}


@many
@given(network=networks(), scenario=scenarios)
def test_the_compiled_system_says_what_the_text_says(network: Network, scenario: Scenario) -> None:
    text = Interpreter(network, scenario)
    expected = {item: text.state[item, scenario.buyer] for item in ITEMS}
    expected |= {goal: text.goal_met(goal) for goal in (*GOALS, "plan")}

    assert _answers(network, scenario) == expected


@some
@given(network=networks(), scenario=scenarios, more=removals)
def test_removing_more_never_helps(network: Network, scenario: Scenario, more: frozenset[str]) -> None:
    before = _answers(network, scenario)
    after = _answers(network, replace(scenario, remove=scenario.remove | more))

    assert all(before[target] for target in TARGETS if after[target])


@some
@given(network=networks(), scenario=scenarios, more=removals)
def test_removals_on_a_compiled_system_are_removals(network: Network, scenario: Scenario, more: frozenset[str]) -> None:
    equations = compiled(network, scenario, TARGETS)
    afresh = _answers(network, replace(scenario, remove=scenario.remove | more))

    assert equations.works_many([more], TARGETS)[0].tolist() == list(afresh.values())


@some
@given(network=networks(), scenario=scenarios, supply=added_supplies)
def test_adding_a_supplier_never_hurts(network: Network, scenario: Scenario, supply: AddedSupply) -> None:
    before = _answers(network, scenario)
    after = _answers(network, replace(scenario, added_supplies=(*scenario.added_supplies, supply)))

    assert all(after[target] for target in TARGETS if before[target])


@some
@given(network=networks(), scenario=scenarios)
def test_lifting_a_measure_never_hurts(network: Network, scenario: Scenario) -> None:
    measures = [
        a["statement"] for _, _, a in network.edges(data=True) if a.get("measure", "suspension") != "suspension"
    ]
    before = _answers(network, scenario)
    after = _answers(network, replace(scenario, lift=scenario.lift | set(measures[:1])))

    assert all(after[target] for target in TARGETS if before[target])


@some
@given(network=networks(), scenario=scenarios)
def test_the_open_world_never_fails_where_the_named_world_holds(network: Network, scenario: Scenario) -> None:
    named = _answers(network, replace(scenario, world=World.NAMED))
    open_ = _answers(network, replace(scenario, world=World.OPEN))

    assert all(open_[target] for target in TARGETS if named[target])

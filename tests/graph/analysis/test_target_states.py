"""The state of a target over all ways of counting, against each way asked alone; and what stands in its way."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from aisupply import KnowledgeGraph
from aisupply.graph.analysis.availability import available
from aisupply.graph.analysis.obstacles import obstacles
from aisupply.graph.analysis.proof import Ground
from aisupply.graph.analysis.scenario import Scenario
from aisupply.graph.analysis.sole_countries import sole_supplies
from aisupply.graph.analysis.target_states import Condition, Verdict, reading, target_states
from aisupply.graph.analysis.what_if import all_targets
from aisupply.graph.network import Network

from .strategies import COUNTRIES, GOALS, ITEMS, networks
from .worlds import DAY, WorldBuilder

READINGS = [frozenset(c) for size in range(len(Condition) + 1) for c in combinations(Condition, size)]
DEFAULT = Scenario(as_of=DAY, buyer="aland")


def _told_and_asked(
    network: Network, scenario: Scenario, targets: tuple[str, ...]
) -> tuple[list[object], list[object]]:
    """For each reading the targets that work, once by their smallest ways, once asked alone."""
    states = target_states(network, scenario, targets)
    told = [{t for t in targets if any(set(way) <= chosen for way in states[t].ways)} for chosen in READINGS]
    asked = [available(network, reading(scenario, chosen), targets).lines for chosen in READINGS]
    return list(told), [{line.target for line in lines if line.works} for lines in asked]


def test_the_ways_are_the_answers_of_every_reading_of_the_real_tables(real: KnowledgeGraph) -> None:
    goals = tuple(t for t in all_targets(real.network()) if "goal" in t or "chip" in t)
    told, asked = _told_and_asked(real.network(), real.scenario(), goals)

    assert told == asked


@given(networks(), st.sampled_from(COUNTRIES))
def test_the_ways_are_the_answers_of_every_reading_of_any_world(network: Network, buyer: str) -> None:
    told, asked = _told_and_asked(network, Scenario(as_of=DAY, buyer=buyer), (*GOALS, *ITEMS))

    assert told == asked


@given(networks())
def test_a_way_needs_all_of_its_conditions(network: Network) -> None:
    for state in target_states(network, DEFAULT, (*GOALS, *ITEMS)).values():
        ways = [frozenset(way) for way in state.ways]

        assert not [pair for pair in chain(combinations(ways, 2)) if pair[0] <= pair[1] or pair[1] <= pair[0]]
        assert state.works_today == any(way <= {Condition.HOLDINGS} for way in ways)


def test_a_goal_that_asks_for_nothing_is_untested() -> None:
    world = WorldBuilder()
    world.country("aland")
    world.plan("plan", "aland")
    world.goal("words", plan="plan")

    assert target_states(world.network, DEFAULT, ["words"])["words"].verdict is Verdict.UNTESTED


def test_a_blocked_import_is_attainable_only_on_conditions() -> None:
    world = WorldBuilder()
    world.country("aland", "bland")
    world.organization("maker", "bland")
    world.item("chip")
    world.supplies("maker", "chip")
    world.measure("m", "export-licence", "chip", "aland", issuer="bland")
    world.plan("plan", "aland")
    world.goal("goal", plan="plan", targets=("chip",))
    state = target_states(world.network, DEFAULT, ["goal"])["goal"]

    assert (state.verdict, state.works_today) == (Verdict.ONLY_IF, False)
    assert state.ways == ((Condition.LICENCES,), (Condition.OPEN,))


def test_what_nobody_researched_is_named_as_an_assumption() -> None:
    world = WorldBuilder()
    world.country("aland")
    world.organization("maker", "aland")
    for item in ("chip", "sand", "salt"):
        world.item(item)
    world.supplies("maker", "chip")
    world.supplies("maker", "salt")
    world.needs("chip", "sand")
    states = target_states(world.network, DEFAULT, ["chip", "salt"])

    assert (states["chip"].rests_on_assumptions, states["chip"].assumed) == (True, ("sand",))
    assert (states["salt"].rests_on_assumptions, states["salt"].assumed) == (False, ())


def test_obstacles_are_the_ends_of_a_no_told_once(toy: KnowledgeGraph) -> None:
    proof = toy.why("bread", toy.scenario(buyer="arcadia", holdings="ignore", as_of="2026-12-15"))
    found = obstacles(proof)
    blocked = [each for each in found if each.ground is Ground.BLOCKED]

    assert not proof.works
    assert blocked[0].party == "oven-works"
    assert blocked[0].statements[0] == "sour-act-oven"
    assert len({(each.ground, each.party, each.how) for each in found}) == len(found)


def test_the_obstacles_of_a_chip_rest_on_statements_of_its_proof(real: KnowledgeGraph) -> None:
    proof = real.why("high-end-training-chip", real.scenario(holdings="ignore"))
    found = obstacles(proof)

    assert {statement for each in found for statement in each.statements} <= proof.statements()
    assert "nvidia" in {each.party for each in found}
    assert obstacles(real.why("high-end-training-chip", real.scenario(licences="allow"))) == ()


def test_a_country_supplies_alone_what_only_its_organizations_supply(toy: KnowledgeGraph) -> None:
    found = sole_supplies(toy.network(), toy.scenario(buyer="arcadia"))

    assert "oven" in {each.item for each in found["borduria"]}
    assert all(each.sources for supplies in found.values() for each in supplies)

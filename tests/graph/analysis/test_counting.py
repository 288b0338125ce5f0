"""What counts on a day, on the toy world: Borduria's Sour Act, a suspended ban, an ended and a planned supply."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from aisupply import KnowledgeGraph
from aisupply.graph.analysis.counting import suppliers
from aisupply.graph.analysis.facts import Facts
from aisupply.graph.analysis.scenario import AddedSupply, Include, Licences, Scenario, baseline
from aisupply.graph.network import Network


@pytest.fixture
def world(toy: KnowledgeGraph) -> Network:
    return toy.network()


def _measures(world: Network, scenario: Scenario) -> list[str]:
    return [measure.statement for measure in Facts(world).measures(scenario)]


def _suppliers(world: Network, item: str, scenario: Scenario) -> set[str]:
    return {supply.supplier for supply in Facts(world).supplies(item, scenario)}


def test_a_suspended_measure_does_not_count_while_it_is_suspended(world: Network) -> None:
    assert _measures(world, baseline(world)) == ["sour-act-flour"]


def test_a_suspended_measure_counts_again_after_the_suspension(world: Network) -> None:
    later = replace(baseline(world), as_of=date(2026, 12, 1))

    assert _measures(world, later) == ["sour-act-flour", "sour-act-oven"]


def test_lifting_a_suspension_ends_it(world: Network) -> None:
    lifted = replace(baseline(world), lift=frozenset({"sour-act-suspension"}))

    assert _measures(world, lifted) == ["sour-act-flour", "sour-act-oven"]


def test_a_measure_can_be_lifted_with_its_whole_text(world: Network) -> None:
    assert _measures(world, replace(baseline(world), lift=frozenset({"sour-act"}))) == []


def test_a_licence_requirement_cuts_nothing_where_licences_are_granted(world: Network) -> None:
    assert _measures(world, replace(baseline(world), licences=Licences.ALLOW)) == []


def test_a_country_does_not_count_beside_named_companies(world: Network) -> None:
    assert _suppliers(world, "flour", baseline(world)) == {"grand-mill", "old-mill"}


def test_an_added_supply_by_a_country_counts_beside_companies(world: Network) -> None:
    added = replace(baseline(world), added_supplies=(AddedSupply(supplier="arcadia", item="flour"),))

    assert _suppliers(world, "flour", added) == {"arcadia", "grand-mill", "old-mill"}


def test_an_ended_supply_counts_before_its_end(world: Network) -> None:
    assert suppliers(world, "sourdough", as_of=date(2025, 12, 31)) == ("grand-mill",)
    assert suppliers(world, "sourdough", as_of=date(2026, 1, 1)) == ()


def test_a_planned_supply_counts_on_request_from_its_first_day(world: Network) -> None:
    asked = replace(baseline(world), include=frozenset({Include.PLANNED}))

    assert _suppliers(world, "yeast", asked) == set()
    assert _suppliers(world, "yeast", replace(asked, as_of=date(2027, 1, 1))) == {"old-mill"}


def test_a_holding_counts_from_its_first_day(world: Network) -> None:
    assert [holding.holder for holding in Facts(world).holdings(baseline(world))] == ["old-mill"]
    assert Facts(world).holdings(replace(baseline(world), as_of=date(2018, 12, 31))) == ()


def test_a_kind_replaces_the_requirement_that_it_states_itself(world: Network) -> None:
    inputs = [edge.input for edge in Facts(world).requirements("rye-bread", baseline(world))]

    assert inputs == ["oven", "rye-flour", "sourdough", "yeast"]

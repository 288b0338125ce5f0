"""The same question from day to day, and the answers of one system a day beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings

from aisupply import KnowledgeGraph
from aisupply.graph.analysis.availability import Standing, both_worlds
from aisupply.graph.analysis.scenario import Scenario, baseline
from aisupply.graph.analysis.sweep import sweep
from aisupply.graph.network import Network

from .strategies import GOALS, ITEMS, networks, scenarios
from .worlds import NOW, WorldBuilder


def test_a_sweep_tells_the_day_on_which_something_was_lost(world: WorldBuilder) -> None:
    """The ban of March 2024 takes the chip away, its end in June 2025 gives it back on 1 July."""
    world.measure("ban", "export-ban", "scanner", "aland", issuer="bland", start="2024-03", end="2025-06")
    found = sweep(world.network, ["chip"], NOW)

    assert [(each.since, each.works, each.begun, each.ended) for each in found.stretches] == [
        (date(2018, 1, 1), True, (), ()),
        (date(2024, 3, 1), False, ("ban",), ()),
        (date(2025, 7, 1), True, (), ("ban",)),
    ]


def _day_by_day(network: Network, targets: Sequence[str], scenario: Scenario) -> list[tuple[object, ...]]:
    """The stretches as they come out if each day is asked about by itself."""
    days = {date(2018, 1, 1)}
    for _, _, a in network.edges(data=True):
        days |= {a["first_day"]} if "first_day" in a else set()
        days |= {a["last_day"] + timedelta(days=1)} if "last_day" in a else set()
    last: dict[str, tuple[bool, Standing | None]] = {}
    found: list[tuple[object, ...]] = []
    for day in sorted(day for day in days if date(2018, 1, 1) <= day <= scenario.as_of):
        worlds = both_worlds(network, replace(scenario, as_of=day), targets)
        for target in targets:
            works = worlds.asked.works(target)
            state = (works, None if works else worlds.standing(target))
            if last.get(target) != state:
                last[target] = state
                found.append((target, day, *state))
    return sorted(found, key=lambda row: row[:2])


def _stretches(network: Network, targets: Sequence[str], scenario: Scenario) -> list[tuple[object, ...]]:
    found = sweep(network, targets, scenario)
    return [(each.target, each.since, each.works, each.standing) for each in found.stretches]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(network=networks(), scenario=scenarios)
def test_days_that_are_passed_over_would_have_changed_nothing(network: Network, scenario: Scenario) -> None:
    targets = (*ITEMS, *GOALS)

    assert _stretches(network, targets, scenario) == _day_by_day(network, targets, scenario)


def test_the_toy_sweep_is_that_of_each_day_by_itself(toy: KnowledgeGraph) -> None:
    network = toy.network()
    scenario = replace(baseline(network), buyer="arcadia")
    targets = ("bread", "flour", "oven", "sourdough", "yeast")

    assert _stretches(network, targets, scenario) == _day_by_day(network, targets, scenario)


def test_the_real_sweep_is_that_of_each_day_by_itself(real: KnowledgeGraph) -> None:
    network = real.network()
    scenario = baseline(network)
    targets = ("hbm", "high-end-training-chip")

    assert _stretches(network, targets, scenario) == _day_by_day(network, targets, scenario)

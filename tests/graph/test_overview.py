"""The overview counts what goals rest on and who supplies it, as it defines these words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from aisupply import KnowledgeGraph
from aisupply.graph.analysis.counting import suppliers, supply_counts
from aisupply.graph.analysis.overview import overview, rests_on

from .worlds import world

TODAY = date(2026, 6, 1)


def test_a_goal_rests_on_its_items_their_needs_and_those_of_child_goals() -> None:
    network = world(
        ("small", "parent_goal", "big"),
        ("small", "of_plan", "plan"),
        ("small", "targets", "oven"),
        ("oven", "needs", "steel"),
        ("steel-x", "kind_of", "steel"),
        ("big", "promotes", "joy"),
    )
    network.nodes["small"]["plan"] = network.nodes["big"]["plan"] = "plan"

    assert rests_on(network, "big", as_of=TODAY) == {"oven", "steel"}


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ({"status": "current"}, True),
        ({"status": "planned"}, False),
        ({"status": "sampling"}, False),
        ({"status": "ended"}, False),
        ({"status": "ended", "last_day": date(2026, 6, 30)}, True),
        ({"status": "ended", "last_day": date(2026, 5, 31)}, False),
        ({"status": "current", "first_day": date(2027, 1, 1)}, False),
        ({"status": "current", "share_pct": Decimal(0)}, False),
        ({"status": "current", "share_pct": Decimal("0.5")}, True),
    ],
)
def test_which_supplies_count(said: dict[str, Any], counts: bool) -> None:
    assert supply_counts(said, TODAY) is counts


def test_countries_are_totals_and_no_suppliers() -> None:
    network = world(
        ("mill", "makes", "flour"), ("borduria", "makes", "flour"), ("old-mill", "makes", "flour", {"status": "ended"})
    )
    network.nodes["borduria"]["class_"] = "country"

    assert suppliers(network, "flour", as_of=TODAY) == ("mill",)


def test_the_toy_overview_can_be_checked_by_hand(toy: KnowledgeGraph) -> None:
    found = overview(toy.network(), plan="bread-plan", as_of=toy.reference_day)

    assert [(line.goal, line.quantity, line.deadline, line.rests_on) for line in found.goals] == [
        ("goal-ten-ovens", "10 ovens", "2027", 1),
        ("goal-daily-bread", "", "", 5),
    ]
    assert [(line.item, line.suppliers, line.all_named, line.goals) for line in found.scarce] == [
        ("oven", ("oven-works",), True, 2),
        ("flour", ("grand-mill", "old-mill"), False, 1),
    ]
    assert found.scarce[1].sources == ("toy-book", "toy-news")
    assert found.things["company"] == 3
    assert found.statements == {"supplies": 7, "requires": 7, "restricts": 3, "holds": 1, "leads": 1, "targets": 1}
    assert (found.sources, found.newest_source, found.median_source) == (2, "2025-06", "2025-06")


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (3, 5, "3–5 models"),
        (10, None, "≥ 10 models"),
        (None, 10, "≤ 10 models"),
        (1000, 1000, "1,000 models"),
        (None, None, ""),
    ],
)
def test_a_quantity_reads_as_it_is_meant(toy: KnowledgeGraph, least: int | None, most: int | None, words: str) -> None:
    network = toy.network()
    goal = network.nodes["goal-ten-ovens"]
    goal |= {"quantity_min": least, "quantity_max": most, "unit": "models"}
    (line, _) = overview(network, plan="bread-plan", as_of=toy.reference_day).goals

    assert line.quantity == words


def test_a_graph_without_dated_sources_has_an_overview(toy: KnowledgeGraph) -> None:
    network = toy.network()
    network.graph["sources"] = {"page": {}}

    assert overview(network, plan="bread-plan", as_of=toy.reference_day).newest_source == ""


def test_the_plans_targets_are_in_the_real_overview(real: KnowledgeGraph) -> None:
    found = overview(real.network(), plan="ai-manufacturing-plan", as_of=real.reference_day)
    quantities = {line.goal: (line.quantity, line.deadline) for line in found.goals}

    assert quantities["goal-100-industrial-datasets"] == ("100 datasets", "2027")
    assert quantities["goal-3-5-general-purpose-large-models"][0].startswith("3–5 ")
    assert all(line.sources for line in (*found.goals, *found.scarce))

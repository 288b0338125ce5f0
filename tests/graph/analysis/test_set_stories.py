"""Chokepoints, cut sets and breakthroughs on a small world: each answer is worked out by hand in the docstring."""

from __future__ import annotations

import pytest

from aisupply.graph.analysis.availability import Standing
from aisupply.graph.analysis.breakthroughs import breakthroughs
from aisupply.graph.analysis.chokepoints import chokepoints
from aisupply.graph.analysis.cut_sets import cut_sets
from aisupply.graph.analysis.removals import Of

from .worlds import NOW, WorldBuilder


def test_a_sole_supplier_is_a_confirmed_chokepoint(world: WorldBuilder) -> None:
    """All makers of scanners are named, and there is one: without it, or without Bland, no chip in any world.

    The fab is a chokepoint too, but only apparent: that it alone makes chips is not said to be all.
    Aland itself, whose buyer asks, is none.
    """
    found = chokepoints(world.network, "chip", NOW, of=(Of.ORGANIZATIONS, Of.COUNTRIES), plan="plan")

    assert {(choke.thing, choke.standing) for choke in found.chokepoints} == {
        ("scanner-maker", Standing.CONFIRMED),
        ("bland", Standing.CONFIRMED),
        ("fab", Standing.APPARENT),
    }
    assert found.chokepoints[0].goals == ("goal",)


def test_a_chokepoint_is_felt_through_the_item_that_nobody_else_makes(world: WorldBuilder) -> None:
    """Without Bland both scanner and resist lose a maker, but resist still comes from Cland."""
    found = chokepoints(world.network, "chip", NOW, of=(Of.COUNTRIES,), plan="plan")

    assert {choke.thing: choke.through for choke in found.chokepoints} == {"bland": ("scanner",)}


def test_two_makers_of_one_input_form_a_cut_set(world: WorldBuilder) -> None:
    """Either of the sole makers, or both makers of resist together."""
    found = cut_sets(world.network, "chip", NOW, of=Of.ORGANIZATIONS)

    assert [cut.members for cut in found.cut_sets] == [("fab",), ("scanner-maker",), ("resist-b", "resist-c")]


def test_the_breakthrough_is_the_banned_tool_or_a_way_around_it(world: WorldBuilder) -> None:
    """With scanners banned, Aland must make scanners; making chips alone does not help, they need scanners.

    All makers of chips are named; else unnamed ones, whom no ban reaches, might deliver chips already.
    """
    world.item("chip", all_named=True)
    world.measure("ban", "export-ban", "scanner", "aland", issuer="bland")
    found = breakthroughs(world.network, "chip", NOW, plan="plan")

    assert [(each.members, each.standing) for each in found.breakthrough_sets] == [(("scanner",), Standing.CONFIRMED)]


def test_without_two_countries_everything_they_made_must_be_made(world: WorldBuilder) -> None:
    """Without Bland and Cland both scanner and resist are gone; resist may have unnamed makers, so the set is apparent."""
    found = breakthroughs(world.network, "goal", NOW, without=["bland", "cland"])

    assert [(each.members, each.standing) for each in found.breakthrough_sets] == [
        (("resist", "scanner"), Standing.APPARENT)
    ]


def test_a_kind_that_nobody_asks_for_stands_for_no_breakthrough_of_its_own(world: WorldBuilder) -> None:
    """Two brands of scanner exist; whoever could make one of them could make a scanner."""
    world.item("scanner-x1", kind_of=("scanner",), all_named=True)
    world.supplies("scanner-maker", "scanner-x1")
    world.measure("ban", "export-ban", "scanner", "aland", issuer="bland")
    found = breakthroughs(world.network, "chip", NOW, plan="plan")

    assert [each.members for each in found.breakthrough_sets] == [("scanner",)]


@pytest.fixture
def priorities() -> WorldBuilder:
    """Aland plans for AI servers; a server needs a chip and a rack, a chip needs film, and only Bland makes any of it.

    Blade servers are a kind of server, edge chips are no part of it all.
    """
    world = WorldBuilder()
    world.country("aland", "bland")
    world.organization("bland-works", "bland")
    for name in ("ai-server", "chip", "rack", "film", "edge-inference-chip"):
        world.item(name, all_named=True)
        world.supplies("bland-works", name)
    world.item("blade-server", kind_of=("ai-server",), all_named=True)
    world.supplies("bland-works", "blade-server")
    world.needs("ai-server", "chip")
    world.needs("chip", "film")
    world.plan("plan", "aland")
    world.goal("servers", plan="plan", targets=("ai-server",))
    world.goal("blades", plan="plan", targets=("blade-server",))
    world.goal("racks", plan="plan", targets=("rack",))
    return world


def test_a_priority_technology_is_in_the_sets_that_hold_it_or_a_kind_of_it(priorities: WorldBuilder) -> None:
    """Without Bland either a server or its kind, a blade, must be made, in both cases with chip and film."""
    found = breakthroughs(priorities.network, "servers", NOW, without=["bland"]).priorities
    assert found is not None
    server, edge = sorted(found.technologies, key=lambda each: each.technology)

    assert (found.targets, found.sets) == (("servers",), 2)
    assert (server.technology, server.in_sets, server.rests_on_sets, server.rests_on) == (
        "ai-server", 2, 2, ("chip", "film"),
    )  # fmt: skip
    assert (edge.in_sets, edge.rests_on_sets, edge.rests_on) == (0, 0, ())
    assert found.unaimed == (("chip", 2), ("film", 2))


def test_of_a_plan_the_smallest_sets_of_each_unmet_goal_are_compared(priorities: WorldBuilder) -> None:
    """Servers: {server, chip, film} or {blade, chip, film}; blades: the latter; racks: {rack}. Equal sets count once."""
    found = breakthroughs(priorities.network, "plan", NOW, without=["bland"]).priorities
    assert found is not None
    server = next(each for each in found.technologies if each.technology == "ai-server")

    assert (found.targets, found.sets) == (("blades", "racks", "servers"), 3)
    assert (server.in_sets, server.rests_on_sets) == (2, 2)
    assert found.unaimed == (("chip", 2), ("film", 2), ("rack", 1))


def test_a_target_that_can_be_had_has_nothing_to_compare(priorities: WorldBuilder) -> None:
    assert breakthroughs(priorities.network, "plan", NOW).priorities is None

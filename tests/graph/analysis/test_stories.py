"""Stories on small worlds: each answer is worked out by hand in the docstring."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from aisupply.data.vocabularies import Criticality
from aisupply.graph.analysis.availability import Standing, available
from aisupply.graph.analysis.breakthroughs import breakthroughs
from aisupply.graph.analysis.chokepoints import chokepoints
from aisupply.graph.analysis.compiling import compiled
from aisupply.graph.analysis.cut_sets import cut_sets
from aisupply.graph.analysis.proof import Ground
from aisupply.graph.analysis.proofs import why
from aisupply.graph.analysis.removals import Of
from aisupply.graph.analysis.scenario import AddedSupply, Holdings, Include, Licences, Scenario, World
from aisupply.graph.analysis.sweep import sweep
from aisupply.graph.analysis.verification import verify
from aisupply.graph.analysis.what_if import Change, what_if
from aisupply.graph.errors import NotATarget

from .worlds import DAY, WorldBuilder

NOW = Scenario(as_of=DAY, buyer="aland")


@pytest.fixture
def world() -> WorldBuilder:
    """A fab in Aland makes chips with scanners; scanners come from Bland alone, resist from Bland and Cland."""
    world = WorldBuilder()
    world.country("aland", "bland", "cland")
    world._thing("all-countries", "place")
    world.organization("fab", "aland")
    world.organization("scanner-maker", "bland")
    world.organization("resist-b", "bland")
    world.organization("resist-c", "cland")
    world.item("chip")
    world.item("scanner", all_named=True)
    world.item("resist")
    world.needs("chip", "scanner")
    world.needs("chip", "resist")
    world.supplies("fab", "chip")
    world.supplies("scanner-maker", "scanner")
    world.supplies("resist-b", "resist")
    world.supplies("resist-c", "resist")
    world.plan("plan", "aland")
    world.goal("goal", plan="plan", targets=("chip",))
    return world


def works(world: WorldBuilder, target: str = "chip", scenario: Scenario = NOW) -> bool:
    return compiled(world.network, scenario, [target]).works(target)


def test_a_ban_on_the_only_tool_stops_the_chip(world: WorldBuilder) -> None:
    """Bland bans scanners towards Aland: the fab, at home in Aland, cannot get one, so nobody makes chips."""
    world.measure("ban", "export-ban", "scanner", "aland", issuer="bland")

    assert not works(world)


def test_a_ban_binds_no_supplier_elsewhere(world: WorldBuilder) -> None:
    """Bland bans resist towards Aland, but Cland's maker is not at home with the issuer and still delivers."""
    world.measure("ban", "export-ban", "resist", "aland", issuer="bland")

    assert works(world)


def test_an_extraterritorial_ban_binds_suppliers_everywhere(world: WorldBuilder) -> None:
    """The same ban with extraterritorial reach binds Cland's maker too: no resist, no chip."""
    world.measure("ban", "export-ban", "resist", "aland", issuer="bland", reach="extraterritorial")

    assert not works(world)


def test_a_ban_on_a_type_covers_its_kinds(world: WorldBuilder) -> None:
    """What is forbidden is tools; a scanner is a kind of tool."""
    world.item("tool")
    world.item("scanner", kind_of=("tool",), all_named=True)
    world.measure("ban", "export-ban", "tool", "aland", issuer="bland")

    assert not works(world)


def test_listing_a_foundry_cuts_it_off_and_nobody_else(world: WorldBuilder) -> None:
    """Bland lists the fab: it gets no scanner, so no chip; an ordinary buyer in Aland still gets scanners."""
    world.measure("listing", "entity-listing", "fab", "aland", issuer="bland")

    assert not works(world)
    assert works(world, "scanner")


def test_a_listing_reaches_the_parts_of_the_listed(world: WorldBuilder) -> None:
    """The fab belongs to a group; who lists the group lists the fab."""
    world.organization("group", "aland")
    world.network.add_edge("fab", "group", "part_of", kind="part_of")
    world.measure("listing", "entity-listing", "group", "aland", issuer="bland")

    assert not works(world)


def test_a_suspended_ban_cuts_only_after_its_suspension(world: WorldBuilder) -> None:
    """The ban is suspended until 31 August 2026: chips on 31 August, none on 1 September."""
    world.measure("ban", "export-ban", "scanner", "aland", issuer="bland", status="suspended")
    world.measure(
        "stay", "suspension", "scanner", "aland", issuer="bland", start="2026-01", end="2026-08", suspends=("ban",)
    )

    assert works(world, scenario=replace(NOW, as_of=date(2026, 8, 31)))
    assert not works(world, scenario=replace(NOW, as_of=date(2026, 9, 1)))


def test_a_sole_supplier_is_a_confirmed_chokepoint(world: WorldBuilder) -> None:
    """All makers of scanners are named, and there is one: without it, or without Bland, no chip in any world.

    The fab is a chokepoint too, but only apparent: that it alone makes chips is not said to be all.
    """
    found = chokepoints(world.network, "chip", NOW, of=(Of.ORGANIZATIONS, Of.COUNTRIES), plan="plan")

    assert {(choke.thing, choke.standing) for choke in found.chokepoints} == {
        ("scanner-maker", Standing.CONFIRMED),
        ("bland", Standing.CONFIRMED),
        ("fab", Standing.APPARENT),
        ("aland", Standing.APPARENT),
    }
    assert found.chokepoints[0].goals == ("goal",)


def test_a_chokepoint_is_felt_through_the_item_that_nobody_else_makes(world: WorldBuilder) -> None:
    """Without Bland both scanner and resist lose a maker, but resist still comes from Cland."""
    found = chokepoints(world.network, "chip", NOW, of=(Of.COUNTRIES,), plan="plan")

    assert {choke.thing: choke.through for choke in found.chokepoints} == {"aland": ("chip",), "bland": ("scanner",)}


def test_two_makers_of_one_input_form_a_cut_set(world: WorldBuilder) -> None:
    """Either of the sole makers, or both makers of resist together."""
    found = cut_sets(world.network, "chip", NOW, of=Of.ORGANIZATIONS)

    assert [cut.members for cut in found.cut_sets] == [("fab",), ("scanner-maker",), ("resist-b", "resist-c")]


def test_installed_tools_keep_a_fab_running_after_a_ban(world: WorldBuilder) -> None:
    """The fab holds a scanner since 2020: the ban stops new ones only, until what stands is ignored."""
    world.measure("ban", "export-ban", "scanner", "aland", issuer="bland")
    world.holds("fab", "scanner", start="2020")

    assert works(world)
    assert not works(world, "scanner")
    assert not works(world, scenario=replace(NOW, holdings=Holdings.IGNORE))


def test_two_things_that_sustain_each_other_keep_running(world: WorldBuilder) -> None:
    """Scanners need chips and chips need scanners: both run today, and both fall once the scanner maker is gone."""
    world.needs("scanner", "chip")

    assert works(world)
    assert not works(world, scenario=replace(NOW, remove=frozenset({"scanner-maker"})))


def test_a_planned_supplier_does_not_yet_count(world: WorldBuilder) -> None:
    """A maker at home is only planned: it helps against the ban if the scenario asks for plans."""
    world.measure("ban", "export-ban", "scanner", "aland", issuer="bland")
    world.organization("newcomer", "aland")
    world.supplies("newcomer", "scanner", status="planned")

    assert not works(world)
    assert works(world, scenario=replace(NOW, include=frozenset({Include.PLANNED})))


def test_a_countrys_share_counts_only_without_companies(world: WorldBuilder) -> None:
    """Cland's total stands beside named companies: removing both companies leaves nobody. Of ore it is all there is."""
    world.supplies("cland", "resist")
    world.item("ore")
    world.supplies("cland", "ore")
    gone = replace(NOW, remove=frozenset({"resist-b", "resist-c"}))

    assert not works(world, "resist", gone)
    assert works(world, "ore", gone)


def test_licences_block_or_do_not(world: WorldBuilder) -> None:
    """A licence requirement stops the scanner if licences are refused, and not if they are granted."""
    world.measure("licence", "export-licence", "scanner", "all-countries", issuer="bland")

    assert not works(world)
    assert works(world, scenario=replace(NOW, licences=Licences.ALLOW))


def test_a_buyer_may_not_buy_what_its_own_country_forbids(world: WorldBuilder) -> None:
    """Aland bans purchases from the scanner maker; a maker at home in Aland would not be concerned."""
    world.measure("boycott", "procurement-ban", "scanner-maker", "aland", issuer="aland")
    home_made = replace(NOW, added_supplies=(AddedSupply(supplier="aland", item="scanner"),))

    assert not works(world)
    assert works(world, scenario=home_made)


def test_important_requirements_count_on_request(world: WorldBuilder) -> None:
    """Chips also need gas, but only as important, and nobody supplies gas any more."""
    world.item("gas")
    world.needs("chip", "gas", criticality="important")
    world.supplies("resist-b", "gas", status="ended", end="2025")

    assert works(world)
    assert not works(world, scenario=replace(NOW, criticality=Criticality.IMPORTANT))


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


def test_what_if_orders_failures_before_losses(world: WorldBuilder) -> None:
    """Without Bland the goal, the chip and the scanner fail, and resist keeps one of two makers."""
    found = what_if(world.network, replace(NOW, remove=frozenset({"bland"})))

    assert [(effect.target, effect.change) for effect in found.changed()] == [
        ("goal", Change.FAILS),
        ("chip", Change.FAILS),
        ("scanner", Change.FAILS),
        ("resist", Change.DEGRADED),
    ]


def test_a_sweep_tells_the_day_on_which_something_was_lost(world: WorldBuilder) -> None:
    """The ban of March 2024 takes the chip away, its end in June 2025 gives it back on 1 July."""
    world.measure("ban", "export-ban", "scanner", "aland", issuer="bland", start="2024-03", end="2025-06")
    found = sweep(world.network, ["chip"], NOW)

    assert [(each.since, each.works, each.begun, each.ended) for each in found.stretches] == [
        (date(2018, 1, 1), True, (), ()),
        (date(2024, 3, 1), False, ("ban",), ()),
        (date(2025, 7, 1), True, (), ("ban",)),
    ]


def test_a_no_names_every_supplier_and_why_it_falls_away(world: WorldBuilder) -> None:
    """Resist: one maker is removed, the other is blocked by the ban of its home."""
    world.measure("ban", "export-ban", "resist", "aland", issuer="cland")
    proof = why(world.network, "resist", replace(NOW, remove=frozenset({"resist-b"})))

    assert {(step.party, step.ground) for step in proof.root.beneath} == {
        ("resist-b", Ground.REMOVED),
        ("resist-c", Ground.BLOCKED),
    }
    assert "ban" in proof.statements()


def test_a_proof_that_leaves_out_the_reason_is_refused(world: WorldBuilder) -> None:
    """Without the step that cites the ban nothing is left that forbids the scanner."""
    world.measure("ban", "export-ban", "scanner", "aland", issuer="bland")
    proof = why(world.network, "chip", NOW)
    robbed = replace(proof, root=replace(proof.root, beneath=()))

    assert verify(proof, world.network)
    assert not verify(robbed, world.network)


def test_a_proof_that_leaves_out_the_supplier_is_refused(world: WorldBuilder) -> None:
    """A yes that cites no supply of scanners does not follow."""
    proof = why(world.network, "chip", NOW)
    robbed = replace(proof, root=replace(proof.root, beneath=()))

    assert verify(proof, world.network)
    assert not verify(robbed, world.network)


def test_an_item_that_nobody_researched_is_assumed_and_marked_so(world: WorldBuilder) -> None:
    """Water has no supply row of any status and no kind."""
    world.item("water")
    proof = why(world.network, "water", NOW)

    assert proof.works
    assert [step.ground for _, step in proof.steps()] == [Ground.OBTAIN, Ground.ASSUMED]


def test_a_loss_in_the_named_world_alone_is_apparent(world: WorldBuilder) -> None:
    """Others may make resist, but all makers of scanners are named."""
    gone = replace(NOW, remove=frozenset({"resist-b", "resist-c", "scanner-maker"}))
    lines = {line.target: line.standing for line in available(world.network, gone, ["resist", "scanner"]).lines}

    assert lines == {"resist": Standing.APPARENT, "scanner": Standing.CONFIRMED}
    assert works(world, "resist", replace(gone, world=World.OPEN))


def test_doubtful_measures_that_would_change_the_answer_are_mentioned(world: WorldBuilder) -> None:
    """An unverified ban does not count, but the answer says that it would change it."""
    world.measure("rumour", "export-ban", "scanner", "aland", issuer="bland", status="unverified")
    (line,) = available(world.network, NOW, ["scanner"]).lines

    assert (line.works, line.changes_with_doubtful_measures) == (True, True)


def test_a_company_is_no_target(world: WorldBuilder) -> None:
    with pytest.raises(NotATarget, match="Ask for an item, a goal or a plan"):
        why(world.network, "fab", NOW)

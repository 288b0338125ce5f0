"""What can be had without any measure: stock, circles, plans, countries' totals, weak requirements, unknown makers."""

from __future__ import annotations

from dataclasses import replace

from aisupply.data.vocabularies import Criticality
from aisupply.graph.analysis.availability import Standing, available
from aisupply.graph.analysis.scenario import Holdings, Include, World

from .worlds import NOW, WorldBuilder, works


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


def test_important_requirements_count_on_request(world: WorldBuilder) -> None:
    """Chips also need gas, but only as important, and nobody supplies gas any more."""
    world.item("gas")
    world.needs("chip", "gas", criticality="important")
    world.supplies("resist-b", "gas", status="ended", end="2025")

    assert works(world)
    assert not works(world, scenario=replace(NOW, criticality=Criticality.IMPORTANT))


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

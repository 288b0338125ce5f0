"""What a scenario changes, on a small world."""

from __future__ import annotations

from dataclasses import replace

from aisupply import KnowledgeGraph
from aisupply.graph.analysis.herfindahl import Bounds
from aisupply.graph.analysis.what_if import Change, what_if

from .worlds import NOW, WorldBuilder


def test_what_if_orders_failures_before_losses(world: WorldBuilder) -> None:
    """Without Bland the goal, the chip and the scanner fail, and resist keeps one of two makers."""
    found = what_if(world.network, replace(NOW, remove=frozenset({"bland"})))

    assert [(effect.target, effect.change) for effect in found.changed()] == [
        ("goal", Change.FAILS),
        ("chip", Change.FAILS),
        ("scanner", Change.FAILS),
        ("resist", Change.DEGRADED),
    ]


def test_what_if_tells_the_capacity_left(world: WorldBuilder) -> None:
    """Of two makers of resist without stated shares one falls: half is left by even shares, all or nothing at most.

    The fab's chips need resist, so half of them are left too, though nobody who makes chips falls.
    """
    found = what_if(world.network, replace(NOW, remove=frozenset({"resist-b"})))
    left = {effect.target: (effect.change, effect.capacity_after) for effect in found.effects}

    assert left["resist"] == (Change.DEGRADED, Bounds(0.0, 0.5, 1.0))
    assert left["chip"] == left["goal"] == (Change.DEGRADED, Bounds(0.0, 0.5, 1.0))
    assert left["scanner"] == (Change.HOLDS, Bounds(1.0, 1.0, 1.0))


def test_what_loses_capacity_alone_is_told_but_not_among_what_is_lost_outright(world: WorldBuilder) -> None:
    found = what_if(world.network, replace(NOW, remove=frozenset({"resist-b"})))

    assert [effect.target for effect in found.turned()] == ["resist"]
    assert [effect.target for effect in found.changed()] == ["goal", "chip", "resist"]


def test_more_capacity_without_a_further_supplier_widens(world: WorldBuilder) -> None:
    """Cland's ban on resist takes half of it; lifted, chips are whole again with the one fab as before."""
    world.measure("ban", "export-ban", "resist", "aland", issuer="cland")
    found = what_if(world.network, replace(NOW, lift=frozenset({"ban"})))
    chip = next(effect for effect in found.effects if effect.target == "chip")

    assert (chip.change, chip.capacity_before.best, chip.capacity_after.best) == (Change.WIDENED, 0.5, 1.0)


def test_a_frame_has_a_column_for_each_end_of_a_capacity(world: WorldBuilder) -> None:
    frame = what_if(world.network, replace(NOW, remove=frozenset({"resist-b"}))).to_frame().set_index("target")

    assert frame.loc["resist", ["capacity_before_best", "capacity_after_low", "capacity_after_best"]].tolist() == [
        1,
        0,
        0.5,
    ]
    assert frame.loc["resist", "lost"] == "resist-b"


def test_the_capacities_of_a_real_scenario_are_those_of_the_cascade(real: KnowledgeGraph) -> None:
    scenario = real.scenario(remove=["asml"], licences="allow")
    told = {effect.target: effect for effect in real.what_if(scenario).effects}
    lines = real.cascade(["hbm", "objective-high-end-training-chip"], scenario=scenario).lines

    assert [(told[line.target].capacity_before, told[line.target].capacity_after) for line in lines] == [
        (line.before, line.after) for line in lines
    ]

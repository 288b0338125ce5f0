"""What a scenario changes, on a small world."""

from __future__ import annotations

from dataclasses import replace

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

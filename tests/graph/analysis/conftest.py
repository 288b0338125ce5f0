"""The small world that the stories are told of."""

from __future__ import annotations

import pytest

from .worlds import WorldBuilder


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

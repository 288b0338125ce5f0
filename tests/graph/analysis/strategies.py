"""Random small worlds and scenarios on them, for Hypothesis."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from aisupply.data.vocabularies import Criticality, Reach, RestrictionKind
from aisupply.graph.analysis.scenario import (
    AddedRestriction,
    AddedSupply,
    Holdings,
    Include,
    Licences,
    Scenario,
    World,
)
from aisupply.graph.network import Network

from .worlds import DAY, WorldBuilder

COUNTRIES = ("aland", "bland", "cland")
ORGANIZATIONS = tuple("o0 o1 o2 o3 o4".split())
ITEMS = tuple("i0 i1 i2 i3 i4 i5".split())
GOALS = ("g0", "g1")
PARTIES = (*COUNTRIES, *ORGANIZATIONS)
CUTTING = ("export-ban", "export-licence", "entity-listing", "procurement-ban", "import-ban")

_starts = st.sampled_from([None, None, "2025", "2026-07"])
_ends = st.sampled_from([None, None, None, "2025", "2026-09"])
_sometimes = st.sampled_from([False, False, True])


@st.composite
def networks(draw: st.DrawFn) -> Network:
    world = WorldBuilder()
    world.country(*COUNTRIES)
    world._thing("all-countries", "place")
    for index, name in enumerate(ORGANIZATIONS):
        whole = draw(st.sampled_from([None, None, *ORGANIZATIONS[:index]]))
        world.organization(name, draw(st.sampled_from(COUNTRIES)), part_of=whole)
    for index, name in enumerate(ITEMS):
        types = (
            draw(st.lists(st.sampled_from(ITEMS[:index]), max_size=2, unique=True))
            if index and draw(_sometimes)
            else []
        )
        world.item(name, kind_of=tuple(types), all_named=draw(_sometimes))
    _state(draw, world)
    world.plan("plan", "aland")
    world.goal("g0", plan="plan", targets=(draw(st.sampled_from(ITEMS)),))
    world.goal("g1", plan="plan", parent="g0", targets=tuple(draw(st.sets(st.sampled_from(ITEMS), max_size=2))))
    return world.network


def _state(draw: st.DrawFn, world: WorldBuilder) -> None:
    item, party = st.sampled_from(ITEMS), st.sampled_from(PARTIES)
    for _ in range(draw(st.integers(0, 7))):
        group = draw(st.sampled_from([None, None, "a", "b"]))
        world.needs(draw(item), draw(item), group=group, at_least=draw(st.sampled_from([None, 1, 2])) if group else None,
                    criticality=draw(st.sampled_from(["essential", "essential", "important", "example"])),
                    start=draw(_starts), end=draw(_ends))  # fmt: skip
    for _ in range(draw(st.integers(2, 10))):
        world.supplies(draw(party), draw(item), status=draw(st.sampled_from(["current"] * 4 + ["planned", "sampling", "ended"])),
                       start=draw(_starts), end=draw(_ends), share_pct=draw(st.sampled_from([None, None, None, 40, 0])))  # fmt: skip
    for _ in range(draw(st.integers(0, 2))):
        world.holds(draw(party), draw(item), start=draw(_starts), end=draw(_ends))
    count = draw(st.integers(0, 5))
    for index in range(count):
        world.measure(f"m{index}", **draw(_measures(count)))


@st.composite
def _measures(draw: st.DrawFn, count: int) -> dict[str, Any]:
    kind = draw(st.sampled_from([*CUTTING, *CUTTING, "tariff", "suspension"]))
    names = [name for index in range(count) for name in (f"m{index}", f"text-of-m{index}")]
    target = {
        "entity-listing": st.sampled_from(ORGANIZATIONS),
        "procurement-ban": st.sampled_from(ITEMS + ORGANIZATIONS),
    }
    return {
        "kind": kind,
        "target": draw(target.get(kind, st.sampled_from(ITEMS))),
        "affected": draw(st.sampled_from([*PARTIES, *COUNTRIES, "all-countries"])),
        "issuer": draw(st.sampled_from(COUNTRIES)),
        "reach": draw(st.sampled_from(["domestic", "domestic", "extraterritorial"])),
        "exempt": tuple(draw(st.lists(st.sampled_from(COUNTRIES), max_size=1))),
        "status": draw(
            st.sampled_from(["in-force"] * 3 + ["superseded", "rescinded", "suspended", "unverified", "planned"])
        )
        if kind != "suspension"
        else "in-force",
        "start": draw(_starts),
        "end": draw(_ends),
        "suspends": tuple(draw(st.lists(st.sampled_from(names), max_size=2, unique=True)))
        if kind == "suspension"
        else (),
    }


REMOVABLE = (*PARTIES, *ITEMS)
removals = st.frozensets(st.sampled_from(REMOVABLE), max_size=3)
added_supplies = st.builds(AddedSupply, supplier=st.sampled_from(PARTIES), item=st.sampled_from(ITEMS))
_added_restrictions = st.builds(
    AddedRestriction,
    kind=st.sampled_from([RestrictionKind(kind) for kind in CUTTING]),
    issuer=st.sampled_from(COUNTRIES),
    target=st.sampled_from(ITEMS),
    affected=st.sampled_from([*PARTIES, "all-countries"]),
    reach=st.sampled_from(Reach),
)
scenarios = st.builds(
    Scenario,
    as_of=st.sampled_from([DAY, DAY, date(2026, 8, 1), date(2025, 6, 1)]),
    buyer=st.sampled_from(PARTIES),
    licences=st.sampled_from(Licences),
    world=st.sampled_from(World),
    holdings=st.sampled_from(Holdings),
    criticality=st.sampled_from([Criticality.ESSENTIAL, Criticality.ESSENTIAL, Criticality.IMPORTANT]),
    include=st.frozensets(st.sampled_from(Include)),
    remove=removals,
    lift=st.frozensets(st.sampled_from(["m0", "m1", "text-of-m2"]), max_size=1),
    added_supplies=st.lists(added_supplies, max_size=1).map(tuple),
    added_restrictions=st.lists(_added_restrictions, max_size=1).map(tuple),
)


def without_changes(scenario: Scenario) -> Scenario:
    return replace(scenario, remove=frozenset(), lift=frozenset(), added_supplies=(), added_restrictions=())

"""The cascade with shares: small worlds by hand, agreement with yes and no, and stories on the real graph."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisupply import KnowledgeGraph
from aisupply.graph.analysis.capacities import Estimate, capacities
from aisupply.graph.analysis.capacity_system import solve
from aisupply.graph.analysis.cascade import Cascade, cascade
from aisupply.graph.analysis.facts import Facts
from aisupply.graph.analysis.herfindahl import Bounds
from aisupply.graph.analysis.scenario import AddedSupply, Licences, Scenario, World, baseline
from aisupply.graph.analysis.supply_weights import SupplyWeights
from aisupply.graph.analysis.systemic_risk import Parties, systemic_risk
from aisupply.graph.analysis.uncertain_cascade import uncertain_cascade
from aisupply.graph.network import Network

from .strategies import ITEMS, REMOVABLE, networks, scenarios
from .worlds import DAY, WorldBuilder

FACTS = Scenario(as_of=DAY, buyer="aland")
WORLD_SHARE = {"share_scope": "world", "share_measure": "revenue", "share_year": "2025"}


class SharedWorld(WorldBuilder):
    """A world whose supplies may state a share of the world's revenue in 2025."""

    def share(self, supplier: str, item: str, pct: float, **more: Any) -> None:
        row = {"kind": "supplies", "status": "current", "role": "makes", "share_pct": pct, **WORLD_SHARE}
        self._state(supplier, item, f"sup-{supplier}-{item}", **(row | more))


@pytest.fixture
def bakery() -> SharedWorld:
    """Bread needs flour and an oven. Flour: a mill 60, b mill 30, c mill without a share; ovens: only works."""
    world = SharedWorld()
    world.country("aland", "bland")
    for name, country in (("a-mill", "aland"), ("b-mill", "bland"), ("c-mill", "bland"), ("works", "bland")):
        world.organization(name, country)
    world.organization("baker", "aland")
    for item in ("bread", "flour", "oven"):
        world.item(item, all_named=True)
    world.needs("bread", "flour")
    world.needs("bread", "oven")
    world.supplies("baker", "bread")
    world.supplies("works", "oven")
    world.share("a-mill", "flour", 60)
    world.share("b-mill", "flour", 30)
    world.supplies("c-mill", "flour")
    return world


def after(world: WorldBuilder, target: str, **changes: Any) -> Bounds:
    return cascade(world.network, replace(FACTS, **changes), [target]).lines[0].after


def test_a_lost_supplier_costs_its_share(bakery: SharedWorld) -> None:
    assert after(bakery, "bread", remove=frozenset({"b-mill"})).best == pytest.approx(0.7)


def test_the_rest_belongs_to_the_supplier_without_a_share(bakery: SharedWorld) -> None:
    assert after(bakery, "flour", remove=frozenset({"c-mill"})).best == pytest.approx(0.9)


def test_the_scarcest_input_counts_and_is_named(bakery: SharedWorld) -> None:
    result = cascade(bakery.network, replace(FACTS, remove=frozenset({"b-mill", "works"})), ["bread"])
    line = result.lines[0]

    assert (line.before.best, line.after.best, line.loss) == (1, 0, 1)
    assert [step.thing for step in line.because] == ["bread", "bread", "oven", "oven", "works"]


def test_a_measure_takes_the_share_of_the_suppliers_that_it_binds(bakery: SharedWorld) -> None:
    """Bland bans flour to Aland: of 100 percent, the 60 of a mill at home are left."""
    bakery.measure("m", "export-ban", "flour", "aland", issuer="bland")

    assert after(bakery, "bread").best == pytest.approx(0.6)


def test_statements_that_differ_give_low_best_and_high(bakery: SharedWorld) -> None:
    """b mill has 30 or 36 percent; c mill what is left, 4 to 10. Without b: 64 to 70, by the lower statement 70."""
    bakery.share("b-mill", "flour", 36, statement_source="other")
    bounds = after(bakery, "flour", remove=frozenset({"b-mill"}))

    assert (bounds.low, bounds.best, bounds.high) == pytest.approx((0.64, 0.7, 0.7))


def test_without_any_share_all_suppliers_count_the_same_or_anything() -> None:
    world = WorldBuilder()
    world.country("aland")
    for name in ("a", "b", "c", "d"):
        world.organization(name, "aland")
        world.supplies(name, "corn")
    world.item("corn")
    bounds = after(world, "corn", remove=frozenset({"a"}))

    assert (bounds.low, bounds.best, bounds.high) == (0, 0.75, 1)


def test_a_country_total_is_split_over_its_organizations(bakery: SharedWorld) -> None:
    """Bland has 40 percent: b mill 30, so c mill 10."""
    bakery.share("bland", "flour", 40)
    weights = SupplyWeights(Facts(bakery.network), FACTS).of("flour", buyer_home="aland")

    assert weights.shares["c-mill"] == Bounds(pytest.approx(0.1), pytest.approx(0.1), pytest.approx(0.1))


def test_the_part_of_a_whole_is_counted_in_it(bakery: SharedWorld) -> None:
    bakery.organization("a-branch", "bland", part_of="a-mill")
    bakery.supplies("a-branch", "flour")
    weights = SupplyWeights(Facts(bakery.network), FACTS).of("flour", buyer_home="aland")

    assert weights.shares["a-branch"] == Bounds(0, 0, pytest.approx(0.6))
    assert weights.shares["a-mill"].low == 0


def test_unnamed_others_share_the_rest_in_the_open_world(bakery: SharedWorld) -> None:
    """Not all suppliers of flour are named: c mill and others have 5 percent each, and others never fail."""
    bakery.network.nodes["flour"]["suppliers_complete"] = None
    without = replace(FACTS, world=World.OPEN, remove=frozenset({"a-mill", "b-mill", "c-mill"}))

    assert cascade(bakery.network, without, ["flour"]).lines[0].after == Bounds(0, 0.05, 0.1)


def test_an_added_supply_with_a_share_makes_room_for_itself(bakery: SharedWorld) -> None:
    scenario = replace(FACTS, added_supplies=(AddedSupply(supplier="baker", item="flour", share_pct=50),))
    weights = SupplyWeights(Facts(bakery.network), scenario).of("flour", buyer_home="aland")

    assert {name: round(share.best, 9) for name, share in weights.shares.items()} == {
        "baker": 0.5,
        "a-mill": 0.3,
        "b-mill": 0.15,
        "c-mill": 0.05,
    }


def test_shares_of_a_type_count_its_kinds_so_a_kind_only_raises_the_high(bakery: SharedWorld) -> None:
    bakery.item("rye-flour", kind_of=("flour",))
    bakery.supplies("works", "rye-flour")
    bounds = after(bakery, "flour", remove=frozenset({"a-mill"}))

    assert (bounds.low, bounds.best, bounds.high) == pytest.approx((0.4, 0.4, 1.0))


def test_every_share_that_was_used_keeps_its_statement_and_source(bakery: SharedWorld) -> None:
    frame = cascade(bakery.network, FACTS, ["bread"]).shares_frame()
    row = frame[(frame["item"] == "flour") & (frame["supplier"] == "a-mill")].iloc[0]

    assert row["statements"] == "sup-a-mill-flour|sup-b-mill-flour"
    assert row["sources"] == "book"


@settings(deadline=None, max_examples=150)
@given(networks(), scenarios)
def test_without_shares_the_high_capacity_is_the_yes_or_no_of_availability(
    network: Network, scenario: Scenario
) -> None:
    """Shares that may be anything: the best assignment gives all to whoever still delivers, which is `or`."""
    found = capacities(network, replace(scenario, added_supplies=()), [*ITEMS, "g0", "g1"])
    works = found.equations.states()
    states = {estimate: solve(system, [found.shock(())])[:, 0] for estimate, system in found.systems.items()}
    count = len(works)

    assert states[Estimate.HIGH][:count].tolist() == pytest.approx(works.astype(float).tolist())
    assert not (states[Estimate.LOW][:count] > states[Estimate.BEST][:count] + 1e-6).any()
    assert not (states[Estimate.BEST][:count] > states[Estimate.HIGH][:count] + 1e-6).any()


@settings(deadline=None, max_examples=100)
@given(networks(), scenarios, st.frozensets(st.sampled_from(REMOVABLE), max_size=2))
def test_removing_more_never_raises_a_capacity(network: Network, scenario: Scenario, more: frozenset[str]) -> None:
    found = capacities(network, scenario, [*ITEMS, "g0"])
    for system in found.systems.values():
        state = solve(system, [found.shock(()), found.shock(more)])

        assert (state[:, 1] <= state[:, 0] + 1e-6).all()


def test_the_costliest_party_is_the_one_that_all_bread_needs(bakery: SharedWorld) -> None:
    """Without works or the baker all is lost, without a mill 60 percent, without b mill 30."""
    risk = systemic_risk(bakery.network, FACTS, ["bread"])

    assert [(line.party, round(line.index.best, 9)) for line in risk.lines] == [
        ("baker", 1.0),
        ("works", 1.0),
        ("a-mill", 0.6),
        ("b-mill", 0.3),
        ("c-mill", 0.1),
    ]
    assert risk.losses_frame().loc["a-mill", "bread"] == pytest.approx(0.6)


def test_a_country_takes_its_organizations_with_it(bakery: SharedWorld) -> None:
    risk = systemic_risk(bakery.network, FACTS, ["flour"], of=Parties.COUNTRIES)

    assert {line.party: round(line.index.best, 9) for line in risk.lines} == {"aland": 0.6, "bland": 0.4}


def test_draws_are_the_same_for_the_same_seed_however_many_work_on_them(bakery: SharedWorld) -> None:
    scenario = replace(FACTS, remove=frozenset({"b-mill"}))
    one, two, other = (
        uncertain_cascade(bakery.network, scenario, ["bread"], draws=60, seed=seed, workers=workers)
        for seed, workers in ((1, 1), (1, 2), (2, 1))
    )

    assert np.array_equal(one.after, two.after)
    assert not np.array_equal(one.after, other.after)


def test_draws_stay_within_what_the_spread_allows(bakery: SharedWorld) -> None:
    """Shares 60, 30, 10 percent, each off by at most a tenth: b mill has 0.27/1.06 to 0.33/0.96 of flour."""
    scenario = replace(FACTS, remove=frozenset({"b-mill"}))
    drawn = uncertain_cascade(bakery.network, scenario, ["flour"], draws=300, workers=1)
    exact = uncertain_cascade(bakery.network, scenario, ["flour"], draws=3, spreads=dict.fromkeys(
        ("official", "reported", "estimated", ""), 0.0), workers=1)  # fmt: skip

    assert exact.after[:, 0].tolist() == pytest.approx([0.7] * 3)
    assert 0.65 < drawn.lines[0].after[0] < drawn.lines[0].after[2] < drawn.lines[0].after[4] < 0.75
    assert (drawn.before == 1).all()


@pytest.fixture(scope="module")
def granted(real: KnowledgeGraph) -> Scenario:
    return replace(baseline(real._whole), licences=Licences.ALLOW)


def real_line(real: KnowledgeGraph, scenario: Scenario, target: str, *gone: str) -> Cascade:
    return real.cascade([target], scenario=scenario, remove=gone)


def test_without_china_at_most_a_fifth_of_gallium_is_left(real: KnowledgeGraph, granted: Scenario) -> None:
    """Of the output of 2023 China had 80, 98 or 99 percent."""
    left = real_line(real, replace(granted, buyer="united-states"), "gallium", "china").lines[0].after

    assert (left.low, left.best, left.high) == pytest.approx((0.01, 0.02, 0.2), abs=1e-6)


def test_without_sk_hynix_less_than_half_of_hbm_is_left(real: KnowledgeGraph, granted: Scenario) -> None:
    """It had 57 percent by revenue; the others also lose what they are taken to buy of its DRAM."""
    line = real_line(real, granted, "hbm", "sk-hynix").lines[0]

    assert line.before.best == 1
    assert 0.2 < line.after.best <= 0.43
    assert line.because[-1].thing == "sk-hynix"


def test_without_asml_no_euv_tool_is_left_and_next_to_no_immersion_scanner(
    real: KnowledgeGraph, granted: Scenario
) -> None:
    """ASML is the only maker of EUV tools and had 99.3 percent of immersion scanners; Nikon makes the rest."""
    result = real.cascade(
        ["euv-lithography-tool", "duv-immersion-lithography-tool"],
        scenario=replace(granted, buyer="japan"),
        remove=["asml"],
    )
    left = {line.target: line.after for line in result.lines}

    assert left["euv-lithography-tool"] == Bounds(0, 0, 0)
    assert left["duv-immersion-lithography-tool"].high == pytest.approx(0.007)


def test_a_capacity_is_possible_exactly_where_the_item_is_obtainable(real: KnowledgeGraph) -> None:
    network = real._whole
    targets = [thing for thing, attributes in network.nodes(data=True) if attributes.get("layer")]
    found = capacities(network, baseline(network), targets)
    works = found.equations.states()
    high = solve(found.systems[Estimate.HIGH], [found.shock(())])[:, 0]
    tops = [found.equations.tops[target] for target in targets]

    assert [t for t, top in zip(targets, tops, strict=True) if bool(works[top]) != (high[top] > 0)] == []


def test_asml_is_among_the_costliest_organizations_of_the_plan(real: KnowledgeGraph, granted: Scenario) -> None:
    risk = real.systemic_risk(scenario=granted)

    assert "asml" in [line.party for line in risk.lines[:3]]
    assert len(risk.to_frame()) == len(risk.lines)

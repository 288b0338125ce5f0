"""Concentration on the toy world, on small worlds of its own, and on the real tables."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import networkx as nx
import pytest

from aisupply import KnowledgeGraph
from aisupply.graph.analysis.concentration import concentration
from aisupply.graph.analysis.concentration_result import Concentration, Concentrations
from aisupply.graph.analysis.herfindahl import Bounds

DAY = date(2026, 6, 1)
HOMES = {"ann": "arcadia", "ann-mill": "arcadia", "bob": "borduria", "cid": "cordonia"}


def world(*rows: tuple[str, float, dict[str, Any]]) -> nx.MultiDiGraph[str]:
    """One item, corn, with share statements; `ann-mill` is part of `ann`."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("corn", class_="material", label_en="Corn")
    for country in ("arcadia", "borduria", "china", "cordonia"):
        network.add_node(country, class_="country", label_en=country.title())
    for organization, home in HOMES.items():
        network.add_node(organization, class_="company", label_en=organization.title(), country=home)
    network.add_edge("ann-mill", "ann", "part_of", kind="part_of")
    for number, (supplier, share, more) in enumerate(rows):
        usual = {"share_scope": "world", "share_measure": "revenue", "share_year": "2025", "role": "makes"}
        row = usual | {"status": "current", "sources": ("paper",), "confidence": "reported"} | more
        statement = f"sup-{number}"
        network.add_edge(supplier, "corn", statement, kind="supplies", statement=statement, share_pct=share, **row)
    return network


def measured(*rows: tuple[str, float, dict[str, Any]]) -> dict[str, Concentration]:
    answer = concentration(world(*rows), as_of=DAY, home="arcadia")
    return {row.by: row for row in answer.rows}


def pcts(row: Concentration) -> dict[str, Bounds]:
    return {share.holder: share.pct for share in row.shares}


def test_a_part_counts_to_its_whole_and_a_company_to_its_home() -> None:
    views = measured(("ann", 30.0, {}), ("ann-mill", 20.0, {}), ("bob", 50.0, {}))

    assert pcts(views["company"]) == {"ann": Bounds(50, 50, 50), "bob": Bounds(50, 50, 50)}
    assert views["company"].hhi == Bounds(5000, 5000, 5000)
    assert views["country"].home_share == Bounds(50, 50, 50)


def test_a_country_total_is_not_added_to_its_companies() -> None:
    views = measured(("ann", 30.0, {}), ("bob", 20.0, {}), ("arcadia", 45.0, {}))

    assert pcts(views["country"])["arcadia"] == Bounds(45, 45, 45)
    assert pcts(views["country"])["borduria"] == Bounds(20, 20, 55)
    assert [share.holder for share in views["company"].shares] == ["ann", "bob"]


def test_companies_above_the_total_of_their_country_are_named() -> None:
    view = measured(("ann", 62.0, {}), ("arcadia", 42.0, {}))["country"]

    assert pcts(view)["arcadia"] == Bounds(42, 42, 62)
    assert view.warnings == ("The companies of arcadia are said to have more than its total.",)


@pytest.mark.parametrize(
    "other", [{"share_measure": "units"}, {"share_year": "2024"}, {"share_scope": "china"}, {"role": "sells"}]
)
def test_shares_that_count_different_things_are_never_added(other: dict[str, Any]) -> None:
    answer = concentration(world(("ann", 60.0, {}), ("bob", 60.0, other)), as_of=DAY)

    assert [[share.holder for share in row.shares] for row in answer.rows if row.by == "company"] in (
        [["ann"], ["bob"]],
        [["bob"], ["ann"]],
    )


def test_markets_that_only_their_source_names_stay_apart() -> None:
    local = {"share_scope": "other"}
    answer = concentration(world(("ann", 60.0, local), ("bob", 60.0, local | {"sources": ("book",)})), as_of=DAY)

    assert [row.market.source for row in answer.rows if row.by == "company"] == ["book", "paper"]


def test_statements_that_differ_give_low_best_and_high_and_stay_named() -> None:
    rows = [("ann", pct, {"sources": (source,)}) for source, pct in (("a", 80.0), ("b", 98.0), ("c", 99.0))]
    share = measured(*rows)["company"].shares[0]

    assert (share.pct, share.differs) == (Bounds(80, 98, 99), True)
    assert [each.statement for each in share.statements] == ["sup-0", "sup-1", "sup-2"]
    assert share.sources == ("a", "b", "c")


def test_the_best_share_is_that_of_the_count_that_names_most_suppliers() -> None:
    """One source counts ann and bob; another counts only ann, a quarter later."""
    views = measured(("ann", 60.0, {}), ("bob", 40.0, {}), ("ann", 70.0, {"sources": ("later",)}))

    assert pcts(views["company"])["ann"] == Bounds(60, 60, 70)


def test_the_rest_is_split_over_suppliers_without_a_share_and_one_part_for_others() -> None:
    """40 percent are not stated; cid supplies without a share: 20 for cid, 20 for others who add nothing."""
    network = world(("ann", 60.0, {}), ("cid", 1.0, {"share_year": "2020"}))
    row = next(r for r in concentration(network, as_of=DAY).rows if r.market.year == 2025 and r.by == "company")

    assert row.unstated == ("cid",)
    assert row.hhi == Bounds(3600, 3600 + 20**2, 3600 + 40**2)


def test_a_share_of_a_later_year_or_an_ended_supply_does_not_count() -> None:
    network = world(("ann", 60.0, {"share_year": "2027"}), ("bob", 60.0, {"status": "planned"}))

    assert concentration(network, as_of=DAY).rows == ()


def test_the_dependence_on_a_country_that_nobody_states_is_up_to_the_rest() -> None:
    answer = concentration(world(("ann", 60.0, {})), as_of=DAY)

    assert list(answer.dependence("cordonia").values()) == [Bounds(0, 0, 40)]


def test_lowest_statements_over_a_hundred_percent_are_called_out() -> None:
    view = measured(("ann", 70.0, {}), ("bob", 60.0, {}))["company"]

    assert view.warnings[0].startswith("Even the lowest statements add up to 130.0 percent")


def test_the_toy_flour_keeps_both_counts_of_grand_mill(toy: KnowledgeGraph) -> None:
    company = toy.concentration("flour", home="arcadia").rows[0]

    assert pcts(company) == {"grand-mill": Bounds(55.5, 60, 60), "old-mill": Bounds(40, 40, 40)}


def test_frames_keep_ids_statements_and_sources(toy: KnowledgeGraph) -> None:
    answer = toy.concentration("flour", home="arcadia")
    row = answer.to_frame().iloc[0]

    assert (row["item"], row["holder"], row["statements"]) == (
        "flour",
        "grand-mill",
        "sup-grand-mill-flour|sup-grand-mill-flour-2",
    )
    assert len(answer.summary()) == len(answer.rows)
    assert json.loads(json.dumps(answer.document()))["markets"][0]["shares"][0]["holder"] == "grand-mill"


def test_gallium_is_highly_concentrated_in_china_whichever_count_is_right(real: KnowledgeGraph) -> None:
    """80, 98 and 99 percent of 2023 output are on record; all make the market highly concentrated."""
    rows = [row for row in real.concentration("gallium").rows if row.market.year == 2023]

    assert [(row.band, row.shares[0].holder) for row in rows] == [("high", "china")]
    assert rows[0].home_share == Bounds(80, 98, 99)


def test_no_home_supplier_of_euv_tools_or_of_hbm_is_on_record(real: KnowledgeGraph) -> None:
    answer = real.concentration("euv-lithography-tool")
    leading = real.concentration("hbm").leading()

    assert {row.hhi for row in answer.rows} == {Bounds(10_000, 10_000, 10_000)}
    assert {row.home_share for row in leading} == {Bounds(0, 0, 0)}


def test_every_real_market_keeps_its_order_and_its_sources(real: KnowledgeGraph) -> None:
    answer: Concentrations = real.concentration()
    figures = [b for row in answer.rows for b in (row.hhi, row.cr1, row.cr3, row.home_share, row.rest)]

    assert all(b.low <= b.best + 1e-9 and b.best <= b.high + 1e-9 for b in figures)
    assert all(each.sources for row in answer.rows for share in row.shares for each in share.statements)
    assert all(len({each.supplier for each in share.statements}) >= 1 for row in answer.rows for share in row.shares)


def test_the_past_knows_only_the_shares_of_its_time(real: KnowledgeGraph) -> None:
    answer = real.concentration("hbm", as_of=date(2023, 1, 1))

    assert {row.market.year for row in answer.rows} == {2022}

"""The graph for NetworkX keeps every statement as an edge of its own, typed and dated."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import networkx as nx
import pytest

from aisupply import KnowledgeGraph
from aisupply.data import read_tables
from aisupply.graph.errors import NoReferenceDay
from aisupply.graph.network import Network, network, reference_day, valid_on
from aisupply.graph.store import Store


@pytest.fixture(scope="module")
def toy_network(toy: KnowledgeGraph) -> Network:
    return toy.network()


@pytest.fixture(scope="module")
def real_network(real: KnowledgeGraph) -> Network:
    return real.network()


def test_a_node_has_its_class_labels_and_place(toy_network: Network) -> None:
    assert toy_network.nodes["oven"] == {
        "class_": "equipment",
        "label_en": "Oven",
        "label_zh": "烤炉",
        "label_de": "Ofen",
        "layer": "equipment",
        "suppliers_complete": True,
        "sources": ("toy-book", "toy-news"),
        "verdict": "partly",
        "checked_on": "2026-05-02",
        "checked_at": "https://example.org/book",
    }


def test_lists_are_tuples_in_order(toy_network: Network) -> None:
    assert toy_network.nodes["ministry-of-bread"]["aliases"] == ("Bread Office", "MoB")


def test_a_goal_has_its_quantity_and_deadline(toy_network: Network) -> None:
    goal = toy_network.nodes["goal-ten-ovens"]

    assert (goal["quantity_min"], goal["unit"], goal["deadline"]) == (Decimal(10), "ovens", "2027")
    assert (goal["plan"], goal["last_day"]) == ("bread-plan", date(2027, 12, 31))


def test_parallel_statements_are_parallel_edges(toy_network: Network) -> None:
    edges = toy_network["grand-mill"]["flour"]

    assert {key: edge["share_pct"] for key, edge in edges.items()} == {
        "sup-grand-mill-flour": Decimal(60),
        "sup-grand-mill-flour-2": Decimal("55.5"),
    }


def test_an_edge_carries_its_statement_sources_confidence_and_dates(toy_network: Network) -> None:
    edge = toy_network["sour-act"]["oven"]["sour-act-suspension"]

    assert edge["statement"] == "sour-act-suspension"
    assert (edge["sources"], edge["confidence"]) == (("toy-news",), "official")
    assert (edge["first_day"], edge["last_day"]) == (date(2026, 1, 1), date(2026, 11, 30))
    assert (edge["measure"], edge["suspends"], edge["affected"]) == ("suspension", ("sour-act-oven",), "arcadia")


@pytest.mark.parametrize(
    ("tail", "head", "key", "kind"),
    [
        ("bread", "flour", "req-bread-flour", "requires"),
        ("oven-works", "oven", "sup-oven-works-oven", "supplies"),
        ("sour-act", "flour", "sour-act-flour", "restricts"),
        ("goal-daily-bread", "bread", "link-goal-daily-bread-bread", "targets"),
        ("goal-ten-ovens", "oven", "link-goal-ten-ovens-oven", "requires"),
        ("ministry-of-bread", "bread-plan", "resp-ministry-of-bread-bread-plan", "leads"),
        ("old-mill", "oven", "hold-old-mill-oven", "holds"),
        ("rye-bread", "bread", "kind_of", "kind_of"),
        ("goal-ten-ovens", "goal-daily-bread", "parent_goal", "parent_goal"),
        ("goal-ten-ovens", "bread-plan", "of_plan", "of_plan"),
    ],
)
def test_each_table_has_its_kind_of_edge(toy_network: Network, tail: str, head: str, key: str, kind: str) -> None:
    assert toy_network[tail][head][key]["kind"] == kind


def test_alternatives_keep_their_group(toy_network: Network) -> None:
    groups = {head: edge.get("group") for _, head, edge in toy_network.out_edges("bread", data=True)}

    assert groups == {"flour": None, "oven": None, "sourdough": "rising", "yeast": "rising"}
    assert toy_network["bread"]["yeast"]["req-bread-yeast"]["at_least"] == 1


@pytest.mark.parametrize(
    ("day", "suspended", "sourdough"),
    [(date(2025, 12, 31), False, True), (date(2026, 1, 1), True, False), (date(2026, 12, 1), False, False)],
)
def test_only_what_is_valid_on_the_day_is_kept(
    toy: KnowledgeGraph, day: date, suspended: bool, sourdough: bool
) -> None:
    graph = toy.network(as_of=day)

    assert graph.has_edge("sour-act", "oven", "sour-act-suspension") is suspended
    assert graph.has_edge("grand-mill", "sourdough", "sup-grand-mill-sourdough") is sourdough
    assert graph.has_edge("rye-bread", "bread", "kind_of")


def test_sources_and_the_reference_day_stand_in_the_graph(toy_network: Network) -> None:
    assert toy_network.graph["reference_day"] == "2026-06-01"
    assert toy_network.graph["sources"]["toy-news"]["publisher"] == "Toy News"


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [(None, None, True), (date(2026, 6, 1), date(2026, 6, 1), True), (date(2026, 6, 2), None, False), (None, date(2026, 5, 31), False)],
)  # fmt: skip
def test_a_statement_holds_from_its_first_to_its_last_day(first: date | None, last: date | None, holds: bool) -> None:
    assert valid_on({"first_day": first, "last_day": last}, date(2026, 6, 1)) is holds


def test_it_is_a_networkx_graph_that_algorithms_take(toy_network: Network) -> None:
    assert isinstance(toy_network, nx.MultiDiGraph)
    assert nx.has_path(toy_network, "goal-daily-bread", "flour")


def test_every_real_row_that_joins_two_things_is_an_edge(real_network: Network) -> None:
    tables = read_tables()
    rows = [
        row
        for table in (
            tables.requirements,
            tables.supplies,
            tables.restrictions,
            tables.goal_links,
            tables.responsibilities,
            tables.holdings,
        )
        for row in table
    ]
    statements = {edge["statement"] for _, _, edge in real_network.edges(data=True) if "statement" in edge}

    assert statements == {row.id for row in rows}
    assert set(real_network) == {row.id for row in (*tables.entities, *tables.goals)}


def test_every_real_edge_says_where_it_comes_from(real_network: Network) -> None:
    assert [edge for *edge, attributes in real_network.edges(data=True) if not attributes["sources"]] == []


def test_real_kinds_parts_and_goals_are_edges(real_network: Network) -> None:
    tables = read_tables()
    kinds = {(row.id, above) for row in tables.entities for above in row.kind_of}
    parts = {(row.id, whole) for row in tables.entities for whole in row.part_of}

    assert {edge[:2] for edge in real_network.edges(keys=True) if edge[2] == "kind_of"} == kinds
    assert {edge[:2] for edge in real_network.edges(keys=True) if edge[2] == "part_of"} == parts


def test_a_graph_without_a_reference_day_is_told() -> None:
    with pytest.raises(NoReferenceDay, match="no aisupply graph here"):
        reference_day(Store())


def test_the_order_of_loading_does_not_show(toy: KnowledgeGraph, toy_network: Network) -> None:
    other = Store()
    for quad in reversed(toy.store.sorted_quads()):
        other.oxigraph.add(quad)
    again = network(other)

    assert list(again.nodes(data=True)) == list(toy_network.nodes(data=True))
    assert list(again.edges(keys=True, data=True)) == list(toy_network.edges(keys=True, data=True))
    assert [list(each) for _, each in again.nodes(data=True)] == [list(e) for _, e in toy_network.nodes(data=True)]

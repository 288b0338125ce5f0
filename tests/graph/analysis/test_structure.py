"""Measures of structure: textbook graphs, other implementations, and the real graph read for sense."""

from __future__ import annotations

from datetime import date

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisupply import KnowledgeGraph
from aisupply.graph.analysis.structure import Structure, structure

DAY = date(2026, 6, 1)


def shape(edges: str, **more: dict[str, str]) -> Structure:
    """The structure of needs written as `AB`, A needs B; `groups` and `kinds` name pairs of another sort."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for pair in edges.split():
        consumer, input_ = pair
        statement = f"req-{pair}"
        network.add_edge(
            consumer, input_, statement, kind="requires", statement=statement, criticality="essential", sources=("s",)
        )
    for pair in more.get("kinds", {}):
        network.add_edge(pair[0], pair[1], "kind_of", kind="kind_of")
    return structure(network, as_of=DAY)


def test_the_dominator_tree_of_lengauer_and_tarjan() -> None:
    """Their figures 1 and 2: the flow graph on R and A to L, and its dominator tree."""
    tree = shape("RA RB RC AD BA BD BE CF CG DL EH FI GI GJ HE HK IK JI KI KR LH").dominators("R")
    immediate = {row.thing: row.immediate for row in tree.rows}

    assert immediate == dict.fromkeys("ABCDEHIK", "R") | {"F": "C", "G": "C", "J": "G", "L": "D"}
    assert tree.chain("J") == ("R", "C", "G", "J")
    assert {row.thing: row.dominates for row in tree.rows if row.dominates} == {"C": 3, "D": 1, "G": 1}


pairs = st.lists(st.tuples(st.sampled_from("ABCDEFG"), st.sampled_from("ABCDEFG")), min_size=1, max_size=20)


@settings(deadline=None)
@given(pairs)
def test_a_dominator_cuts_every_chain_to_what_it_dominates(edges: list[tuple[str, str]]) -> None:
    found = shape(" ".join(a + b for a, b in edges))
    target = edges[0][0]
    tree = found.dominators(target)
    graph = nx.DiGraph(edges)

    for row in tree.rows:
        for above in tree.chain(row.thing)[1:-1]:
            assert not nx.has_path(nx.subgraph_view(graph, filter_node=lambda n, a=above: n != a), target, row.thing)


@settings(deadline=None)
@given(pairs)
def test_pagerank_and_betweenness_agree_with_another_implementation(edges: list[tuple[str, str]]) -> None:
    found = shape(" ".join(a + b for a, b in edges))
    graph = nx.DiGraph(edges)
    ranks = nx.pagerank(graph, tol=1e-13, max_iter=1000)
    between = nx.betweenness_centrality(graph)

    assert {row.thing: row.value for row in found.pagerank().rows} == pytest.approx(ranks, abs=1e-6)
    assert {row.thing: row.value for row in found.betweenness().rows} == pytest.approx(between, abs=1e-9)


def test_all_things_point_to_the_one_that_all_need() -> None:
    assert shape("AD BD CD").pagerank().rows[0].thing == "D"


def test_what_lies_between_two_halves_holds_them_together() -> None:
    """A, B, C and D, E, F, G are circles that meet in C only through D's link."""
    found = shape("AB BC CA CD DE EF FD").articulation_points()

    assert {row.thing: row.pieces for row in found.rows} == {"C": (2,), "D": (2,)}


def test_two_cliques_are_two_communities() -> None:
    found = shape("AB BC CA AD DE EF FD")

    assert [set(row.things) for row in found.communities().rows] == [set("ABC"), set("DEF")]
    assert found.communities(seed=7).modularity == pytest.approx(0.357142857)


def test_the_longest_chain_counts_needs_and_keeps_their_statements() -> None:
    chain = shape("AB BC AC CD").longest_chain("A")

    assert (chain.length, [link.statement for link in chain.links]) == (3, [None, "req-AB", "req-BC", "req-CD"])


def test_things_that_need_each_other_are_one_link() -> None:
    chain = shape("AB BC CB CD").longest_chain("A")

    assert ([link.things for link in chain.links], chain.length) == ([("A",), ("B", "C"), ("D",)], 2)


def test_a_kind_is_no_step_down() -> None:
    """A needs the type T; K is a kind of T and needs D: two steps, though three edges."""
    chain = shape("AT KD", kinds={"KT": ""}).longest_chain("A")

    assert (chain.length, [link.relation for link in chain.links]) == (2, ["", "requires", "kind", "requires"])


def test_every_result_says_what_it_means_and_what_not() -> None:
    found = shape("AB BC")
    results = (
        found.pagerank(),
        found.betweenness(),
        found.articulation_points(),
        found.communities(),
        found.dominators("A"),
        found.longest_chain("A"),
    )

    assert all(result.meaning.endswith(".") and result.limits.endswith(".") for result in results)
    assert all(len(result.to_frame()) for result in results)


def test_quartz_ore_stands_at_the_end_of_the_longest_chain(real: KnowledgeGraph) -> None:
    """Chips need wafers, wafers crucibles, crucibles high-purity quartz, and that ore, of Spruce Pine or elsewhere."""
    chain = real.structure().longest_chain("advanced-logic-fabrication")

    assert [link.things for link in chain.links[-3:-1]] == [("high-purity-quartz",), ("high-purity-quartz-ore",)]
    assert chain.links[-1].things[0] in {"spruce-pine-quartz", "other-quartz-ore"}
    assert all(link.sources for link in chain.links if link.statement)


def test_every_chain_to_zeiss_mirrors_runs_through_euv_tools(real: KnowledgeGraph) -> None:
    tree = real.structure().dominators("high-end-training-chip")

    assert "euv-lithography-tool" in tree.chain("euv-optics")


def test_frames_keep_ids(real: KnowledgeGraph) -> None:
    frame = real.structure().pagerank().to_frame()

    assert "intelligent-computing-centre" in set(frame["thing"].head(20))

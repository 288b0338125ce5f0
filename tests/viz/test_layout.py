from __future__ import annotations

import random
from itertools import combinations

from aisupply import KnowledgeGraph
from aisupply.viz import View, ViewEdge, ViewNode, build_view
from aisupply.viz.layout import by_community, grouped, in_columns
from aisupply.viz.layout.columns import ROW_HEIGHT, STACK_WIDTH
from aisupply.viz.view import Role
from aisupply.viz.words import same

from .worlds import DAY, large_view


def _ladder(rungs: int) -> tuple[list[ViewNode], list[ViewEdge]]:
    """Two columns, each node of the left tied to one of the right, stated in a random order."""
    chance = random.Random(1)  # noqa: S311 — a reproducible world, no secret
    order = list(range(rungs))
    chance.shuffle(order)
    nodes = [ViewNode(f"l{n:02}", same(""), column=0) for n in range(rungs)]
    nodes += [ViewNode(f"r{n:02}", same(""), column=1) for n in range(rungs)]
    return nodes, [ViewEdge(f"l{n:02}", f"r{other:02}", "requires") for n, other in enumerate(order)]


def _crossings(nodes: tuple[ViewNode, ...], edges: list[ViewEdge]) -> int:
    at = {node.id: (node.x, node.y) for node in nodes}
    lines = [(at[edge.tail], at[edge.head]) for edge in edges]
    return sum(_cross(*one, *two) for one, two in combinations(lines, 2) if not set(one) & set(two))


def _cross(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]) -> bool:
    def turn(p: tuple[float, float], q: tuple[float, float], r: tuple[float, float]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def _close(nodes: tuple[ViewNode, ...], width: float, height: float) -> list[tuple[str, str]]:
    return [
        (one.id, two.id)
        for one, two in combinations(nodes, 2)
        if abs(one.x - two.x) < width - 0.5 and abs(one.y - two.y) < height - 0.5
    ]


def test_a_ladder_is_untangled_without_crossings() -> None:
    nodes, edges = _ladder(12)
    placed = in_columns(nodes, edges)

    assert _crossings(placed, edges) == 0


def test_columns_stand_from_left_to_right() -> None:
    nodes, edges = _ladder(5)
    placed = {node.id: node.x for node in in_columns(nodes, edges)}

    assert placed["l00"] < placed["r00"]


def test_no_two_nodes_in_columns_share_a_place() -> None:
    nodes, edges = _ladder(80)

    assert _close(in_columns(nodes, edges), STACK_WIDTH, ROW_HEIGHT) == []


def test_a_node_inside_another_has_the_place_of_the_one_that_shows_it() -> None:
    nodes = [
        ViewNode("type", same("")),
        ViewNode("kind", same(""), inside="type"),
        ViewNode("maker", same(""), inside="kind"),
    ]
    placed = {(node.x, node.y) for node in in_columns(nodes, [])}

    assert len(placed) == 1


def test_the_real_chain_crosses_far_less_than_in_the_order_of_its_ids(real: KnowledgeGraph) -> None:
    view = build_view(real.network(), name="plan", thing=None, as_of=real.reference_day)
    sorted_by_id = in_columns(view.nodes, [])
    edges = list(view.edges)

    assert _crossings(view.nodes, edges) < 0.75 * _crossings(sorted_by_id, edges)


def test_equal_pictures_have_equal_places() -> None:
    assert large_view(400) == large_view(400)


def test_few_nodes_of_a_network_do_not_overlap() -> None:
    nodes, edges = _ladder(20)

    assert _close(by_community(nodes, edges), 230, 60) == []


def test_many_nodes_of_a_network_do_not_overlap() -> None:
    view = large_view(1600)
    things = tuple(node for node in view.nodes if node.role is Role.THING)

    assert _close(things, 18, 18) == []


def test_an_empty_network_has_no_places() -> None:
    assert by_community([], []) == ()


def test_a_small_view_is_not_grouped() -> None:
    view = large_view(50)

    assert {node.role for node in view.nodes} == {Role.THING}


def test_a_large_layered_view_is_grouped_by_its_columns() -> None:
    nodes = tuple(ViewNode(f"n{n}", same(""), column=n % 3) for n in range(30))
    columns = tuple(same(f"column {n}") for n in range(3))
    view = grouped(View("v", same(""), same(""), DAY, nodes, (), columns=columns), largest=20)
    groups = [node.labels["en"] for node in view.nodes if node.role is Role.GROUP]

    assert groups == ["column 0", "column 1", "column 2"]
    assert all(node.inside for node in view.nodes if node.role is Role.THING)

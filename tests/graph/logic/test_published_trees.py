"""Systems from the literature whose cut or path sets are published; each written down here from its description."""

from __future__ import annotations

from itertools import pairwise

import pytest

from aisupply.graph.analysis.logic import (
    count_minimal_cut_sets,
    count_minimal_path_sets,
    from_fault_tree,
    minimal_cut_sets,
    minimal_path_sets,
)


def test_the_bridge_network() -> None:
    """R. E. Barlow and F. Proschan (1975), "Statistical theory of reliability and life testing", chapter 1."""
    bridge = {
        "through": ("or", ["12", "45", "1 3 5", "4 3 2"]),
        "12": ("and", ["1", "2"]),
        "45": ("and", ["4", "5"]),
        "1 3 5": ("and", ["1", "3", "5"]),
        "4 3 2": ("and", ["4", "3", "2"]),
    }

    assert minimal_path_sets(bridge, "through").sets == (("1", "2"), ("4", "5"), ("1", "3", "5"), ("2", "3", "4"))
    assert minimal_cut_sets(bridge, "through").sets == (("1", "4"), ("2", "5"), ("1", "3", "5"), ("2", "3", "4"))


def test_the_pressure_tank() -> None:
    """W. E. Vesely and others (1981), "Fault tree handbook", NUREG-0492, chapter VIII: E1 = T + K2 + S (S1 + K1 + R)."""
    tank = from_fault_tree(
        {
            "E1 rupture": ("or", ["T", "E2"]),
            "E2": ("or", ["K2", "E3"]),
            "E3": ("and", ["S", "E4"]),
            "E4": ("or", ["S1", "E5"]),
            "E5": ("or", ["K1", "R"]),
        }
    )

    assert minimal_cut_sets(tank, "E1 rupture").sets == (("K2",), ("T",), ("K1", "S"), ("R", "S"), ("S", "S1"))


@pytest.mark.parametrize(("count", "width"), [(5, 2), (12, 3), (200, 4)])
def test_consecutive_failures_in_a_row(count: int, width: int) -> None:
    """Consecutive-k-out-of-n:F systems have n - k + 1 minimal cut sets.

    D. T. Chiang and S.-C. Niu (1981), "Reliability of consecutive-k-out-of-n:F system", IEEE
    Transactions on Reliability R-30(1).
    """
    windows = {f"w{first}": ("or", [f"e{first + step}" for step in range(width)]) for first in range(count - width + 1)}
    row = {"row": ("and", list(windows)), **windows}

    assert count_minimal_cut_sets(row, "row") == count - width + 1


def test_a_row_of_pairs_has_as_many_path_sets_as_the_padovan_numbers_say() -> None:
    """The minimal vertex covers of a path with n vertices, complements of its maximal independent sets.

    Z. Füredi (1987), "The number of maximal independent sets in connected graphs", Journal of Graph
    Theory 11(4): f(n) = f(n - 2) + f(n - 3).
    """
    padovan = [1, 1, 2]
    while len(padovan) <= 150:
        padovan.append(padovan[-2] + padovan[-3])
    for count in (2, 3, 10, 150):
        pairs = {f"{a}-{b}": ("or", [f"e{a}", f"e{b}"]) for a, b in pairwise(range(count))}
        row = {"row": ("and", list(pairs)), **pairs}

        assert count_minimal_path_sets(row, "row") == padovan[count]


def test_triangles_have_three_to_the_power_of_their_number() -> None:
    """J. W. Moon and L. Moser (1965), "On cliques in graphs", Israel Journal of Mathematics 3."""
    corners = [(f"{n}a", f"{n}b", f"{n}c") for n in range(40)]
    edges = {f"{a}{b}": ("or", [a, b]) for one in corners for a, b in (one[:2], one[1:], one[::2])}
    graph = {"all": ("and", list(edges)), **edges}

    assert count_minimal_path_sets(graph, "all") == 3**40
    assert count_minimal_cut_sets(graph, "all") == 120

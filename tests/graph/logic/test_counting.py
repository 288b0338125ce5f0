"""Counts without diagrams, beside counts from diagrams, lists and trying all sets."""

from __future__ import annotations

from itertools import combinations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisupply.graph.logic import Formula, Gate, Question, count_without_circles, counting, lists
from aisupply.graph.logic.lists import at_least
from aisupply.graph.logic.solved import solved

from .systems import minimal


@st.composite
def formulas(draw: st.DrawFn, *, gates: int, events: int) -> Formula:
    """And, or, k of n; gate g rests on later gates and on events; some members stand twice."""
    table: dict[int, Gate] = {}
    for gate in range(gates):
        choice = st.one_of(st.integers(-events, -1), st.integers(min(gate + 1, gates - 1), gates - 1))
        members = [m for m in draw(st.lists(choice, min_size=1, max_size=5)) if m != gate] or [-1]
        table[gate] = Gate(draw(st.sampled_from([1, len(members), (len(members) + 1) // 2])), tuple(members))
    return Formula(0, table)


def by_expanding(formula: Formula, member: int) -> set[frozenset[int]]:
    """The minimal sets of a gate or event, as sets of sets, from what it rests on (no modules, no weights)."""
    if member < 0:
        return {frozenset([member])}
    gate = formula.gates[member]
    families = [by_expanding(formula, inner) for inner in gate.members]
    rows = [{frozenset[int]()}] + [set[frozenset[int]]() for _ in range(gate.least)]
    for family in families:
        for k in range(gate.least, 0, -1):
            rows[k] = minimal(rows[k] | {one | other for one in rows[k - 1] for other in family})
    return rows[gate.least]


@settings(max_examples=300, deadline=None)
@given(formulas(gates=5, events=6))
def test_counts_are_those_of_the_sets_that_expanding_gives(formula: Formula) -> None:
    assert len(by_expanding(formula, 0)) == count_without_circles(formula)


@settings(max_examples=200, deadline=None)
@given(formulas(gates=14, events=24))
def test_counts_agree_with_diagrams_of_the_whole(formula: Formula) -> None:
    assert solved(formula, Question.FAILS).count() == count_without_circles(formula)


@settings(max_examples=300, deadline=None)
@given(formulas(gates=14, events=24), st.integers(0, 6))
def test_counts_are_the_same_where_only_short_lists_are_allowed(formula: Formula, longest: int) -> None:
    """Diagrams then count the modules with more sets, with the ways of the modules beneath as weights."""
    expected = count_without_circles(formula)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "LONGEST", longest)
        found = count_without_circles(formula)

    assert expected == found


@settings(max_examples=200, deadline=None)
@given(formulas(gates=14, events=24))
def test_comparing_all_sets_at_once_changes_nothing(formula: Formula) -> None:
    expected = count_without_circles(formula)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "_FEW", 0)
        found = count_without_circles(formula)

    assert expected == found


def test_a_tree_needs_no_diagram(monkeypatch: pytest.MonkeyPatch) -> None:
    """(a or b or c) and two of (d, e and f, g or h): 3 × (1·1 + 1·2 + 1·2) = 15."""
    monkeypatch.setattr(counting, "solved", None)
    tree = Formula(
        0,
        {
            0: Gate(2, (1, 2)),
            1: Gate(1, (-1, -2, -3)),
            2: Gate(2, (-4, 3, 4)),
            3: Gate(2, (-5, -6)),
            4: Gate(1, (-7, -8)),
        },
    )

    assert count_without_circles(tree) == 15


@pytest.mark.parametrize("least", range(1, 8))
def test_k_of_n_modules_of_different_sizes_have_the_elementary_symmetric_number(least: int) -> None:
    sizes = [1, 2, 3, 4, 5, 6, 7]
    gates = {0: Gate(least, tuple(range(1, 8)))}
    gates |= {size: Gate(1, tuple(-(10 * size + k) for k in range(size))) for size in sizes}
    expected = 0
    for chosen in combinations(sizes, least):
        ways = 1
        for size in chosen:
            ways *= size
        expected += ways

    assert count_without_circles(Formula(0, gates)) == expected


def test_a_shared_module_counts_as_one_event_that_happens_in_so_many_ways() -> None:
    """(m and a) or (m and b) or c, with m any of 100: 201 sets."""
    gates = {
        0: Gate(1, (1, 2, -3)),
        1: Gate(2, (4, -1)),
        2: Gate(2, (4, -2)),
        4: Gate(1, tuple(range(-200, -100))),
    }

    assert count_without_circles(Formula(0, gates)) == 201


def test_what_another_part_implies_counts_nothing() -> None:
    """a or (a and b) is a."""
    assert count_without_circles(Formula(0, {0: Gate(1, (-1, 1)), 1: Gate(2, (-1, -2))})) == 1


def test_numbers_far_beyond_a_machine_word_are_exact() -> None:
    """A hundred groups, any 50 of which must happen, in ten ways each."""
    gates = {0: Gate(50, tuple(range(1, 101)))}
    gates |= {group: Gate(1, tuple(-(1000 * group + k) for k in range(10))) for group in range(1, 101)}

    assert count_without_circles(Formula(0, gates)) == comb(100, 50) * 10**50


@pytest.mark.parametrize(
    "gates",
    [{0: Gate(1, (0, -1))}, {0: Gate(1, (1, -1)), 1: Gate(2, (2, -2)), 2: Gate(1, (1, -3))}],
)
def test_circles_are_left_to_the_diagrams(gates: dict[int, Gate]) -> None:
    assert count_without_circles(Formula(0, gates)) is None


def test_an_event_alone_is_one_set() -> None:
    assert count_without_circles(Formula(-1, {})) == 1


def test_a_list_that_gets_long_is_given_up() -> None:
    pairs = [[1 << 2 * k, 2 << 2 * k] for k in range(20)]

    assert at_least(pairs, 20) is None
    assert len(at_least(pairs, 1) or []) == 40

"""Small cut sets by way of supports, beside those from diagrams and from trying all sets."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from aisupply.graph.analysis.bounded_cuts import small_cut_sets
from aisupply.graph.logic import minimal_cut_sets, solve
from tests.graph.logic.systems import Case, by_trying_all, cases, cuts, system_of


@settings(max_examples=400, deadline=None)
@given(cases(largest=10), st.integers(1, 3))
def test_small_cut_sets_are_those_that_trying_all_sets_finds(case: Case, size: int) -> None:
    assume(bool(solve(case.system)[case.top]))
    expected = tuple(members for members in by_trying_all(case, cuts) if len(members) <= size)

    assert small_cut_sets(*case, max_size=size).sets == expected


@settings(max_examples=150, deadline=None)
@given(cases(largest=40), st.integers(1, 3))
def test_small_cut_sets_are_those_of_the_diagrams(case: Case, size: int) -> None:
    assume(bool(solve(case.system)[case.top]))

    assert small_cut_sets(*case, max_size=size).sets == minimal_cut_sets(*case, max_size=size).sets


@pytest.mark.parametrize("size", [1, 2, 3])
def test_twelve_lines_of_their_own_have_no_small_cut_set(size: int) -> None:
    """Any one of 12 lines of 5 suffices, and no two of them share a leaf: it takes 12 to cut them all."""
    lines = [list(range(13 + 5 * line, 18 + 5 * line)) for line in range(12)]
    system = system_of([1, *[5] * 12, *[0] * 60], [list(range(1, 13)), *lines, *([] for _ in range(60))])
    found = small_cut_sets(system, 0, range(13, 73), max_size=size)

    assert (found.sets, found.complete, found.bound) == ((), False, size)

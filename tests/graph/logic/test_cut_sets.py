"""Minimal cut and path sets against three other ways to find them."""

from __future__ import annotations

import random
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisupply.graph.errors import TooLarge
from aisupply.graph.logic import (
    count_minimal_cut_sets,
    count_minimal_path_sets,
    cut_sets,
    minimal,
    minimal_cut_sets,
    minimal_path_sets,
)

from .systems import Case, by_duality, by_expanding, by_trying_all, cases, cuts, frees, hitting_sets, ordered, system_of

DIAMOND = system_of([2, 1, 1, 0, 0, 0], [[1, 2], [3, 4], [4, 5], [], [], []])


def circular(seed: int) -> Case:
    """Thirty nodes, ten of them events, that need each other in circles."""
    choose = random.Random(seed)  # noqa: S311
    children = [choose.sample(range(30), 3) if node < 20 else [] for node in range(30)]
    needs = [choose.choice([1, 2, 2, 3]) if own else 0 for own in children]
    return Case(system_of(needs, children), 0, [*range(20, 30), choose.randrange(1, 20)])


def layered(seed: int, *, leaves: int = 14, gates: int = 16) -> Case:
    """A tree of gates with shared branches, without circles."""
    choose = random.Random(seed)  # noqa: S311
    children: list[list[int]] = []
    for node in range(gates):
        further = range(node + 1, gates + leaves)
        near = [node + 1] if node + 1 < gates else []
        children.append(list(dict.fromkeys([*near, *choose.sample(further, min(len(further), choose.randint(2, 3)))])))
    needs = [choose.choice([1, len(own), 2]) for own in children]
    return Case(system_of(needs + [0] * leaves, children + [[]] * leaves), 0, list(range(gates, gates + leaves)))


@settings(max_examples=1000, deadline=None)
@given(cases())
def test_cut_sets_are_those_that_trying_all_sets_finds(case: Case) -> None:
    expected = by_trying_all(case, cuts)

    found = minimal_cut_sets(*case)

    assert (expected, True, None) == (found.sets, found.complete, found.bound)
    assert len(expected) == count_minimal_cut_sets(*case)


@settings(max_examples=1000, deadline=None)
@given(cases())
def test_path_sets_are_those_that_trying_all_sets_finds(case: Case) -> None:
    expected = by_trying_all(case, frees)

    found = minimal_path_sets(*case)

    assert (expected, True, None) == (found.sets, found.complete, found.bound)
    assert len(expected) == count_minimal_path_sets(*case)


@settings(max_examples=500, deadline=None)
@given(cases(), st.integers(0, 3))
def test_a_size_limit_leaves_out_the_larger_sets_and_says_so(case: Case, size: int) -> None:
    everything = minimal_cut_sets(*case).sets
    expected = tuple(members for members in everything if len(members) <= size)

    found = minimal_cut_sets(*case, max_size=size)

    assert expected == found.sets
    assert (found.complete, found.bound) == ((True, None) if expected == everything else (False, size))


@settings(max_examples=500, deadline=None)
@given(cases(), st.integers(1, 4))
def test_a_list_limit_keeps_the_smallest_and_says_up_to_which_size_all_are_there(case: Case, limit: int) -> None:
    everything = minimal_path_sets(*case).sets

    found = minimal_path_sets(*case, limit=limit)

    assert len(found) == min(limit, len(everything))
    assert found.complete == (len(everything) <= limit)
    assert set(found) <= set(everything)
    if found.bound is not None:
        assert all(members in found.sets for members in everything if len(members) <= found.bound)
        assert max(map(len, found), default=0) <= found.bound + 1


@settings(max_examples=500, deadline=None)
@given(cases(), st.integers(1, 4), st.sampled_from([minimal_cut_sets, minimal_path_sets]))
def test_diagrams_that_hold_small_sets_only_give_the_same_small_sets(case: Case, size: int, sets_of) -> None:
    """As where the whole diagram is too large: made to happen by refusing every unbounded one."""
    everything = sets_of(*case)
    expected = tuple(members for members in everything if len(members) <= size)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cut_sets, "solved", _refusing_the_whole)
        found = sets_of(*case, max_size=size)

    assert expected == found.sets
    assert found.bound == size or (found.complete and everything.sets in {(), ((),)})


def _refusing_the_whole(formula, question, *, bound=None, capacities=()):  # noqa: ARG001
    if bound is None:
        raise TooLarge(leaves=1, gates=1, nodes=1)
    return _SOLVED(formula, question, bound=bound)


_SOLVED = cut_sets.solved


@pytest.mark.parametrize("seed", range(25))
def test_every_cut_set_of_a_circular_system_cuts_and_no_part_of_it_does(seed: int) -> None:
    case = circular(seed)

    for members in minimal_cut_sets(*case):
        assert cuts(case, members)
        assert not any(cuts(case, set(members) - {one}) for one in members)


@pytest.mark.parametrize("seed", range(25))
def test_every_path_set_of_a_circular_system_frees_and_no_part_of_it_does(seed: int) -> None:
    case = circular(seed)

    for members in minimal_path_sets(*case):
        assert frees(case, members)
        assert not any(frees(case, set(members) - {one}) for one in members)


@pytest.mark.parametrize("seed", range(25))
def test_cut_sets_and_path_sets_hit_each_other(seed: int) -> None:
    case = layered(seed)
    cut, path = minimal_cut_sets(*case), minimal_path_sets(*case)

    assert path.sets == ordered(hitting_sets(cut))
    assert cut.sets == ordered(hitting_sets(path))


@pytest.mark.parametrize("seed", range(25))
def test_diagrams_agree_with_duality_on_circular_systems(seed: int) -> None:
    case = circular(seed)

    assert by_duality(case) == (minimal_cut_sets(*case).sets, minimal_path_sets(*case).sets)


@pytest.mark.parametrize("seed", range(25))
def test_diagrams_agree_with_expansion_on_larger_trees(seed: int) -> None:
    case = layered(seed, leaves=24, gates=30)

    assert by_expanding(case) == minimal_cut_sets(*case).sets


def test_a_node_with_needs_may_itself_be_an_event() -> None:
    found = minimal_cut_sets(DIAMOND, 0, [1, 3, 4, 5])

    assert found.sets == ((1,), (3, 4), (4, 5))


def test_working_again_does_not_replace_what_a_node_needs() -> None:
    found = minimal_path_sets(DIAMOND, 0, [1, 3, 4, 5])

    assert found.sets == ((1, 4), (1, 3, 5))


def test_events_that_the_node_does_not_reach_are_in_no_set() -> None:
    assert minimal_cut_sets(DIAMOND, 1, [3, 4, 5]).sets == ((3, 4),)


def test_a_node_that_never_works_is_cut_by_nothing() -> None:
    never = system_of([2, 0], [[1], []])

    assert minimal_cut_sets(never, 0, [1]).sets == ((),)
    assert count_minimal_cut_sets(never, 0, [1]) == 1
    assert minimal_path_sets(never, 0, [1]).sets == ()


def test_a_node_that_no_event_reaches_has_no_cut_set_and_the_empty_path_set() -> None:
    assert minimal_cut_sets(DIAMOND, 0, []).sets == ()
    assert minimal_path_sets(DIAMOND, 0, []).sets == ((),)


def test_one_set_of_thousands_is_listed() -> None:
    many = 3000
    any_one = system_of([1] + [0] * many, [list(range(1, many + 1))] + [[]] * many)

    assert minimal_cut_sets(any_one, 0, range(1, many + 1)).sets == (tuple(range(1, many + 1)),)


def test_counting_multiplies_instead_of_listing() -> None:
    """Fifty independent groups of ten: 10^50 path sets, and 50 cut sets."""
    groups, size = 50, 10
    needs = [groups] + [1] * groups + [0] * (groups * size)
    children = [list(range(1, groups + 1))] + [
        list(range(1 + groups + group * size, 1 + groups + (group + 1) * size)) for group in range(groups)
    ]
    system = system_of(needs, children + [[]] * (groups * size))
    leaves = range(groups + 1, len(system))

    assert count_minimal_path_sets(system, 0, leaves) == size**groups
    assert count_minimal_cut_sets(system, 0, leaves) == groups


@pytest.mark.parametrize(("least", "of"), [(1, 1), (2, 3), (3, 7), (40, 80), (5, 5)])
def test_k_of_n_has_binomially_many_sets(least: int, of: int) -> None:
    system = system_of([least] + [0] * of, [list(range(1, of + 1))] + [[]] * of)

    assert count_minimal_path_sets(system, 0, range(1, of + 1)) == comb(of, least)
    assert count_minimal_cut_sets(system, 0, range(1, of + 1)) == comb(of, of - least + 1)


def torus(side: int) -> Case:
    """Cells in rows and columns that are rings, and a top that any two neighbours cut: too much shared to be split."""
    cells = [(row, column) for row in range(side) for column in range(side)]
    number = {cell: place for place, cell in enumerate(cells)}
    pairs = [
        (number[row, column], number[(row + down) % side, (column + right) % side])
        for row, column in cells
        for down, right in ((0, 1), (1, 0))
    ]
    leaves = range(1 + len(pairs), 1 + len(pairs) + len(cells))
    children = [list(range(1, len(pairs) + 1)), *([leaves[a], leaves[b]] for a, b in pairs), *([] for _ in cells)]
    return Case(system_of([len(pairs)] + [1] * len(pairs) + [0] * len(cells), children), 0, list(leaves))


def test_what_cannot_be_counted_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minimal, "_attempts", lambda *_: iter(()))

    with pytest.raises(TooLarge, match="max_size"):
        count_minimal_path_sets(*torus(6))


def test_a_system_beyond_the_diagrams_still_gives_its_small_sets() -> None:
    """Any two neighbours of a torus cut: its diagram is refused by a capacity of 512 nodes, its pairs are not."""
    case = torus(6)
    gates = case.system.child_start.tolist()
    children = case.system.children.tolist()
    expected = ordered(children[gates[pair] : gates[pair + 1]] for pair in range(1, 73))

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(minimal._ORDERS, 1 << 9, (1, 1))
        patch.setattr(cut_sets, "_SMALL", (1 << 9,))
        patch.setattr(cut_sets, "_MIDDLING", (1 << 9,))
        found = minimal_cut_sets(*case)

    assert not found.complete
    assert found.bound is not None
    assert found.sets == (expected if found.bound >= 2 else ())

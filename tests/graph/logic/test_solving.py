"""The greatest fixed point, for one scenario and for many, on whole and on restricted systems."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisupply.graph.logic import ALL, SystemBuilder, restricted_to, solve, solve_many

from .systems import Case, cases, sweeps, system_of


@settings(max_examples=1000, deadline=None)
@given(cases(largest=12), st.data())
def test_counting_gives_the_greatest_fixed_point(case: Case, data: st.DataObject) -> None:
    failed = data.draw(st.sets(st.integers(0, len(case.system) - 1)))

    assert solve(case.system, failed).tolist() == sweeps(case.system, failed)


@settings(max_examples=500, deadline=None)
@given(cases(largest=12), st.data())
def test_many_scenarios_give_what_each_gives_alone(case: Case, data: st.DataObject) -> None:
    some = st.sets(st.integers(0, len(case.system) - 1))
    scenarios = [list(data.draw(some)) for _ in range(3)] * data.draw(st.sampled_from([1, 21, 22, 43]))
    expected = [solve(case.system, failed).tolist() for failed in scenarios]

    assert solve_many(case.system, scenarios).tolist() == expected


@settings(max_examples=500, deadline=None)
@given(cases(largest=12), st.data())
def test_a_restricted_system_gives_its_tops_the_same_states(case: Case, data: st.DataObject) -> None:
    tops = data.draw(st.sets(st.integers(0, len(case.system) - 1), min_size=1))
    failed = data.draw(st.sets(st.integers(0, len(case.system) - 1)))
    part = restricted_to(case.system, tops)
    still_there = [part.new_id[node] for node in failed if part.new_id[node] >= 0]

    states = solve(part.system, still_there)

    assert solve(case.system, failed)[part.kept].tolist() == states.tolist()
    assert all(part.kept[part.new_id[top]] == top for top in tops)


@settings(max_examples=300, deadline=None)
@given(cases(largest=12), st.data())
def test_removing_more_never_helps(case: Case, data: st.DataObject) -> None:
    nodes = st.sets(st.integers(0, len(case.system) - 1))
    few, more = data.draw(nodes), data.draw(nodes)

    assert not (solve(case.system, few | more) & ~solve(case.system, few)).any()


@pytest.mark.parametrize("circular", [False, True])
def test_large_random_systems_agree_in_waves_and_in_words(circular: bool) -> None:
    random = np.random.default_rng(5)
    builder = SystemBuilder()
    builder.nodes(0, count=300)
    gates = builder.nodes(random.integers(1, 4, 1700))
    parents = np.concatenate([gates, gates, gates, random.integers(300, 2000, 2000)])
    below = (random.random(len(parents)) * (2000 if circular else parents)).astype(np.int32)
    builder.edges(parents, below)
    system = builder.build()
    scenarios = [random.integers(0, 2000, size) for size in (1, 5, 40, 200) for _ in range(20)]

    states = solve_many(system, scenarios, chosen=[1999, 7, 1000])

    expected = [sweeps(system, failed.tolist()) for failed in scenarios]
    assert [[state[1999], state[7], state[1000]] for state in expected] == states.tolist()
    assert expected == [solve(system, failed).tolist() for failed in scenarios]


def test_two_things_that_sustain_each_other_keep_running() -> None:
    system = system_of([1, 1, 0], [[1, 2], [0], []])

    assert solve(system, [2]).tolist() == [True, True, False]


def test_two_things_that_need_each_other_fall_together() -> None:
    system = system_of([2, 1, 0], [[1, 2], [0], []])

    assert solve(system, [2]).tolist() == [False, False, False]


def test_a_need_above_the_number_of_children_is_never_met() -> None:
    system = system_of([2, 0], [[1], []])

    assert solve(system).tolist() == [False, True]
    assert solve_many(system, [[]]).tolist() == [[False, True]]


def test_a_long_chain_falls_to_its_end() -> None:
    length = 20_000
    system = system_of([1] * (length - 1) + [0], [[node + 1] for node in range(length - 1)] + [[]])

    assert not solve(system, [length - 1]).any()


def test_the_scenarios_of_a_large_system_are_taken_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aisupply.graph.logic.scenarios._WORDS_AT_ONCE", 3)
    system = system_of([2, 0, 0], [[1, 2], [], []])
    scenarios = [[1] if number % 3 == 0 else [] for number in range(200)]

    assert solve_many(system, scenarios, chosen=[0])[:, 0].tolist() == [number % 3 != 0 for number in range(200)]


def test_solving_leaves_the_system_as_it_was() -> None:
    system = system_of([2, 0, 0], [[1, 2], [], []])
    solve(system, [1])

    assert solve(system).tolist() == [True, True, True]


def test_a_node_that_needs_all_counts_the_edges_that_it_has_in_the_end() -> None:
    builder = SystemBuilder()
    top = builder.node(ALL)
    builder.edges([top, top], builder.nodes(0, count=2))

    assert builder.build().need.tolist() == [2, 0, 0]


@pytest.mark.parametrize(("parents", "children"), [([0], [1]), ([-1], [0]), ([0, 0], [0])])
def test_edges_that_lead_nowhere_are_refused(parents: list[int], children: list[int]) -> None:
    builder = SystemBuilder()
    builder.node()

    def build() -> None:
        builder.edges(parents, children)
        builder.build()

    with pytest.raises(ValueError, match=r"An edge names a node|2 parents for 1"):
        build()

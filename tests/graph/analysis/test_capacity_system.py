"""The capacity solver: rules by hand, a published Leontief economy, and properties on random systems."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisupply.graph.analysis import capacity_blocks
from aisupply.graph.analysis.capacity_system import (
    CapacityRows,
    CapacitySystem,
    Rule,
    capacity_system,
    floor,
    reweighted,
    solve,
)

Child = tuple[int, float, float]


def rows(*nodes: tuple[Rule, list[Child]], least: dict[int, int] | None = None, generous: bool = False) -> CapacityRows:
    """Nodes in order, each with its rule and its children as (node, low share, high share)."""
    edges = [edge for _, children in nodes for edge in children]
    return CapacityRows(
        rule=np.array([int(rule) for rule, _ in nodes]),
        least=np.array([(least or {}).get(place, 1) for place in range(len(nodes))]),
        child_start=np.cumsum([0, *(len(children) for _, children in nodes)]),
        children=np.array([child for child, _, _ in edges], dtype=np.int64),
        low=np.array([low for _, low, _ in edges]),
        high=np.array([high for _, _, high in edges]),
        generous=generous,
    )


def on(*children: int) -> list[Child]:
    return [(child, 0.0, 0.0) for child in children]


def shares(**weights: float) -> list[Child]:
    return [(int(name[1:]), weight, weight) for name, weight in weights.items()]


def one(system: CapacitySystem, *hit: int) -> list[float]:
    return solve(system, [hit])[:, 0].tolist()


LEAF = (Rule.GIVEN, on())


def test_each_rule_does_what_it_says() -> None:
    """Node 3 is 0.2 of leaf 0, 0.3 of 1, 0.5 of 2; with leaf 2 gone it has 0.5."""
    system = capacity_system(
        rows(
            LEAF,
            LEAF,
            LEAF,
            (Rule.SHARE, shares(n0=0.2, n1=0.3, n2=0.5)),
            (Rule.ALL, on(0, 3)),
            (Rule.ANY, on(2, 3)),
            (Rule.SOME, on(0, 2, 3)),
            least={6: 2},
        )
    )

    assert one(system, 2) == [1, 1, 0, 0.5, 0.5, 0.5, 0.5]


def test_too_few_children_never_work() -> None:
    system = capacity_system(rows(LEAF, (Rule.ANY, on()), (Rule.SOME, on(0)), (Rule.ALL, on(2)), least={2: 2}))

    assert one(system) == [1, 0, 0, 0]


def test_what_sustains_each_other_keeps_running_until_something_outside_fails() -> None:
    """1 needs 2, and 2 needs 1 and the leaf: all run, until the leaf fails."""
    system = capacity_system(rows(LEAF, (Rule.ALL, on(2)), (Rule.ALL, on(1, 0))))

    assert (one(system), one(system, 0)) == ([1, 1, 1], [0, 0, 0])


def test_a_loss_that_feeds_on_itself_runs_down_to_its_fixed_point() -> None:
    """x = 0.4 leaf + 0.6 y and y = min(x, other): without the leaf, x = 0.6 x, which only 0 solves."""
    system = capacity_system(rows(LEAF, (Rule.SHARE, shares(n0=0.4, n2=0.6)), (Rule.ALL, on(1))))

    assert one(system, 0) == pytest.approx([0, 0, 0], abs=1e-8)


def test_the_two_sector_economy_of_miller_and_blair_loses_what_its_multipliers_say() -> None:
    """R. E. Miller and P. D. Blair, Input-Output Analysis (2nd edition, 2009), section 2.3.

    Transactions Z = [[150, 500], [200, 100]], final demand (350, 1700), output (1000, 2000); published
    multipliers L = [[1.2541, 0.3300], [0.2640, 1.1221]]. Sector i is the sum of what each buyer takes,
    by shares Z[i, j] / x[i] and f[i] / x[i]. Where the final demand for sector 1 falls away, output
    is L (0, 1700) = (561.0, 1907.6); where that for sector 2 does, L (350, 0) = (438.9, 92.4).
    """
    system = capacity_system(
        rows(
            (Rule.SHARE, shares(n0=0.15, n1=0.5, n2=0.35)),
            (Rule.SHARE, shares(n0=0.1, n1=0.05, n3=0.85)),
            LEAF,
            LEAF,
        )
    )
    capacity = solve(system, [(2,), (3,)])[:2]

    assert (capacity * [[1000], [2000]]).tolist() == [
        pytest.approx([0.3300 * 1700, 1.2541 * 350], abs=0.1),
        pytest.approx([1.1221 * 1700, 0.2640 * 350], abs=0.1),
    ]


def test_a_firm_with_leontief_production_follows_its_scarcest_input() -> None:
    """The generalized Leontief function of Diem and others (2022), equation 2, worked by hand.

    Firm 5 needs two inputs: of the first it buys 0.6 from firm 0 and 0.4 from firm 1, of the second
    0.7 from firm 2 and 0.3 from firm 6, which itself needs firm 1. Firm 1 fails: input one has 0.6,
    input two 0.7, and firm 5 keeps 0.6. Firms 1 and 2 fail: input two has 0, and so has firm 5.
    """
    system = capacity_system(
        rows(
            LEAF,
            LEAF,
            LEAF,
            (Rule.SHARE, shares(n0=0.6, n1=0.4)),
            (Rule.SHARE, shares(n2=0.7, n6=0.3)),
            (Rule.ALL, on(3, 4)),
            (Rule.ALL, on(1)),
        )
    )

    assert solve(system, [(1,), (1, 2), (0,)])[5].tolist() == pytest.approx([0.6, 0.0, 0.4])


@pytest.mark.parametrize(("generous", "expected"), [(False, [0.3, 0.5]), (True, [0.5, 1.0])])
def test_unknown_shares_are_assigned_for_the_worst_or_the_best(generous: bool, expected: list[float]) -> None:
    """0 has 30 to 50 percent, 1 from 20 to 60, 2 from 0 to 50; first only 0 still works, then 0 and 1."""
    loose = [(0, 0.3, 0.5), (1, 0.2, 0.6), (2, 0.0, 0.5)]
    system = capacity_system(rows(LEAF, LEAF, LEAF, (Rule.SHARE, loose), generous=generous))

    assert solve(system, [(1, 2), (2,)])[3].tolist() == pytest.approx(expected)


def test_shares_can_be_changed_without_building_the_system_again() -> None:
    before = rows(LEAF, LEAF, (Rule.SHARE, shares(n0=0.5, n1=0.5)))
    changed = reweighted(capacity_system(before), np.array([0.9, 0.1]))

    assert one(changed, 1)[2] == pytest.approx(0.9)


@st.composite
def systems(draw: st.DrawFn) -> tuple[CapacityRows, CapacityRows, CapacityRows]:
    """A random system with circles, three times: worst, some, and best shares within the same bounds."""
    size = draw(st.integers(2, 9))
    nodes: list[tuple[Rule, list[Child]]] = []
    fixed: list[float] = []
    least: dict[int, int] = {}
    for place in range(size):
        rule = draw(st.sampled_from(list(Rule)))
        children = draw(st.lists(st.integers(0, size - 1), max_size=4)) if rule is not Rule.GIVEN else []
        if rule is Rule.SHARE and not children:
            rule = Rule.GIVEN
        weights = [draw(st.integers(1, 9)) for _ in children] if rule is Rule.SHARE else [0] * len(children)
        total = sum(weights) or 1
        mid = [weight / total for weight in weights]
        slack = [draw(st.sampled_from([0.0, 0.2, 1.0])) if rule is Rule.SHARE else 0.0 for _ in children]
        nodes.append(
            (
                rule,
                [(c, m * (1 - s), min(1.0, m + s * (1 - m))) for c, m, s in zip(children, mid, slack, strict=True)],
            )
        )
        fixed += mid
        least[place] = draw(st.integers(1, 3))
    worst = rows(*nodes, least=least)
    some = replace(worst, low=np.array(fixed, dtype=float), high=np.array(fixed, dtype=float))
    return worst, some, replace(worst, generous=True)


def step(found: CapacityRows, state: list[float], place: int) -> float:
    """One rule by the text, for one node, with fixed shares."""
    edges = range(found.child_start[place], found.child_start[place + 1])
    values = [state[found.children[edge]] for edge in edges]
    match Rule(found.rule[place]):
        case Rule.GIVEN:
            return 1.0
        case Rule.ALL:
            return min(values, default=1.0)
        case Rule.ANY:
            return max(values, default=0.0)
        case Rule.SOME:
            return sorted(values, reverse=True)[found.least[place] - 1] if len(values) >= found.least[place] else 0.0
        case Rule.SHARE:
            return sum(found.low[edge] * value for edge, value in zip(edges, values, strict=True))


@settings(deadline=None)
@given(systems(), st.sets(st.integers(0, 8)))
def test_the_solution_is_what_plain_iteration_from_one_downward_finds(
    three: tuple[CapacityRows, CapacityRows, CapacityRows], hit: set[int]
) -> None:
    some = three[1]
    size = len(some.rule)
    gone = {place for place in hit if place < size}
    state = [0.0 if place in gone else 1.0 for place in range(size)]
    for _ in range(500):
        state = [0.0 if place in gone else min(state[place], step(some, state, place)) for place in range(size)]
    system = capacity_system(some)
    found = solve(system, [sorted(gone)])

    assert found[:, 0].tolist() == pytest.approx(state, abs=1e-6)
    assert (floor(system, found)[:, 0] <= np.array(state) + 1e-12).all()


@settings(deadline=None)
@given(systems(), st.sets(st.integers(0, 8)), st.sets(st.integers(0, 8)))
def test_capacities_lie_between_0_and_1_in_order_and_a_further_failure_never_helps(
    three: tuple[CapacityRows, CapacityRows, CapacityRows], hit: set[int], further: set[int]
) -> None:
    size = len(three[0].rule)
    shocks = [[p for p in sorted(each) if p < size] for each in (hit, hit | further)]
    low, best, high = (solve(capacity_system(each), shocks) for each in three)

    assert all(((each >= 0) & (each <= 1 + 1e-9)).all() for each in (low, best, high))
    assert (low <= best + 1e-6).all()
    assert (best <= high + 1e-6).all()
    assert all((each[:, 1] <= each[:, 0] + 1e-6).all() for each in (low, best, high))


def test_a_circle_in_blocks_has_the_same_fixed_point(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand firms in a ring, each in need of two inputs from neighbours and from far away; one fails."""
    firms = 1_000
    inputs = [
        (Rule.SHARE, shares(**{f"n{(firm + 1) % firms}": 0.6, f"n{(7 * firm + 3) % firms}": 0.3, f"n{2 * firms}": 0.1}))
        for firm in range(firms)
    ]
    world = rows(*((Rule.ALL, on(firms + firm, firms + (firm + 5) % firms)) for firm in range(firms)), *inputs, LEAF)
    whole = solve(capacity_system(world), [(0,), (17, 400)])
    monkeypatch.setattr(capacity_blocks, "_NODES", 150)
    system = capacity_system(world)

    assert max(len(stage.parts) for stage in system.stages) > 10
    assert solve(system, [(0,), (17, 400)]) == pytest.approx(whole, abs=1e-6)
    assert floor(system, whole) == pytest.approx(whole, abs=1e-5)

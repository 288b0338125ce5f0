"""Found together, the cut sets of many targets are those that each has by itself."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from aisupply.graph.analysis.bounded_cuts import small_cut_sets
from aisupply.graph.analysis.joint_cuts import joint_cut_sets
from aisupply.graph.logic import solve

from ..logic.systems import Case, cases


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases())
def test_the_small_cut_sets_of_all_nodes_are_those_of_each(case: Case) -> None:
    works = solve(case.system).tolist()
    tops = [node for node in range(len(case.system)) if node not in case.events]
    found = joint_cut_sets(case.system, tops, case.events)

    for top in tops:
        expected = small_cut_sets(case.system, top, case.events, max_size=2).sets if works[top] else ()
        assert found[top] == list(expected)

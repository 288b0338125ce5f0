"""The deciding set: what headlines rest on, how often, and how it stands."""

from __future__ import annotations

import pytest

from aisupply import KnowledgeGraph
from aisupply.graph.analysis.cut_sets import cut_sets
from aisupply.graph.analysis.deciding import DecidingSet, deciding_set, weighed
from aisupply.graph.analysis.headlines import Headline, HeadlineKind, headlines
from aisupply.graph.analysis.proofs import why
from aisupply.graph.analysis.removals import Of
from aisupply.graph.analysis.scenario import baseline
from aisupply.graph.network import Network, network


@pytest.fixture(scope="module")
def world(toy: KnowledgeGraph) -> Network:
    return network(toy.source)


@pytest.fixture(scope="module")
def told(world: Network) -> list[Headline]:
    return list(headlines(world, plan="bread-plan", technologies=["bread", "no-such-thing"]))


@pytest.fixture(scope="module")
def deciding(world: Network) -> DecidingSet:
    return deciding_set(world, weighed(world, plan="bread-plan", technologies=["bread"]), plan="bread-plan")


def test_a_verdict_rests_on_the_statements_of_its_proof(world: Network, told: list[Headline]) -> None:
    for headline in told:
        if headline.kind is HeadlineKind.VERDICT and headline.target == "bread":
            proof = why(world, "bread", headline.scenario)

            assert headline.works is proof.works
            assert headline.rests.statements == proof.statements()


def test_a_cut_set_rests_on_the_proof_that_nothing_is_left(world: Network, told: list[Headline]) -> None:
    from dataclasses import replace

    cuts = [headline for headline in told if headline.kind is HeadlineKind.CUT_SET and headline.target == "bread"]

    assert cuts
    for headline in cuts:
        gone = replace(headline.scenario, remove=headline.scenario.remove | set(headline.members))
        assert headline.rests.statements == why(world, "bread", gone).statements()


def test_the_cut_sets_of_targets_are_those_of_the_analysis(world: Network, told: list[Headline]) -> None:
    for target in ("bread", "bread-plan", "goal-daily-bread"):
        for scenario in {headline.scenario for headline in told if headline.kind is HeadlineKind.CUT_SET}:
            found = {
                h.members for h in told if (h.kind, h.target, h.scenario) == (HeadlineKind.CUT_SET, target, scenario)
            }
            expected = {
                cut.members
                for of in (Of.ORGANIZATIONS, Of.COUNTRIES)
                for cut in cut_sets(world, target, scenario, of=of, max_size=2).cut_sets
            }

            assert found == expected


def test_goals_links_and_duties_of_the_plan_decide_whatever_rests_on_them(deciding: DecidingSet) -> None:
    tables = {each.id: each.table for each in deciding.statements}

    assert tables["goal-ten-ovens"] == "goals"
    assert tables["link-goal-ten-ovens-oven"] == "goal_links"
    assert "responsibilities" in tables.values()


def test_a_measure_in_force_on_what_a_proof_speaks_of_decides(deciding: DecidingSet) -> None:
    assert {"sour-act-flour", "sour-act-suspension"} <= deciding.weights.keys()


def test_weights_count_headlines_and_examples_tell_one_of_each_sort(
    deciding: DecidingSet, told: list[Headline]
) -> None:
    for each in deciding.statements:
        if each.table == "supplies":
            assert each.weight == sum(each.id in headline.rests.statements for headline in told)
        assert 1 <= len(each.examples) <= len(HeadlineKind) + 1


def test_the_deciding_set_says_how_each_row_stands(deciding: DecidingSet) -> None:
    frame = deciding.to_frame().set_index("id")

    assert frame.loc["req-bread-flour", "verdict"] == "supported"
    assert deciding.to_json()["statements"][0]["weight"] == max(deciding.weights.values())


def test_without_the_plan_nothing_decides(world: Network) -> None:
    assert weighed(world, plan="no-plan").weights == {}
    assert baseline(world).as_of.isoformat() == "2026-06-01"


def test_weights_are_kept_until_a_statement_changes(world: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    from aisupply.graph.kept import keep, kept

    keep("answer", world, {"a": 1})
    changed = world.copy()
    changed.nodes["oven"]["label_en"] = "Kiln"
    reviewed = world.copy()
    reviewed.nodes["bread"]["verdict"] = "wrong"

    assert kept("answer", world) == kept("answer", reviewed) == {"a": 1}
    assert kept("answer", changed) is None
    monkeypatch.setenv("AISUPPLY_CACHE", "/proc/no-such-folder")
    keep("answer", world, {"a": 2})
    assert kept("answer", world) is None

"""Stories on the real graph: known days on which something was lost, and what keeps running."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from aisupply import KnowledgeGraph
from aisupply.graph.analysis.availability import available
from aisupply.graph.analysis.facts import Facts
from aisupply.graph.analysis.scenario import Holdings, Licences, Scenario, baseline
from aisupply.graph.analysis.what_if import all_targets
from aisupply.graph.network import Network


@pytest.fixture(scope="module")
def network(real: KnowledgeGraph) -> Network:
    return real.network()


@pytest.fixture(scope="module")
def now(network: Network) -> Scenario:
    return baseline(network)


def works(network: Network, target: str, scenario: Scenario) -> bool:
    (line,) = available(network, scenario, [target]).lines
    return line.works


def test_hbm_was_lost_with_the_measure_of_december_2024(network: Network, now: Scenario) -> None:
    """The rule of December 2024 asks a licence for all HBM to China, from whatever country, from the last of the month."""
    assert works(network, "hbm", replace(now, as_of=date(2024, 12, 30)))
    assert not works(network, "hbm", replace(now, as_of=date(2024, 12, 31)))
    assert works(network, "hbm", replace(now, licences=Licences.ALLOW))


def test_euv_scanners_cannot_be_had_in_china_and_can_in_taiwan(network: Network, now: Scenario) -> None:
    """ASML is the only maker, and the Dutch licence requirement of 2019 concerns China alone."""
    assert not works(network, "euv-lithography-tool", now)
    assert works(network, "euv-lithography-tool", replace(now, buyer="taiwan"))


def test_the_foundry_runs_on_the_scanners_that_it_has(network: Network, now: Scenario) -> None:
    """SMIC's N+2 process needs an immersion scanner; none can be bought since September 2024, but some stand there."""
    assert works(network, "smic-n2-process", now)
    assert not works(network, "smic-n2-process", replace(now, holdings=Holdings.IGNORE))


def test_the_stay_of_the_gallium_ban_ends_on_27_november_2026(network: Network, now: Scenario) -> None:
    """The ban towards the United States is suspended until that day; without a new stay it binds on the next."""
    days = {day: replace(now, as_of=date(2026, 11, day)) for day in (27, 28)}
    counted = {day: {m.statement for m in Facts(network).measures(scenario)} for day, scenario in days.items()}

    assert "mofcom-2024-46-gallium" not in counted[27]
    assert "mofcom-2024-46-gallium" in counted[28]


def test_granting_licences_never_hurts(network: Network, now: Scenario) -> None:
    targets = all_targets(network)
    blocked = available(network, now, targets).lines
    allowed = available(network, replace(now, licences=Licences.ALLOW), targets).lines

    assert [a.target for a, b in zip(allowed, blocked, strict=True) if b.works and not a.works] == []


@pytest.mark.parametrize("target", ["high-end-training-chip", "hbm", "ai-manufacturing-plan", "nvidia-h200"])
def test_proofs_of_the_real_graph_can_be_recomputed(real: KnowledgeGraph, target: str) -> None:
    assert real.verify(real.why(target))


def test_every_leaf_of_a_real_proof_rests_on_cited_statements(real: KnowledgeGraph) -> None:
    proof = real.why("hbm")
    leaves = [step for _, step in proof.steps() if not step.beneath and not step.repeated]

    assert all(step.statements and step.sources for step in leaves)

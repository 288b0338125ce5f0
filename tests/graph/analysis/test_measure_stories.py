"""Stories on the real graph: a measure cuts the part that its text names, and nothing beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from aisupply import KnowledgeGraph
from aisupply.graph.analysis.availability import available
from aisupply.graph.analysis.scenario import Holdings, Scenario, baseline
from aisupply.graph.network import Network


@pytest.fixture(scope="module")
def network(real: KnowledgeGraph) -> Network:
    return real.network()


@pytest.fixture(scope="module")
def anew(network: Network) -> Scenario:
    """Today, and only what can be obtained anew."""
    return replace(baseline(network), holdings=Holdings.IGNORE)


def works(network: Network, target: str, scenario: Scenario) -> bool:
    (line,) = available(network, scenario, [target]).lines
    return line.works


@pytest.mark.parametrize(
    ("cut", "free"),
    [
        ("euv-coater-developer", "coater-developer"),
        ("advanced-cleaning-tool", "cleaning-tool"),
        ("euv-mask-inspection-tool", "process-control-tool"),
        ("gaafet-eda-software", "eda-software"),
        ("tsmc-n7-accelerator-fabrication", "tsmc-n7-process"),
    ],
)
def test_the_part_that_a_rule_names_is_cut_and_the_rest_of_the_class_is_not(
    network: Network, anew: Scenario, cut: str, free: str
) -> None:
    assert not works(network, cut, anew)
    assert works(network, free, anew)


def test_the_chips_built_for_china_stayed_below_the_limits_of_2022(network: Network, anew: Scenario) -> None:
    """A800 and H800 were sold until Nvidia was told to stop on 23 October 2023; A100 was lost a year before."""
    before, after = (replace(anew, as_of=date(2023, 10, day)) for day in (22, 23))

    assert works(network, "nvidia-a800", before)
    assert not works(network, "nvidia-a800", after)
    assert not works(network, "nvidia-a100", before)


def test_two_measures_on_foundries_double_each_other(network: Network, anew: Scenario) -> None:
    """Without the letter to TSMC the rule of January 2025 still binds, and the other way round."""
    letter, rule = "bis-tsmc-letter-2024-11", "bis-due-diligence-rule-2025-01"
    states = [
        works(network, "tsmc-n7-accelerator-fabrication", replace(anew, lift=frozenset(lifted)))
        for lifted in ({letter}, {rule}, {letter, rule})
    ]

    assert states == [False, False, True]


def test_a_designer_buys_the_test_of_its_chips_and_not_the_tester(network: Network, anew: Scenario) -> None:
    """The loss of the one Chinese maker of testers does not cost Huawei its test houses."""
    asked = replace(anew, buyer="huawei", remove=frozenset({"changchuan"}))

    assert works(network, "accelerator-test", asked)
    assert not works(network, "accelerator-test", replace(asked, remove=frozenset({"soc-tester"})))

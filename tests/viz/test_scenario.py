from __future__ import annotations

from pathlib import Path

import pytest

from aisupply import KnowledgeGraph
from aisupply.viz import View, scenario_view, write_page
from aisupply.viz.proofs import proof_lines
from aisupply.viz.view import Comparison

from .conftest import Open


@pytest.fixture(scope="module")
def view(toy: KnowledgeGraph) -> View:
    """The toy world without its only oven maker."""
    return scenario_view(
        toy.network(), toy.scenario(buyer="arcadia", licences="allow", holdings="ignore", remove=["oven-works"])
    )


def _outcomes(view: View) -> dict[str, str]:
    return {node.id: node.outcome for node in view.nodes}


def test_what_a_scenario_removes_is_drawn_as_removed(view: View) -> None:
    assert _outcomes(view)["oven-works"] == "removed"


def test_what_fails_is_drawn_with_what_it_is_needed_for(view: View) -> None:
    assert _outcomes(view)["oven"] == "fails"
    assert ("bread", "oven") in {(edge.tail, edge.head) for edge in view.edges}


def test_the_lost_supply_is_drawn(view: View) -> None:
    assert ("oven-works", "oven") in {(edge.tail, edge.head) for edge in view.edges}


def test_every_failure_is_told_with_suppliers_before_and_after_and_a_proof(view: View) -> None:
    assert isinstance(view.chart, Comparison)
    row = next(row for row in view.chart.rows if row.node == "oven")

    assert [labels["en"] for labels in row.before] == ["Oven Works"]
    assert (row.change, row.after) == ("fails", ())
    assert any("Oven Works is removed" in labels["en"] for _, labels, _ in row.why)


def test_the_outcomes_are_counted_as_they_are_listed(view: View) -> None:
    assert isinstance(view.chart, Comparison)
    failing = sum(row.change == "fails" for row in view.chart.rows)

    assert dict(view.chart.counts)["fails"] == failing


def test_a_proof_is_told_in_every_language(toy: KnowledgeGraph) -> None:
    proof = toy.why("oven", toy.scenario(buyer="arcadia", licences="allow", holdings="ignore", remove=["oven-works"]))
    lines = proof_lines(proof, deepest=3)

    assert lines[0].labels["zh"].startswith("阿卡迪亚无法获得")
    assert lines[0].labels["de"] == "Arkadien kann „Ofen“ nicht beziehen"


def test_a_proof_ends_at_the_level_asked_for(toy: KnowledgeGraph) -> None:
    proof = toy.why("bread", toy.scenario(buyer="arcadia", licences="allow"))

    assert max(line.level for line in proof_lines(proof, deepest=1)) == 1


def test_a_scenario_without_effect_says_so(toy: KnowledgeGraph, tmp_path: Path, open_file: Open) -> None:
    view = scenario_view(toy.network(), toy.scenario(name="nothing", buyer="arcadia"))
    opened = open_file(write_page(view, tmp_path / "nothing.html"))

    assert "The scenario changes nothing." in opened.page.locator("#chart").inner_text()
    assert opened.page.locator("#empty").is_visible()
    assert opened.complaints == []


def test_the_comparison_opens_its_proof_and_its_box(view: View, tmp_path: Path, open_file: Open) -> None:
    opened = open_file(write_page(view, tmp_path / "scenario.html"), "lang=de")
    opened.page.click("#chart summary >> nth=0")
    opened.page.click("#chart tbody th button >> nth=0")

    assert opened.page.locator("#chart .proof >> nth=0").is_visible()
    assert opened.page.evaluate("state.pick") != ""
    assert opened.complaints == []

"""Tables become the same graph each time, with direct edges for what holds on the reference day."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset

import aisupply
from aisupply import KnowledgeGraph
from aisupply.data import read_tables
from aisupply.graph import infer
from aisupply.graph.build import build, build_counts, to_nquads
from aisupply.graph.errors import OntologyError
from aisupply.graph.store import Store
from tests.golden.contents import contents

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.mark.parametrize("name", ["toy.nq", "trees.json"])
def test_the_toy_world_is_as_reviewed(name: str) -> None:
    """If the change is meant, run `make golden` and review the difference."""
    assert contents()[name].decode() == (GOLDEN / name).read_text("utf-8")


def test_the_same_tables_give_the_same_bytes(real: KnowledgeGraph) -> None:
    assert to_nquads(build(read_tables())) == to_nquads(real.store)


def test_steps_are_told(toy_folder: Path) -> None:
    steps: list[str] = []
    counts = build_counts(build(read_tables(toy_folder), progress=steps.append))

    assert len(steps) == 4
    assert counts.total == counts.ontology + counts.facts + counts.derived


@pytest.mark.parametrize(
    ("edge", "holds"),
    [
        ("aid:bread ais:requires aid:flour", True),
        ("aid:bread ais:requiresOneOf aid:yeast", True),
        ("aid:bread ais:requires aid:yeast", False),
        ("aid:bread ais:restsOn aid:sourdough", True),
        ("aid:sourdough ais:uses aid:flour", True),
        ("aid:sourdough ais:restsOn aid:flour", False),
        ("aid:grand-mill ais:makes aid:flour", True),
        ("aid:grand-mill ais:supplies aid:flour", True),
        ("aid:grand-mill ais:supplies aid:sourdough", False),
        ("aid:old-mill ais:supplies aid:yeast", False),
        ("aid:old-mill ais:holds aid:oven", True),
        ("aid:goal-daily-bread ais:targets aid:bread", True),
        ("aid:ministry-of-bread ais:leads aid:bread-plan", True),
        ("stm:sour-act-flour ais:inForce true", True),
        ("stm:sour-act-oven ais:inForce true", False),
        ("aid:sour-act ais:restricts aid:flour", True),
        ("aid:sour-act ais:restricts aid:oven", False),
        ("aid:flour ais:restrictedTowards aid:arcadia", True),
        ("aid:old-mill a ais:Organization", True),
        ("aid:goal-ten-ovens a ais:Goal", True),
        ("rev:req-bread-flour-2026-05-01 ais:statement stm:req-bread-flour", True),
        ("rev:oven-2026-05-02 ais:statement aid:oven", True),
    ],
)
def test_a_direct_edge_stands_for_what_holds_on_the_reference_day(toy: KnowledgeGraph, edge: str, holds: bool) -> None:
    assert toy.ask(f"ASK {{ {edge} }}") is holds


def test_a_suspended_measure_binds_again_once_its_suspension_is_over(toy_folder: Path) -> None:
    path = toy_folder / "dataset.toml"
    path.write_text(path.read_text("utf-8").replace("2026-06-01", "2026-12-01"), "utf-8")

    assert aisupply.load(toy_folder).ask("ASK { stm:sour-act-oven ais:inForce true }")


def test_stated_and_derived_stay_apart(toy: KnowledgeGraph) -> None:
    data: Dataset = toy.rdf()
    facts = data.graph("https://w3id.org/aisupply/graph/facts")
    derived = data.graph("https://w3id.org/aisupply/graph/derived")

    assert len(facts) > 100
    assert not set(facts) & set(derived)


def test_the_data_set_describes_itself(toy: KnowledgeGraph) -> None:
    assert toy.ask("ASK { ?set a dcat:Dataset, void:Dataset ; dcat:version '1' ; void:classPartition/void:entities 4 }")


@pytest.mark.parametrize("text", ["CONSTRUCT {", "ASK {}"])
def test_a_broken_rule_is_told_with_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (tmp_path / "broken.rq").write_text(text, "utf-8")
    monkeypatch.setattr(infer, "RULES_FOLDER", tmp_path)

    with pytest.raises(OntologyError, match=r"broken\.rq"):
        infer.infer(Store())


def test_a_broken_turtle_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "broken.ttl"
    file.write_text("a b", "utf-8")

    with pytest.raises(OntologyError, match=r"broken\.ttl"):
        Store().add_turtle(file, graph="https://example.org/")

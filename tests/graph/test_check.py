"""Shapes and hygiene rules find what the tables alone cannot show."""

from __future__ import annotations

from pathlib import Path

import pytest

from aisupply import ontology
from aisupply.data import read_tables
from aisupply.graph import check as checks
from aisupply.graph import iris
from aisupply.graph.build import build
from aisupply.graph.errors import OntologyError
from aisupply.graph.store import Store


@pytest.fixture
def store(toy_folder: Path) -> Store:
    return build(read_tables(toy_folder))


def _spoil(store: Store, tmp_path: Path, turtle: str) -> None:
    file = tmp_path / "spoil.ttl"
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in iris.PREFIXES.items())
    file.write_text(prefixes + turtle, "utf-8")
    store.add_turtle(file, graph=iris.FACTS_GRAPH)


def test_the_toy_world_has_no_problem(toy_folder: Path) -> None:
    assert checks.check(toy_folder) == ()


def test_the_real_graph_has_no_problem() -> None:
    assert checks.check() == ()


def test_tables_that_cannot_be_read_are_told_without_a_graph(tmp_path: Path) -> None:
    assert {problem.file for problem in checks.check(tmp_path)} >= {"entities.csv"}


@pytest.mark.parametrize(
    ("turtle", "words"),
    [
        ("stm:sup-oven-works-oven ais:sharePct 170.0 .", "aid:|stm:sup-oven-works-oven: Give at most one number"),
        ("stm:x a ais:Responsibility .", "stm:x: Name at least one source"),
        ("aid:oven rdfs:label 'Stove'@en .", "aid:oven: Give it one label a language"),
        ("stm:ev-sour-act ais:eventKind ais:event-kind-nothing .", "stm:ev-sour-act: Give one eventKind"),
    ],
)
def test_a_shape_tells_its_offender(store: Store, tmp_path: Path, turtle: str, words: str) -> None:
    _spoil(store, tmp_path, turtle)

    assert [p for p in checks.shape_problems(store) if words.rpartition("|")[2] in p.what]


@pytest.mark.parametrize(
    ("turtle", "words"),
    [
        ("ais:Bakery a owl:Class .", "ais:Bakery: has no definition"),
        ("aid:oven ais:bakes aid:bread .", "ais:bakes: is used as a property and not declared"),
        ("aid:oven ais:supplier aid:old-mill .", "aid:oven: has the property"),
        ("stm:sour-act-oven ais:issuer aid:bread .", "which is no"),
        ("stm:sup-oven-works-oven ais:supplier aid:bread .", "neither organization nor country"),
        ("stm:req-bread-oven ais:input aid:bread .", "stm:req-bread-oven: needs itself"),
        ("stm:sour-act-flour ais:restrictionKind ais:restriction-kind-suspension .", "suspends nothing"),
    ],
)
def test_a_hygiene_rule_tells_its_offender(store: Store, tmp_path: Path, turtle: str, words: str) -> None:
    _spoil(store, tmp_path, turtle)

    assert [p for p in checks.hygiene_problems(store) if words in p.what]


def test_a_broken_hygiene_rule_is_told_with_its_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "broken-violation.rq"
    file.write_text("SELECT", "utf-8")
    monkeypatch.setattr(ontology, "hygiene_files", lambda: (file,))

    with pytest.raises(OntologyError, match="broken-violation"):
        list(checks.hygiene_problems(store))

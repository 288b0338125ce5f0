"""The Python interface: one object, opened from the package, a folder or an endpoint."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import rdflib
from rdflib import RDFS, Dataset, Literal, URIRef

import aisupply
from aisupply import KnowledgeGraph
from aisupply.data import FactErrors
from aisupply.data.tables import ROW_CLASSES
from aisupply.graph import iris
from aisupply.graph.errors import UnknownThing

OVEN = URIRef(iris.thing_iri("oven"))


def test_a_folder_may_be_named_as_text(toy_folder: Path) -> None:
    assert aisupply.load(str(toy_folder)).find("Ofen") == "oven"


def test_the_reference_day_is_that_of_the_tables(toy: KnowledgeGraph, real: KnowledgeGraph) -> None:
    assert toy.reference_day == date(2026, 6, 1)
    assert real.reference_day == date(2026, 11, 24)


def test_steps_of_a_build_are_told(toy_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AISUPPLY_CACHE", str(tmp_path / "cache"))
    steps: list[str] = []
    aisupply.load(toy_folder, progress=steps.append)

    assert "deriving direct edges" in steps


def test_tables_that_cannot_be_read_are_told_all_at_once(tmp_path: Path) -> None:
    with pytest.raises(FactErrors) as told:
        aisupply.load(tmp_path)

    assert len(told.value.problems) == len(ROW_CLASSES) + 1


def test_rdflib_sees_the_store_without_a_copy(toy: KnowledgeGraph) -> None:
    data = toy.rdf()

    assert isinstance(data, Dataset)
    assert toy.store.oxigraph in vars(data.store).values()
    assert (OVEN, RDFS.label, Literal("烤炉", lang="zh")) in data
    assert len(data) == len(toy.store)


def test_rdflib_can_ask_the_store(toy: KnowledgeGraph) -> None:
    rows = toy.rdf().query("SELECT ?x WHERE { ?x <https://w3id.org/aisupply/ontology#supplies> ?y }")

    assert {str(row[0]) for row in rows} == {
        iris.thing_iri(name) for name in ("borduria", "grand-mill", "old-mill", "oven-works")
    }


def test_the_named_graphs_stand_in_the_data_set(toy: KnowledgeGraph) -> None:
    named = {str(graph.identifier) for graph in toy.rdf().graphs() if len(graph)}

    assert named == {iris.FACTS_GRAPH, iris.DERIVED_GRAPH, iris.ONTOLOGY_GRAPH}


def test_the_store_that_rdflib_sees_is_only_read(toy: KnowledgeGraph) -> None:
    before = len(toy.store)
    with pytest.raises(Exception, match="read"):
        toy.rdf().graph(URIRef(iris.FACTS_GRAPH)).add((OVEN, RDFS.label, Literal("Stove")))

    assert len(toy.store) == before


def test_a_constructed_graph_is_rdflibs(toy: KnowledgeGraph) -> None:
    graph = toy.construct("CONSTRUCT { ?x skos:prefLabel ?y } WHERE { ?x rdfs:label ?y ; a ais:Equipment }")

    assert isinstance(graph, rdflib.Graph)
    assert sorted(str(label) for label in graph.objects()) == ["Ofen", "Oven", "烤炉"]


@pytest.mark.parametrize("door", ["find", "show", "needs", "used_by"])
def test_every_door_refuses_an_unknown_name_with_suggestions(toy: KnowledgeGraph, door: str) -> None:
    with pytest.raises(UnknownThing) as told:
        getattr(toy, door)("flowr")

    assert told.value.suggestions[0] == "flour"


def test_what_is_public_is_listed() -> None:
    assert aisupply.__all__ == ["KnowledgeGraph", "load"]

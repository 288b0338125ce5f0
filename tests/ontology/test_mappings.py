"""The mapping table is valid SSSOM and names terms that there are."""

from __future__ import annotations

from pathlib import Path

import pytest
import sssom_pydantic
from sssom_pydantic import SemanticMapping

from aisupply import ontology
from aisupply.ontology import terms

FILE = ontology.ONTOLOGY_FOLDER / "mappings.sssom.tsv"
RELATIONS = {"exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch"}


@pytest.fixture(scope="module")
def mappings() -> list[SemanticMapping]:
    return list(sssom_pydantic.read(FILE).mappings)


def _lines() -> list[str]:
    return [line for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]


def test_a_reader_of_sssom_reads_every_row(mappings: list[SemanticMapping]) -> None:
    assert len(mappings) == len(_lines()) - 1


def test_the_set_says_what_it_is_and_its_licence() -> None:
    about = sssom_pydantic.read(FILE).mapping_set

    assert str(about.id) == "https://w3id.org/aisupply/ontology/mappings"
    assert str(about.license) == "https://creativecommons.org/licenses/by/4.0/"
    assert about.version


def test_every_subject_is_a_term_of_ours(mappings: list[SemanticMapping]) -> None:
    known = terms.CLASSES | terms.PROPERTIES

    assert {mapping.subject.curie for mapping in mappings} <= {f"ais:{name}" for name in known}


def test_every_row_says_how_near_and_why(mappings: list[SemanticMapping]) -> None:
    assert {mapping.predicate.curie for mapping in mappings} <= {f"skos:{relation}" for relation in RELATIONS}
    assert {mapping.justification.curie for mapping in mappings} == {"semapv:ManualMappingCuration"}


@pytest.mark.parametrize("prefix", ["fibo-fnd-gao-obj", "gta", "iof", "dr", "ecsel-dr-GDM", "wikidata"])
def test_the_neighbours_are_mapped(mappings: list[SemanticMapping], prefix: str) -> None:
    assert prefix in {mapping.object.prefix for mapping in mappings}


def test_supply_relationships_of_iof_are_a_match_only(mappings: list[SemanticMapping]) -> None:
    relations = {mapping.predicate.curie for mapping in mappings if mapping.object.curie == "iof:SupplyRelationship"}

    assert relations == {"skos:relatedMatch"}


def test_nothing_that_is_mapped_is_imported() -> None:
    for file in ontology.ontology_files():
        assert "owl:imports" not in file.read_text("utf-8")


def test_rows_are_sorted_and_unique() -> None:
    rows = _lines()[1:]

    assert rows == sorted(set(rows))


def test_a_row_without_its_mandatory_cells_is_not_read(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sssom.tsv"
    broken.write_text(FILE.read_text("utf-8").replace("\tsemapv:ManualMappingCuration", "\t", 1), "utf-8")

    assert len(sssom_pydantic.read(broken).mappings) == len(_lines()) - 2

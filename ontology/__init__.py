"""What the words mean: classes, properties, vocabularies, shapes, hygiene rules and competency questions."""

from __future__ import annotations

from pathlib import Path

ONTOLOGY_FOLDER = Path(__file__).parent


def ontology_files() -> tuple[Path, ...]:
    """The Turtle files of the ontology itself."""
    return _files(".", "*.ttl")


def shape_files() -> tuple[Path, ...]:
    """The SHACL shapes, one file a class."""
    return _files("shapes", "*.ttl")


def hygiene_files() -> tuple[Path, ...]:
    """The queries that find violations of the rules on the ontology and the graph."""
    return _files("hygiene", "*-violation.rq")


def question_files() -> tuple[Path, ...]:
    """The competency questions."""
    return _files("questions", "*.rq")


def _files(folder: str, pattern: str) -> tuple[Path, ...]:
    return tuple(sorted((ONTOLOGY_FOLDER / folder).glob(pattern)))

"""Derived edges: CONSTRUCT rules over the stated facts, kept in a graph of their own.

Each rule is a file in `graph/rules/`. A derived triple is never mixed with a stated one; what it
rests on is the statement that `ais:statedBy`, `ais:subjectRole` and `ais:objectRole` of its
property lead to.
"""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import QueryTriples

from . import iris
from .errors import OntologyError
from .store import Store

RULES_FOLDER = Path(__file__).parent / "rules"


def rule_files() -> tuple[Path, ...]:
    """The rules, by name."""
    return tuple(sorted(RULES_FOLDER.glob("*.rq")))


def infer(store: Store) -> int:
    """Apply all rules until they add nothing, and return how many triples were derived."""
    rules = [(file, file.read_text(encoding="utf-8")) for file in rule_files()]
    before = -1
    while before != (now := store.count(graph=iris.DERIVED_GRAPH)):
        before = now
        for file, text in rules:
            _apply(store, file, text)
    return before


def _apply(store: Store, file: Path, text: str) -> None:
    try:
        derived = store.query(text)
    except SyntaxError as error:
        raise OntologyError(file, str(error)) from error
    if not isinstance(derived, QueryTriples):
        raise OntologyError(file, "a rule must be a CONSTRUCT query")
    store.add(list(derived), graph=iris.DERIVED_GRAPH)

"""Everything that is wrong with tables, ontology and graph, as one list of problems.

Three kinds of rule, in this order: the tables by themselves (`aisupply.data`), SHACL core shapes on
the graph (`ontology/shapes/`), and set-based SPARQL on the graph (`ontology/hygiene/`). The graph is
built only once the tables can be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, cast

from .. import ontology
from ..data import DATA_FOLDER, FactErrors, Problem, check_tables, read_tables
from . import iris
from .build import build
from .errors import OntologyError
from .progress import Progress, silent
from .query import answer
from .store import Store, serialized

if TYPE_CHECKING:
    import rdflib


def check(folder: Path | None = None, *, progress: Progress = silent) -> tuple[Problem, ...]:
    """Every problem of the tables in a folder, and of the graph they make.

    Args:
        folder: the tables; those of the package if it is not given.
        progress: is told each step before it begins.
    """
    folder = DATA_FOLDER if folder is None else folder
    progress("checking the tables")
    problems = check_tables(folder)
    try:
        tables = read_tables(folder)
    except FactErrors:
        return problems
    store = build(tables, progress=progress)
    progress("checking the hygiene rules")
    hygiene = tuple(hygiene_problems(store))
    progress("checking the shapes")
    return (*problems, *hygiene, *shape_problems(store))


def hygiene_problems(store: Store) -> Iterator[Problem]:
    """What the hygiene rules find: one problem a row."""
    for file in ontology.hygiene_files():
        try:
            found = answer(store, file.read_text(encoding="utf-8")).records()
        except ValueError as error:
            raise OntologyError(file, str(error)) from error
        for record in found:
            what = f"{record['subject']}: {record['problem']}"
            yield Problem(file=f"hygiene/{file.name}", row=0, column="", what=what, remedy=_rule(file))


def shape_problems(store: Store) -> Iterator[Problem]:
    """What the SHACL shapes find: one problem a result, in the order of the offenders."""
    import pyshacl
    import rdflib

    shapes = rdflib.Graph()
    for file in ontology.shape_files():
        shapes.parse(file, format="turtle")
    facts = rdflib.Graph()
    facts.parse(data=_facts_and_concepts(store), format="nt")
    validate = cast("Callable[..., tuple[bool, rdflib.Graph, str]]", pyshacl.validate)  # pyright: ignore[reportUnknownMemberType]
    _, results, _ = validate(facts, shacl_graph=shapes, inference="none", advanced=False)
    yield from sorted(_results(results), key=lambda problem: problem.what)


def _facts_and_concepts(store: Store) -> bytes:
    from pyoxigraph import RdfFormat

    # The concepts stand in the ontology; their classes are needed to check the facts.
    triples = chain(store.triples(graph=iris.FACTS_GRAPH), store.triples(graph=iris.ONTOLOGY_GRAPH))
    return serialized(triples, format_=RdfFormat.N_TRIPLES)


def _results(results: rdflib.Graph) -> Iterator[Problem]:
    from rdflib.namespace import RDF, SH

    for result in results.subjects(RDF.type, SH.ValidationResult):
        focus = iris.shorten(str(results.value(result, SH.focusNode)))
        path = results.value(result, SH.resultPath)
        message = str(results.value(result, SH.resultMessage))
        column = "" if path is None else iris.shorten(str(path))
        yield Problem(file="shapes", row=0, column=column, what=f"{focus}: {message}", remedy="see the message")


def _rule(file: Path) -> str:
    return file.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")

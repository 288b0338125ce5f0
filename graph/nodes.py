"""Plain values → RDF nodes and the triples that every table shares; all translation into RDF is here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache

from pyoxigraph import Literal, NamedNode, Triple

from ..data import PartialDate
from ..ontology import terms
from . import iris


def stated(statement: NamedNode, class_name: str, statement_id: str) -> Iterator[Triple]:
    """The class and id of a statement."""
    yield Triple(statement, name("rdf:type"), term(class_name))
    yield Triple(statement, name("dcterms:identifier"), Literal(statement_id))


def named(thing: NamedNode, thing_id: str, en: str, zh: str | None, de: str | None) -> Iterator[Triple]:
    """The id and the labels of a thing."""
    yield Triple(thing, name("dcterms:identifier"), Literal(thing_id))
    for language, label in (("en", en), ("zh", zh), ("de", de)):
        if label:
            yield Triple(thing, name("rdfs:label"), Literal(label, language=language))


def links(subject: NamedNode, local_name: str, thing_ids: Iterable[str | None]) -> Iterator[Triple]:
    """One triple to each thing that is given."""
    for thing_id in thing_ids:
        if thing_id is not None:
            yield Triple(subject, term(local_name), NamedNode(iris.thing_iri(thing_id)))


def concepts(subject: NamedNode, **words: StrEnum | None) -> Iterator[Triple]:
    """One triple to the concept of each closed word that is given: `confidence=official` → `ais:confidence-official`."""
    for local_name, word in words.items():
        if word is not None:
            yield Triple(subject, term(local_name), term(f"{_kebab(local_name)}-{word.value}"))


def values(subject: NamedNode, **literals: str | int | Decimal | None) -> Iterator[Triple]:
    """One literal for each value that is given."""
    for local_name, value in literals.items():
        if isinstance(value, Decimal):
            yield Triple(subject, term(local_name), Literal(_plain(value), datatype=name("xsd:decimal")))
        elif value is not None:
            yield Triple(subject, term(local_name), Literal(value))


def valid(statement: NamedNode, start: PartialDate | None, end: PartialDate | None) -> Iterator[Triple]:
    """When a statement holds: as precise as the source, and the first and last possible day."""
    if start is not None:
        yield Triple(statement, term("validFrom"), partial_date(start))
        yield Triple(statement, term("firstDay"), day(start.first_day))
    if end is not None:
        yield Triple(statement, term("validUntil"), partial_date(end))
        yield Triple(statement, term("lastDay"), day(end.last_day))


def cited(subject: NamedNode, note: str | None, sources: Iterable[str]) -> Iterator[Triple]:
    """The note and the sources of a row."""
    if note:
        yield Triple(subject, name("skos:note"), Literal(note, language="en"))
    for source in sources:
        yield Triple(subject, name("prov:hadPrimarySource"), NamedNode(iris.source_iri(source)))


def statement_node(statement_id: str) -> NamedNode:
    """The node of a statement."""
    return NamedNode(iris.statement_iri(statement_id))


def partial_date(value: PartialDate) -> Literal:
    """A literal as precise as the date: a year, a month or a day."""
    datatype = {"year": "xsd:gYear", "month": "xsd:gYearMonth", "day": "xsd:date"}[value.precision]
    return Literal(value.text, datatype=name(datatype))


def day(value: date) -> Literal:
    """A literal for one day."""
    return Literal(value.isoformat(), datatype=name("xsd:date"))


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def camel(word: str) -> str:
    """`chip-type` → `ChipType`, as classes are named."""
    return "".join(part.capitalize() for part in word.split("-"))


@cache
def _kebab(local_name: str) -> str:
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in local_name)


@cache
def term(local_name: str) -> NamedNode:
    """A term of our ontology; an unknown one raises."""
    return NamedNode(terms.iri(local_name))


@cache
def name(curie: str) -> NamedNode:
    """The node of a CURIE."""
    return NamedNode(iris.expand(curie))

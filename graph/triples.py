"""Table rows → RDF triples: one pure function a table.

Every function takes one row and yields its triples; nothing here reads files, knows the clock or
holds a store. The words are those of `ontology/core.ttl`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Triple

from ..data import (
    Entity,
    Event,
    Goal,
    GoalLink,
    Holding,
    Requirement,
    Responsibility,
    Restriction,
    Review,
    Search,
    Source,
    Supply,
    Tables,
)
from . import iris
from .nodes import (
    camel,
    cited,
    concepts,
    day,
    links,
    name,
    named,
    partial_date,
    stated,
    statement_node,
    term,
    valid,
    values,
)

Row = TypeVar("Row")


def entity_triples(row: Entity) -> Iterator[Triple]:
    """A thing with its class, names, place in the chain and sources."""
    thing = NamedNode(iris.thing_iri(row.id))
    yield Triple(thing, name("rdf:type"), term(camel(row.class_)))
    yield from named(thing, row.id, row.label_en, row.label_zh, row.label_de)
    for alias in row.aliases:
        yield Triple(thing, name("skos:altLabel"), Literal(alias))
    yield from links(thing, "country", [row.country])
    yield from links(thing, "partOf", row.part_of)
    yield from links(thing, "kindOf", row.kind_of)
    yield from concepts(thing, layer=row.layer)
    if row.supply_known is not None:
        yield Triple(thing, term("suppliersComplete"), Literal(True))
    yield from cited(thing, row.note, row.source)


def goal_triples(row: Goal) -> Iterator[Triple]:
    """A goal, task or measure of a plan with its quantity and deadline."""
    goal = NamedNode(iris.thing_iri(row.id))
    yield Triple(goal, name("rdf:type"), term(camel(row.kind)))
    yield from named(goal, row.id, row.label_en, row.label_zh, row.label_de)
    yield from links(goal, "plan", [row.plan])
    yield from links(goal, "parentGoal", [row.parent])
    yield from values(goal, quantityMin=row.quantity_min, quantityMax=row.quantity_max, unit=row.unit)
    if row.deadline is not None:
        yield Triple(goal, term("deadline"), partial_date(row.deadline))
        yield Triple(goal, term("lastDay"), day(row.deadline.last_day))
    yield from cited(goal, row.note, row.source)


def requirement_triples(row: Requirement) -> Iterator[Triple]:
    """A consumer needs an input; rows of one group are alternatives."""
    statement = statement_node(row.id)
    yield from stated(statement, "Requirement", row.id)
    yield from links(statement, "consumer", [row.consumer])
    yield from links(statement, "input", [row.input])
    yield from values(statement, group=row.group, atLeast=row.at_least)
    yield from concepts(statement, criticality=row.criticality, confidence=row.confidence)
    yield from valid(statement, row.valid_from, row.valid_to)
    yield from cited(statement, row.note, row.source)


def supply_triples(row: Supply) -> Iterator[Triple]:
    """A supplier delivers an item, with its share where one is known."""
    statement = statement_node(row.id)
    yield from stated(statement, "Supply", row.id)
    yield from links(statement, "supplier", [row.supplier])
    yield from links(statement, "item", [row.item])
    yield from values(statement, sharePct=row.share_pct)
    if row.year is not None:
        yield Triple(statement, term("shareYear"), Literal(f"{row.year:04d}", datatype=name("xsd:gYear")))
    yield from concepts(
        statement,
        supplyRole=row.role,
        shareScope=row.share_scope,
        shareMeasure=row.share_measure,
        supplyStatus=row.status,
        confidence=row.confidence,
    )
    yield from valid(statement, row.valid_from, row.valid_to)
    yield from cited(statement, row.note, row.source)


def restriction_triples(row: Restriction, *, restriction_ids: frozenset[str]) -> Iterator[Triple]:
    """A legal measure restricts a thing towards somebody, or suspends other measures.

    Args:
        row: the measure.
        restriction_ids: all measures, to tell a suspended statement from a suspended instrument.
    """
    statement = statement_node(row.id)
    yield from stated(statement, "Restriction", row.id)
    yield from links(statement, "instrument", [row.instrument])
    yield from links(statement, "issuer", [row.issuer])
    yield from links(statement, "restrictedThing", [row.target])
    yield from links(statement, "affected", [row.affected])
    yield from links(statement, "exempt", row.exempt)
    for suspended in row.suspends:
        known = suspended in restriction_ids
        iri = iris.statement_iri(suspended) if known else iris.thing_iri(suspended)
        yield Triple(statement, term("suspends"), NamedNode(iri))
    yield from concepts(
        statement,
        restrictionKind=row.kind,
        reach=row.reach,
        restrictionStatus=row.status,
        confidence=row.confidence,
    )
    yield from valid(statement, row.valid_from, row.valid_to)
    yield from cited(statement, row.note, row.source)


def goal_link_triples(row: GoalLink) -> Iterator[Triple]:
    """A goal, or a whole plan, is about a thing."""
    statement = statement_node(row.id)
    yield from stated(statement, "GoalLink", row.id)
    yield from links(statement, "goal", [row.goal])
    yield from links(statement, "item", [row.item])
    yield from concepts(statement, linkRelation=row.relation)
    yield from cited(statement, row.note, row.source)


def responsibility_triples(row: Responsibility) -> Iterator[Triple]:
    """A body acts for a plan, goal or thing."""
    statement = statement_node(row.id)
    yield from stated(statement, "Responsibility", row.id)
    yield from links(statement, "body", [row.body])
    yield from links(statement, "object", [row.object])
    yield from concepts(statement, responsibilityRole=row.role)
    yield from cited(statement, row.note, row.source)


def event_triples(row: Event) -> Iterator[Triple]:
    """Something happened on a date."""
    statement = statement_node(row.id)
    yield from stated(statement, "Event", row.id)
    yield Triple(statement, name("rdfs:label"), Literal(row.label_en, language="en"))
    yield Triple(statement, term("date"), partial_date(row.date))
    yield Triple(statement, term("firstDay"), day(row.date.first_day))
    yield Triple(statement, term("lastDay"), day(row.date.last_day))
    yield from concepts(statement, eventKind=row.kind)
    yield from links(statement, "involves", row.involves)
    yield from cited(statement, row.note, row.source)


def holding_triples(row: Holding) -> Iterator[Triple]:
    """An organization has working equipment or stock of an item."""
    statement = statement_node(row.id)
    yield from stated(statement, "Holding", row.id)
    yield from links(statement, "holder", [row.holder])
    yield from links(statement, "item", [row.item])
    yield from concepts(statement, confidence=row.confidence)
    yield from valid(statement, row.valid_from, row.valid_to)
    yield from cited(statement, row.note, row.source)


def review_triples(row: Review, *, thing_ids: frozenset[str]) -> Iterator[Triple]:
    """Somebody opened the source of a row and compared.

    Args:
        row: the review.
        thing_ids: all entities and goals, to tell a reviewed thing from a reviewed statement.
    """
    review = NamedNode(iris.review_iri(row.statement, row.checked_on.text))
    yield Triple(review, name("rdf:type"), term("Review"))
    yield Triple(review, term("statement"), _row_node(row.statement, thing_ids))
    yield Triple(review, term("checkedOn"), partial_date(row.checked_on))
    yield from concepts(review, verdict=row.verdict)
    if row.url:
        yield Triple(review, name("schema:url"), Literal(row.url, datatype=name("xsd:anyURI")))
    if row.note:
        yield Triple(review, name("skos:note"), Literal(row.note, language="en"))


def search_triples(row: Search, *, thing_ids: frozenset[str]) -> Iterator[Triple]:
    """Somebody looked for what the tables lack.

    Args:
        row: the search.
        thing_ids: all entities and goals, to tell a thing from a statement.
    """
    search = statement_node(row.id)
    yield from stated(search, "Search", row.id)
    yield Triple(search, term("about"), _row_node(row.thing, thing_ids))
    yield Triple(search, term("checkedOn"), partial_date(row.checked_on))
    yield from concepts(search, sought=row.sought, outcome=row.outcome)
    yield from values(search, where=row.where)
    yield from cited(search, row.note, ())


def source_triples(row: Source) -> Iterator[Triple]:
    """A page that statements rest on."""
    source = NamedNode(iris.source_iri(row.id))
    yield Triple(source, name("rdf:type"), term("Source"))
    yield Triple(source, name("dcterms:identifier"), Literal(row.id))
    yield Triple(source, name("dcterms:publisher"), Literal(row.publisher))
    yield Triple(source, name("dcterms:title"), Literal(row.title))
    if row.published is not None:
        yield Triple(source, name("dcterms:issued"), partial_date(row.published))
    yield Triple(source, name("schema:url"), Literal(row.url, datatype=name("xsd:anyURI")))
    yield Triple(source, name("dcterms:language"), Literal(row.language))
    if row.licence:
        yield Triple(source, name("dcterms:license"), Literal(row.licence))
    yield from concepts(source, sourceKind=row.kind, readStatus=row.read)


def table_triples(tables: Tables) -> Iterator[Triple]:
    """The triples of all tables, table by table in row order."""
    restriction_ids = frozenset(row.id for row in tables.restrictions)
    thing_ids = frozenset(row.id for row in (*tables.entities, *tables.goals))
    yield from _rows(tables.entities, entity_triples)
    yield from _rows(tables.goals, goal_triples)
    yield from _rows(tables.requirements, requirement_triples)
    yield from _rows(tables.supplies, supply_triples)
    yield from _rows(tables.restrictions, lambda row: restriction_triples(row, restriction_ids=restriction_ids))
    yield from _rows(tables.goal_links, goal_link_triples)
    yield from _rows(tables.responsibilities, responsibility_triples)
    yield from _rows(tables.events, event_triples)
    yield from _rows(tables.holdings, holding_triples)
    yield from _rows(tables.reviews, lambda row: review_triples(row, thing_ids=thing_ids))
    yield from _rows(tables.searches, lambda row: search_triples(row, thing_ids=thing_ids))
    yield from _rows(tables.sources, source_triples)


def _row_node(row_id: str, thing_ids: frozenset[str]) -> NamedNode:
    return NamedNode(iris.thing_iri(row_id) if row_id in thing_ids else iris.statement_iri(row_id))


def _rows(rows: Iterable[Row], to_triples: Callable[[Row], Iterable[Triple]]) -> Iterator[Triple]:
    for row in rows:
        yield from to_triples(row)

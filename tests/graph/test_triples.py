"""Nothing of a row is lost on its way into the graph: the row can be read back from its triples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Triple

from aisupply.data import PartialDate, read_tables
from aisupply.data.columns import Column, columns_of
from aisupply.data.tables import ROW_CLASSES
from aisupply.graph import iris, triples

from .rows_from_triples import row_from

Writer = Callable[[Any], Iterable[Triple]]
WRITERS: dict[str, Writer] = {
    "entities": triples.entity_triples,
    "requirements": triples.requirement_triples,
    "supplies": triples.supply_triples,
    "restrictions": lambda row: triples.restriction_triples(row, restriction_ids=frozenset(row.suspends[:1])),
    "goals": triples.goal_triples,
    "goal_links": triples.goal_link_triples,
    "responsibilities": triples.responsibility_triples,
    "events": triples.event_triples,
    "holdings": triples.holding_triples,
    "reviews": lambda row: triples.review_triples(row, thing_ids=frozenset()),
    "searches": lambda row: triples.search_triples(row, thing_ids=frozenset()),
    "sources": triples.source_triples,
}

IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,2}", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)
DATES = st.dates(date(1000, 1, 1)).flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]]).map(PartialDate.parse)
)
NUMBERS = st.decimals(-1000, 1000, allow_nan=False, allow_infinity=False, places=3)
WHOLE = st.integers(1000, 2100)


def _cells(column: Column) -> st.SearchStrategy[Any]:
    one: st.SearchStrategy[Any] = TEXTS
    if column.name == "id" or column.refers_to:
        one = IDS
    elif column.vocabulary is not None:
        one = st.sampled_from(list(column.vocabulary))
    elif column.type in {PartialDate, Decimal, int}:
        one = {PartialDate: DATES, Decimal: NUMBERS, int: WHOLE}[column.type]
    if column.is_list:
        return st.lists(one, unique=True, max_size=4).map(tuple)
    return st.none() | one if column.optional else one


def _rows(row_class: type[Any]) -> st.SearchStrategy[Any]:
    return st.builds(row_class, **{column.attribute: _cells(column) for column in columns_of(row_class)})


@pytest.mark.parametrize("table", WRITERS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_row_comes_back_from_its_triples(table: str, data: st.DataObject) -> None:
    row = data.draw(_rows(ROW_CLASSES[table]))

    assert row_from(ROW_CLASSES[table], WRITERS[table](row)) == row


@pytest.mark.parametrize("table", WRITERS)
def test_every_real_row_comes_back_from_the_triples_of_all_tables(table: str) -> None:
    tables = read_tables()
    by_subject: defaultdict[str, list[Triple]] = defaultdict(list)
    for triple in triples.table_triples(tables):
        by_subject[triple.subject.value].append(triple)
    rows = getattr(tables, table)

    assert [row for row in rows if row_from(type(row), by_subject[_address(table, row)]) != row] == []


def _address(table: str, row: Any) -> str:
    match table:
        case "entities" | "goals":
            return iris.thing_iri(row.id)
        case "sources":
            return iris.source_iri(row.id)
        case "reviews":
            return iris.review_iri(row.statement, row.checked_on.text)
        case _:
            return iris.statement_iri(row.id)


def test_every_table_has_its_writer() -> None:
    assert set(WRITERS) == set(ROW_CLASSES)


@pytest.mark.parametrize(
    ("iri", "curie"),
    [
        (iris.thing_iri("huawei"), "aid:huawei"),
        ("https://w3id.org/aisupply/ontology#Supply", "ais:Supply"),
        ("https://w3id.org/aisupply/id/a/b", "https://w3id.org/aisupply/id/a/b"),
        ("https://w3id.org/aisupply/id/", "https://w3id.org/aisupply/id/"),
        ("https://example.org/a", "https://example.org/a"),
    ],
)
def test_an_address_is_shortened_where_a_prefix_fits(iri: str, curie: str) -> None:
    assert iris.shorten(iri) == curie
    assert iris.expand(curie) == iri


@given(IDS)
def test_a_shortened_address_expands_to_itself(thing: str) -> None:
    for address in (iris.thing_iri, iris.statement_iri, iris.source_iri):
        assert iris.expand(iris.shorten(address(thing))) == address(thing)
        assert iris.local_id(iris.shorten(address(thing))) == iris.local_id(address(thing)) == thing

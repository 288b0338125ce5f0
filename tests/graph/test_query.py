"""SPARQL of every form in, plain values or standard formats out; what cannot be asked is told with its place."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
import rdflib

from aisupply import KnowledgeGraph
from aisupply.graph import query
from aisupply.graph.errors import QueryFailed, QuerySyntaxError, WrongQueryForm

SELECT = (
    "SELECT ?label ?share { aid:bread rdfs:label ?label OPTIONAL { aid:bread ais:sharePct ?share } } ORDER BY ?label"
)
CONSTRUCT = (
    "CONSTRUCT { ?thing ais:layer ?layer ; rdfs:label ?label } WHERE { ?thing ais:layer ?layer ; rdfs:label ?label }"
)
FORMS = {"SELECT": SELECT, "ASK": "ASK {}", "CONSTRUCT": CONSTRUCT, "DESCRIBE": "DESCRIBE aid:oven"}


def test_rows_are_plain_values(toy: KnowledgeGraph) -> None:
    text = """
    SELECT ?thing ?label ?day ?month ?year ?number ?whole ?float ?truth ?elsewhere ?nothing {
      BIND (aid:oven AS ?thing) BIND ("烤炉"@zh AS ?label) BIND ("2026-01-02"^^xsd:date AS ?day)
      BIND ("2026-01"^^xsd:gYearMonth AS ?month) BIND ("2026"^^xsd:gYear AS ?year) BIND (55.50 AS ?number)
      BIND (3 AS ?whole) BIND (1e3 AS ?float) BIND (true AS ?truth) BIND (<https://example.org/a> AS ?elsewhere)
    }"""
    expected = ("aid:oven", "烤炉", date(2026, 1, 2), "2026-01", "2026", Decimal("55.5"), 3, 1000.0, True)

    assert toy.answer(text).rows == ((*expected, "https://example.org/a", None),)


def test_a_text_that_its_datatype_does_not_have_stays_a_text(toy: KnowledgeGraph) -> None:
    text = 'SELECT * { VALUES (?whole ?day ?number) { ("x"^^xsd:integer "2026-02-31"^^xsd:date "y"^^xsd:decimal) } }'

    assert toy.answer(text).records() == [{"whole": "x", "day": "2026-02-31", "number": "y"}]


def test_a_node_without_address_is_shown_as_one(toy: KnowledgeGraph) -> None:
    assert str(toy.answer("SELECT (BNODE() AS ?node) {}").rows[0][0]).startswith("_:")


def test_rows_become_a_frame(toy: KnowledgeGraph) -> None:
    frame = toy.query(SELECT)

    assert list(frame.columns) == ["label", "share"]
    assert list(frame["label"]) == ["Bread", "Brot", "面包"]


def test_an_answer_without_rows_keeps_its_columns(toy: KnowledgeGraph) -> None:
    frame = toy.query("SELECT ?a ?b { ?a a ais:Nothing ; rdfs:label ?b }")

    assert (list(frame.columns), len(frame)) == (["a", "b"], 0)


def test_ask_tells_true_from_false(toy: KnowledgeGraph) -> None:
    assert toy.ask("ASK { aid:bread ais:requires aid:flour }") is True
    assert toy.ask("ASK { aid:bread ais:requires aid:sour-act }") is False


def test_construct_and_describe_give_graphs(toy: KnowledgeGraph) -> None:
    oven = rdflib.URIRef("https://w3id.org/aisupply/id/oven")

    assert (oven, rdflib.RDFS.label, rdflib.Literal("烤炉", lang="zh")) in toy.construct(CONSTRUCT)
    assert set(toy.construct("DESCRIBE aid:oven").subjects()) == {oven}


def test_triples_come_sorted_so_that_equal_answers_are_equal_bytes(toy: KnowledgeGraph) -> None:
    lines = query.construct(toy.source, CONSTRUCT).splitlines()

    assert len(lines) > 10
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("door", "form", "words"),
    [
        ("answer", "ASK", "This is an ASK query, but a SELECT query is wanted here."),
        ("answer", "CONSTRUCT", "This is a CONSTRUCT or DESCRIBE query, but a SELECT query is wanted here."),
        ("query", "DESCRIBE", "This is a CONSTRUCT or DESCRIBE query, but a SELECT query is wanted here."),
        ("ask", "SELECT", "This is a SELECT query, but an ASK query is wanted here."),
        ("construct", "SELECT", "This is a SELECT query, but a CONSTRUCT or DESCRIBE query is wanted here."),
        ("construct", "ASK", "This is an ASK query, but a CONSTRUCT or DESCRIBE query is wanted here."),
    ],
)
def test_a_query_of_another_form_is_told(toy: KnowledgeGraph, door: str, form: str, words: str) -> None:
    with pytest.raises(WrongQueryForm) as told:
        getattr(toy, door)(FORMS[form])

    assert str(told.value) == words


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { aid:a a ais:Item }",
        "# a remark\nPREFIX x: <https://example.org/#y>\ndelete where { ?s ?p ?o }",
        "BASE <https://example.org/> LOAD <a>",
        "CLEAR ALL",
    ],
)
def test_an_update_is_refused_as_one(toy: KnowledgeGraph, text: str) -> None:
    with pytest.raises(WrongQueryForm, match="This is an update, but a query that only reads is wanted here"):
        toy.ask(text)


@pytest.mark.parametrize(
    ("text", "told", "caret"),
    [
        ("SELECT * { ?x ais:item }", "line 1, column 24: this cannot stand here, or something is missing before it", 23),
        ("SELECT ?x\nWHERE {\n\t?x foo:bar ?y\n}", "line 3, column 12: this prefix is not declared", 11),
        ("ASK { ?x rdfs:label '面包 }", "line 1, column 26: expected '", 27),
        ("SELECT (SUM(?x) AS ?y) ?z { ?x ?y ?z }", "line 1, column 39: The SELECT contains a variable that is unbound", 38),
        ("ASK { ?a ?b ?c", "line 1, column 15: expected , or . or ; or { or {| or } or ~", 14),
        ("", "line 1, column 1: the query is empty", 0),
    ],
)  # fmt: skip
def test_a_syntax_error_shows_its_place(toy: KnowledgeGraph, text: str, told: str, caret: int) -> None:
    with pytest.raises(QuerySyntaxError) as error:
        toy.answer(text)
    message, *shown = str(error.value).split("\n")

    assert message == f"SPARQL syntax error in {told}"
    assert shown[0] in text
    assert shown[1].index("^") == caret


def test_a_complaint_without_a_place_is_told_as_it_is() -> None:
    class Odd:
        def query(self, text: str) -> query.QueryResults:
            raise SyntaxError(f"nobody likes {text}")

    with pytest.raises(QuerySyntaxError) as told:
        query.answer(Odd(), "ASK {}")

    assert str(told.value) == "SPARQL syntax error: nobody likes ASK {}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT * { ?x ?y ?z FILTER (<https://example.org/f>(?x)) }", "custom function"),
        ("ASK { SERVICE <http://127.0.0.1:9/> { ?x ?y ?z } }", "port 9"),
    ],
)
def test_a_query_that_cannot_be_answered_is_told(toy: KnowledgeGraph, text: str, words: str) -> None:
    with pytest.raises(QueryFailed, match=f"The query cannot be answered: .*{words}"):
        query.outcome(toy.source, text)


def test_rows_are_written_as_csv_tsv_json_and_xml(toy: KnowledgeGraph) -> None:
    labels = ["Bread", "Brot", "面包"]
    written = {name: query.serialised(toy.source, SELECT, format_name=name) for name in ("csv", "tsv", "json", "xml")}

    assert [row["label"] for row in csv.DictReader(io.StringIO(written["csv"].decode()))] == labels
    assert written["tsv"].decode().splitlines()[1].split("\t") == ['"Bread"@en', ""]
    assert [row["label"]["value"] for row in json.loads(written["json"])["results"]["bindings"]] == labels
    assert [node.text for node in ET.fromstring(written["xml"]).iterfind(".//{*}literal")] == labels  # noqa: S314 — our own


@pytest.mark.parametrize("format_name", ["csv", "tsv", "json", "xml"])
def test_a_truth_value_is_written_in_each_format_of_rows(toy: KnowledgeGraph, format_name: str) -> None:
    assert b"true" in query.serialised(toy.source, "ASK {}", format_name=format_name)


@pytest.mark.parametrize(
    ("format_name", "rdflib_name"), [("ttl", "turtle"), ("nt", "nt"), ("jsonld", "json-ld"), ("xml", "xml")]
)
def test_triples_are_written_in_each_format_of_triples(toy: KnowledgeGraph, format_name: str, rdflib_name: str) -> None:
    written = query.serialised(toy.source, CONSTRUCT, format_name=format_name)

    assert set(rdflib.Graph().parse(data=written, format=rdflib_name)) == set(toy.construct(CONSTRUCT))


@pytest.mark.parametrize(
    ("form", "format_name", "words"),
    [
        ("SELECT", "ttl", "This is a SELECT query, to be written as csv, json, tsv, xml"),
        ("ASK", "nt", "This is an ASK query, to be written as csv, json, tsv, xml"),
        ("CONSTRUCT", "csv", "to be written as jsonld, nt, ttl, xml, but a query whose result can be written as csv"),
    ],
)
def test_a_format_that_does_not_fit_is_told(toy: KnowledgeGraph, form: str, format_name: str, words: str) -> None:
    with pytest.raises(WrongQueryForm, match=words):
        query.serialised(toy.source, FORMS[form], format_name=format_name)


def test_a_named_graph_can_be_asked_alone(toy: KnowledgeGraph) -> None:
    assert toy.ask("ASK { GRAPH aig:derived { aid:bread ais:requires aid:flour } }")
    assert not toy.ask("ASK { GRAPH aig:facts { aid:bread ais:requires aid:flour } }")

"""show, search, query and questions, by hand: results on standard output, messages on standard error."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import rdflib

from .conftest import Call

AS_OF = "As of 2026-06-01."


def test_show_prints_a_card_to_read(call_toy: Call) -> None:
    called = call_toy("show", "Ofen")

    assert called.status == 0
    assert called.out.startswith("Oven\n  oven · Equipment\n  de: Ofen\n  zh: 烤炉\n")
    assert "  Oven Works makes Oven (current); 2019-05–; reported [toy-news]\n      sup-oven-works-oven\n" in called.out
    assert "  [toy-book] Toy Press: The Book of Bread (2019). https://example.org/book\n" in called.out
    assert AS_OF in called.err


def test_show_prints_aliases_and_notes(call_toy: Call) -> None:
    assert "  also: Mühle Größe\n" in call_toy("show", "grand-mill").out
    assert "  Ground, not milled\n" in call_toy("show", "flour").out
    assert "\n      Another count.\n" in call_toy("show", "flour").out


def test_show_as_json_is_the_whole_card(call_toy: Call) -> None:
    card = json.loads(call_toy("show", "烤炉", "--format", "json").out)

    assert (card["id"], card["labels"]["zh"]) == ("oven", "烤炉")
    assert {source["id"] for source in card["sources"]} == {"toy-book", "toy-news"}


def test_show_as_csv_is_a_row_for_each_statement(call_toy: Call) -> None:
    rows = list(csv.DictReader(io.StringIO(call_toy("show", "bread", "--format", "csv").out)))

    assert {row["id"]: row["sources"] for row in rows}["req-bread-flour"] == "toy-book"


@pytest.mark.parametrize("format_", ["table", "csv", "json"])
def test_search_prints_what_it_finds_best_first(call_toy: Call, format_: str) -> None:
    called = call_toy("search", "ofen", "--format", format_)

    assert called.status == 0
    assert "Ofen" in called.out
    assert called.said == ""


def test_search_on_a_miss_suggests_and_ends_with_1(call_toy: Call) -> None:
    called = call_toy("search", "Bred")

    assert (called.status, called.out) == (1, "")
    assert called.said.startswith("Nothing is called 'Bred'. Near: bread, ")


def test_search_on_a_miss_is_still_json(call_toy: Call) -> None:
    called = call_toy("search", "xyzzy", "--format", "json")

    assert (called.status, json.loads(called.out)) == (1, [])


SELECT = b"SELECT ?label { aid:oven rdfs:label ?label } ORDER BY ?label"


def test_query_reads_standard_input(call_toy: Call) -> None:
    called = call_toy("query", "-", stdin=SELECT)

    assert [line.strip() for line in called.out.splitlines()] == ["label", "─" * 5, "Ofen", "Oven", "烤炉"]
    assert AS_OF in called.err


def test_query_reads_a_file_with_chinese_words_and_a_byte_order_mark(call_toy: Call, tmp_path: Path) -> None:
    file = tmp_path / "ask.rq"
    file.write_bytes(b"\xef\xbb\xbf" + "ASK { ?x rdfs:label '烤炉'@zh }".encode())

    assert call_toy("query", str(file)).out == "true\n"


@pytest.mark.parametrize(
    ("query", "format_", "begins"),
    [
        (SELECT, "csv", "label\r\nOfen\r\n"),
        (SELECT, "tsv", '?label\n"Ofen"@de\n'),
        (SELECT, "json", '{"head":{"vars":["label"]}'),
        (SELECT, "xml", '<?xml version="1.0"?><sparql'),
        (b"ASK {}", "table", "true\n"),
        (b"ASK {}", "csv", "true\n"),
        (b"CONSTRUCT WHERE { aid:oven ais:layer ?y }", "nt", "<https://w3id.org/aisupply/id/oven> "),
    ],
)
def test_query_writes_the_standard_formats(call_toy: Call, query: bytes, format_: str, begins: str) -> None:
    called = call_toy("query", "-", "--format", format_, stdin=query)

    assert called.status == 0
    assert called.out.startswith(begins)
    assert called.out.endswith("\n")


def test_query_prints_triples_as_turtle(call_toy: Call) -> None:
    read = rdflib.Graph().parse(data=call_toy("query", "-", stdin=b"DESCRIBE aid:oven").out, format="turtle")

    assert (rdflib.URIRef("https://w3id.org/aisupply/id/oven"), None, rdflib.Literal("烤炉", lang="zh")) in read


def test_questions_lists_them_with_their_parameters(call: Call) -> None:
    rows = list(csv.DictReader(io.StringIO(call("questions", "--format", "csv").out)))

    assert len(rows) >= 40
    assert rows[5]["parameters"] == "item country day"


def test_questions_asks_one_with_another_parameter(call: Call) -> None:
    called = call("questions", "005", "--set", "item=germanium", "--format", "json")

    assert called.status == 0
    assert "aid:china" in {row["supplier"] for row in json.loads(called.out)}
    assert called.said.startswith("Who supplies the item")


def test_questions_shows_its_query(call: Call) -> None:
    called = call("questions", "005", "--set", "item=hbm", "--sparql")

    assert "VALUES ?item { aid:hbm }" in called.out
    assert called.err == ""

"""Whatever people or machines do wrong ends in one clear message, status 1, no traceback, and nothing half-written."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from aisupply import KnowledgeGraph

from ..graph.server import server
from .conftest import Call, Called


def _refused(called: Called, *words: str) -> None:
    assert called.status == 1
    assert called.out == ""
    assert "Traceback" not in called.err
    for word in words:
        assert word in called.said


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("show", "ovn"), "Unknown thing 'ovn'. Did you mean oven or goal-ten-ovens or oven-works? Try `aisupply search ovn`.\n"),
        (("show", "ministry"), "'ministry' may be ministry-of-bread or ministry-of-mills. Give the id.\n"),
        (("needs", "Bräd"), "Unknown thing 'Bräd'. Did you mean bread or"),
        (("used-by", "flower"), "Unknown thing 'flower'. Did you mean flour or"),
        (("questions", "whoo-suplies", "--sparql"), "Unknown question 'whoo-suplies'. Did you mean "),
        (("questions", "001", "--set", "plan"), "--set plan: write NAME=VALUE. Try `aisupply questions --help`.\n"),
        (("questions", "001", "--set", "pln=x"), "Question 001 has no parameter 'pln'. Did you mean 'plan'?"),
        (("questions", "006", "--set", "day=2025-13"), "day must be a day like 2026-11-24, not '2025-13'.\n"),
        (("query", "no-such-file.rq"), "no-such-file.rq: No such file or directory\n"),
        (("query", "."), ".: Is a directory\n"),
        (("export", "--format", "xls", "-o", "x"), "the format 'xls' is unknown; choose one of csv, gexf,"),
        (("needs", "bread", "--as-of", "2025-13-01"), "'--as-of'"),
        (("needs", "bread", "--as-of", "2025"), "'--as-of'"),
        (("needs", "bread", "--depth", "-1"), "'--depth'"),
        (("show", "oven", "--format", "yaml"), "'yaml' is not one of 'table', 'csv', 'json'. Try `aisupply show --help`.\n"),
        (("show",), "Missing argument 'ID'. Try `aisupply show --help`.\n"),
        (("shwo", "oven"), "No such command 'shwo'. Did you mean 'show'? Try `aisupply --help`."),
        (("show", "oven", "--endpoint", "http://127.0.0.1:9/"), "--data and --endpoint exclude each other."),
    ],
)  # fmt: skip
def test_a_slip_on_the_command_line_is_one_message(call_toy: Call, words: tuple[str, ...], message: str) -> None:
    called = call_toy(*words)

    _refused(called, message)
    assert called.said.count("\n") == 1


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            "SELECT ?x\nWHERE { ?x foo:bar ?面 }",
            "SPARQL syntax error in line 2, column 19: this prefix is not declared\nWHERE { ?x foo:bar ?面 }\n                  ^\n",
        ),
        ("INSERT DATA { aid:a a ais:Item }", "This is an update, but a query that only reads is wanted here.\n"),
        ("ASK { SERVICE <http://127.0.0.1:9/> { ?x ?y ?z } }", "The query cannot be answered: "),
        ("\xff", "- is not UTF-8 (byte 1, 0xff). Save it as UTF-8.\n"),
    ],
)
def test_a_query_that_cannot_be_asked_is_told(call_toy: Call, query: str, told: str) -> None:
    _refused(call_toy("query", "-", stdin=query.encode("latin-1" if query == "\xff" else "utf-8")), told)


def test_a_format_that_does_not_fit_the_query_is_told(call_toy: Call) -> None:
    _refused(
        call_toy("query", "-", "--format", "ttl", stdin=b"SELECT * {}"), "This is a SELECT query, to be written as"
    )


TABLE_SLIPS = [
    ("entities.csv", b"Arkadien", b"Ark\xffdien", "entities.csv: line 2, byte 41: 0xff is not UTF-8. Save the file as UTF-8."),
    ("entities.csv", b'"Ground, not milled"', b"Ground, not milled", "entities.csv, row 6: 14 cells where the header has 13 columns. Quote cells that hold a comma."),
    ("requirements.csv", b"essential,2020", b"essential,2025-13", "requirements.csv, row 3, valid_from: '2025-13' is not a day of the calendar."),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "told"), TABLE_SLIPS)
@pytest.mark.parametrize("command", [("build", "--data"), ("show", "oven", "--data"), ("tidy",)])
def test_tables_that_cannot_be_read_stop_every_command(
    call: Call, toy_folder: Path, file: str, old: bytes, new: bytes, told: str, command: tuple[str, ...]
) -> None:
    path = toy_folder / file
    spoilt = path.read_bytes().replace(old, new)
    path.write_bytes(spoilt)

    _refused(call(*command, str(toy_folder)), told)
    assert path.read_bytes() == spoilt


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        ("requirements.csv", "bread,flour", "bread,flower", "unknown id 'flower'"),
        ("goals.csv", "goal-ten-ovens,", "goal-daily-bread,", "'goal-daily-bread' is given twice, first in goals.csv, row 2"),
    ],
)  # fmt: skip
def test_check_tells_unknown_ids_and_double_keys_with_their_row(
    call: Call, toy_folder: Path, file: str, old: str, new: str, what: str
) -> None:
    path = toy_folder / file
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    called = call("check", str(toy_folder), "--format", "json")

    assert called.status == 1
    assert {row["file"] for row in json.loads(called.out) if row["problem"] == what and row["row"] > 1} == {file}


@pytest.mark.parametrize(
    ("mode", "told"),
    [
        ("error 500", ": status 500 Internal Server Error: out of memory\n"),
        ("html", ": the answer is text/html, not SPARQL results: <html><h1>Welcome</h1>\n"),
        ("cut", ": the connection was cut: IncompleteRead\n"),
        ("broken json", ": the answer is no valid application/sparql-results+json: "),
        ("empty", "There is no aisupply graph here: nothing states a reference day."),
    ],
)
@pytest.mark.parametrize("command", [("needs", "oven"), ("query", "-"), ("questions", "001")])
def test_an_endpoint_that_fails_is_named_with_its_fault(
    toy: KnowledgeGraph, call: Call, mode: str, told: str, command: tuple[str, ...]
) -> None:
    with server(toy, mode=mode) as url:
        called = call(*command, "--endpoint", url, stdin=b"SELECT * { ?x a ais:Nothing }")

    assert (called.status, "Traceback" in called.err) == (1, False)
    assert told in called.said
    assert mode == "empty" or called.said.startswith(url)


def test_an_endpoint_that_is_down_is_named(call: Call) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"

    _refused(call("show", "oven", "--endpoint", url), f"{url}: Connection refused\n")


def test_an_endpoint_answers_as_the_tables_do(toy: KnowledgeGraph, call: Call, call_toy: Call) -> None:
    with server(toy) as url:
        for words in (("show", "oven"), ("search", "brot"), ("needs", "bread"), ("used-by", "flour")):
            assert call(*words, "--endpoint", url).out == call_toy(*words).out


def test_an_export_to_a_place_that_cannot_be_leaves_nothing(call_toy: Call, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    target = tmp_path / "file" / "toy.ttl"

    _refused(call_toy("export", "--format", "ttl", "-o", str(target)), f"Cannot write {target}: Not a directory.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_report_into_a_file_is_told(call: Call, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")

    _refused(call("report", "-o", str(tmp_path / "file")), f"{tmp_path / 'file'}: File exists\n")
    assert (tmp_path / "file").read_text("utf-8") == "in the way"


def test_a_cache_that_cannot_be_is_told_with_the_remedy(
    call_toy: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv("AISUPPLY_CACHE", str(tmp_path / "file"))

    _refused(
        call_toy("build"), f"Cannot keep the built graph in {tmp_path / 'file'}: ", "set AISUPPLY_CACHE to a folder"
    )

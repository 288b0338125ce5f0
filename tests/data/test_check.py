"""Bad tables end in problems that say file, row, column, what and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from aisupply.data import DATA_FOLDER, FactErrors, check_tables, read_tables

# file, what is replaced, by what, the column of the problem, words of the problem and its remedy
SLIPS = [
    ("entities.csv", "borduria,country", "bordúria,country", "id", "is not an id"),
    ("entities.csv", "sour-act,legal-instrument", "sour-act,legal-instrumnt", "class", "legal-instrument"),
    ("entities.csv", '"Ground, not milled"', "Ground, not milled", "", "14 cells where the header has 13 columns"),
    ("entities.csv", "Brot,,,,,applications", ",,,,,applications", "label_de", "no German label"),
    ("entities.csv", "oven,equipment,Oven,", "oven,equipment,,", "label_en", "the cell is empty"),
    ("entities.csv", "toy-book|toy-news", "", "source", "no source"),
    ("entities.csv", "toy-book|toy-news", "toy-book|toy-book", "source", "stands twice"),
    ("entities.csv", "toy-book|toy-news", "toy-book||toy-news", "source", "empty entry"),
    ("entities.csv", "Roggenbrot,,,,bread", "Roggenbrot,,,,braed", "kind_of", "Did you mean 'bread'?"),
    ("entities.csv", "Brot,,,,,applications", "Brot,,,,rye-bread,applications", "kind_of", "a circle"),
    ("entities.csv", "Oven Works,,Oven Works,,borduria", "Oven Works,,Oven Works,,bread", "country", "is of class application"),
    ("entities.csv", "note,source", "remark,source", "note", "the column is missing"),
    ("entities.csv", "note,source", "notes,source", "notes", "Did you mean 'note'?"),
    ("entities.csv", "aliases,country", "country,country", "country", "stands twice"),
    ("requirements.csv", "essential,2020,", "essential,2025-13,", "valid_from", "not a day of the calendar"),
    ("requirements.csv", "essential,2020,", "essential,May,", "valid_from", "not a date"),
    ("requirements.csv", "essential,2020,,", "essential,2020,", "", "cells where the header"),
    ("requirements.csv", "essential,2020,,", "essential,2020,2019,", "valid_to", "is before valid_from"),
    ("requirements.csv", "sourdough,rising,1", "sourdough,rising,2", "at_least", "several values"),
    ("requirements.csv", "rising,1", "rising,3", "at_least", "from 1 to 2"),
    ("requirements.csv", "sourdough,rising,1,essential", "sourdough,rising,1,important", "criticality", "mixes"),
    ("requirements.csv", "sourdough,rising,1", "sourdough,other,1", "group", "has one member"),
    ("requirements.csv", "flour,,,essential,,,,toy-book,official\nreq-bread-oven", "flour,,2,essential,,,,toy-book,official\nreq-bread-oven", "at_least", "without a group"),
    ("requirements.csv", "rising,1", "rising,x", "at_least", "not a whole number"),
    ("supplies.csv", "makes,70,", "makes,170,", "share_pct", "170 percent cannot be"),
    ("supplies.csv", "makes,70,", "makes,many,", "share_pct", "not a number"),
    ("supplies.csv", "makes,70,", "makes,NaN,", "share_pct", "not a number"),
    ("supplies.csv", "sup-grand-mill-flour,grand-mill", "sup-grand-mill-flour,oven-works", "share_pct", "add up to 155.5 percent"),
    ("supplies.csv", "70,world,production", "70,,production", "share_scope", "no stated market"),
    ("supplies.csv", "makes,70,world", "makes,,world", "share_pct", "a market without a share"),
    ("supplies.csv", "oven-works,oven,makes", "bread,oven,makes", "supplier", "is of class application"),
    ("restrictions.csv", "sour-act-oven,in-force", "sour-act-ovn,in-force", "suspends", "Did you mean 'sour-act-oven'?"),
    ("goals.csv", "10,10,ovens", "10,9,ovens", "quantity_max", "below quantity_min"),
    ("goals.csv", "10,10,ovens", "10,10,", "unit", "a quantity without a unit"),
    ("goals.csv", "10,10,ovens", ",,ovens", "unit", "a unit without a quantity"),
    ("reviews.csv", "req-bread-flour", "req-bread-flower", "statement", "Did you mean 'req-bread-flour'?"),
    ("reviews.csv", "req-bread-flour,2026-05-01", "req-bread-flour,2026-05", "checked_on", "Write the day"),
    ("reviews.csv", "supported,https://example.org/book", "supported,", "url", "the verdict supported without a page"),
    ("reviews.csv", "partly,https://example.org/book", "not-found,", "url", "neither page nor note"),
    ("searches.csv", "yeast,suppliers", "yeats,suppliers", "thing", "Did you mean 'yeast'?"),
    ("searches.csv", "yeast,suppliers", "yeast,supplier", "sought", "Did you mean 'suppliers'?"),
    ("searches.csv", "2026-05-03", "2026-05", "checked_on", "Write the day"),
    ("searches.csv", "not-found,https://example.org/book", "not-found,", "where", "the cell is empty"),
    ("sources.csv", "toy-news,Toy", "toy-nws,Toy", "id", "nothing rests on the source"),
    ("sources.csv", "toy-book,Toy", '"toy-book,Toy', "", "not CSV"),
    ("dataset.toml", "version =", "versoin =", "versoin", "Did you mean 'version'?"),
    ("dataset.toml", 'version = "1"', "", "version", "the key is missing"),
    ("dataset.toml", "= 2026-06-01", '= "soon"', "reference_day", "a date like"),
    ("dataset.toml", "= 2026-06-01", "= ", "", "not valid TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "column", "words"), SLIPS)
def test_a_slip_is_told_with_its_place_and_remedy(
    toy_folder: Path, file: str, old: str, new: str, column: str, words: str
) -> None:
    before = (toy_folder / file).read_text("utf-8").partition(old)[0]
    row = 0 if file == "dataset.toml" or words == "not CSV" else before.count("\n") + 1
    _replace(toy_folder / file, old, new)

    problems = check_tables(toy_folder)

    assert [p for p in problems if (p.file, p.row, p.column) == (file, row, column) and words in str(p)], problems


def test_every_problem_is_told_at_once(toy_folder: Path) -> None:
    _replace(toy_folder / "supplies.csv", "makes,70,", "makes,170,")
    _replace(toy_folder / "requirements.csv", "essential,2020,", "essential,2025-13,")
    _replace(toy_folder / "goals.csv", "10,10,ovens", "10,9,ovens")

    assert {"supplies.csv", "requirements.csv", "goals.csv"} <= {problem.file for problem in check_tables(toy_folder)}


def test_a_byte_that_is_not_utf8_is_told_with_its_line(toy_folder: Path) -> None:
    path = toy_folder / "events.csv"
    path.write_bytes(path.read_bytes().replace(b"The Sour", b"The \xffour"))

    assert "line 2, byte 28: 0xff is not UTF-8" in str(check_tables(toy_folder)[0])


def test_a_missing_table_is_told(toy_folder: Path) -> None:
    (toy_folder / "events.csv").unlink()

    assert [(p.file, p.row) for p in check_tables(toy_folder)] == [("events.csv", 0)]


def test_two_rows_with_one_key_are_told(toy_folder: Path) -> None:
    path = toy_folder / "events.csv"
    path.write_text(path.read_text("utf-8") + path.read_text("utf-8").splitlines()[1] + "\n", "utf-8")

    found = [(p.column, p.what) for p in check_tables(toy_folder) if p.row]

    assert ("id", "'ev-sour-act' is given twice, first in events.csv, row 2") in found
    assert ("id", "'ev-sour-act' says the same as another row, on the same source") in found


def test_an_untidy_table_is_told(toy_folder: Path) -> None:
    lines = (toy_folder / "goals.csv").read_text("utf-8").splitlines()
    (toy_folder / "goals.csv").write_text("\n".join([lines[0], lines[2], lines[1]]) + "\n", "utf-8")

    assert [(p.file, p.what) for p in check_tables(toy_folder)] == [("goals.csv", "not in canonical form")]


def test_a_stale_data_package_is_told(toy_folder: Path) -> None:
    (toy_folder / "datapackage.json").write_text("{}", "utf-8")

    assert [p.file for p in check_tables(toy_folder)] == ["datapackage.json"]


def test_reading_stops_with_every_problem(toy_folder: Path) -> None:
    _replace(toy_folder / "goals.csv", "2027", "2027-99")

    with pytest.raises(FactErrors, match=r"goals.csv, row 3, deadline"):
        read_tables(toy_folder)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    assert {p.file for p in check_tables(tmp_path)} >= {"dataset.toml", "entities.csv"}


def test_the_real_tables_have_no_problem() -> None:
    assert check_tables(DATA_FOLDER) == ()


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")

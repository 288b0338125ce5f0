"""The pages on single measures name what exists, all of it, and each of the twenty has its page."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = ROOT / "docs" / "instruments"
INSTRUMENTS = sorted(page.stem for page in PAGES.glob("*.md") if page.stem != "README")
_ID = re.compile(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`")
_SOURCE = re.compile(r"^- `([^`]+)`: .*<([^>]+)>$", re.MULTILINE)


def _rows(table: str) -> list[dict[str, str]]:
    with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _text(page: str) -> str:
    return (PAGES / f"{page}.md").read_text(encoding="utf-8")


def test_the_index_lists_twenty_measures_and_each_has_its_page() -> None:
    listed = re.findall(r"\]\(([a-z0-9-]+)\.md\)", _text("README"))

    assert sorted(listed) == INSTRUMENTS
    assert len(listed) == 20


@pytest.mark.parametrize("page", [*INSTRUMENTS, "README"])
def test_every_id_that_a_page_names_exists(page: str) -> None:
    tables = ("entities", "restrictions", "sources")
    known = {row["id"] for table in tables for row in _rows(table)}

    assert set(_ID.findall(_text(page))) - known == set()


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_a_page_names_every_row_of_its_measure_as_the_row_stands(instrument: str) -> None:
    lines = set(_text(instrument).splitlines())
    rows = [row for row in _rows("restrictions") if row["instrument"] == instrument]
    missing = [row["id"] for row in rows if not any(_states(line, row) for line in lines)]

    assert rows
    assert missing == []


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_the_sources_of_a_page_are_rows_with_the_same_address(instrument: str) -> None:
    addresses = {row["id"]: row["url"] for row in _rows("sources")}
    named = dict(_SOURCE.findall(_text(instrument)))

    assert named
    assert named == {source: addresses.get(source) for source in named}


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_a_page_is_short(instrument: str) -> None:
    assert 25 <= len(_text(instrument).splitlines()) <= 50


def _states(line: str, row: dict[str, str]) -> bool:
    cells = [cell.strip().strip("`") for cell in line.split("|")]
    stated = [row[column] for column in ("id", "kind", "target", "affected", "reach", "valid_from")]
    exempt = "|".join(name.strip(" `") for name in cells[8].split(",")) if len(cells) > 8 else ""
    return cells[1:7] == stated and exempt == row["exempt"]

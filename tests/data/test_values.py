"""Dates, near names, columns."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisupply.data import DATA_FOLDER, PartialDate, nearest, vocabularies
from aisupply.data.columns import columns_of
from aisupply.data.tables import ROW_CLASSES


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2024", "year", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-12-02", "day", date(2025, 12, 2), date(2025, 12, 2)),
    ],
)
def test_a_date_is_an_interval_as_precise_as_its_text(text: str, precision: str, first: date, last: date) -> None:
    read = PartialDate.parse(text)

    assert (str(read), read.precision, read.first_day, read.last_day) == (text, precision, first, last)


@pytest.mark.parametrize("text", ["", "24", "2024-1", "2024-00", "2024-02-30", "0000", "2024-02-01T00", "２０２４"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a"):
        PartialDate.parse(text)


@given(st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31)))
def test_every_month_ends_before_the_next_begins(day: date) -> None:
    month = PartialDate.parse(day.isoformat()[:7])

    assert month.first_day <= day <= month.last_day
    assert (month.last_day + timedelta(days=1)).day == 1


def test_the_nearest_name_is_suggested_and_nothing_far() -> None:
    assert nearest("flower", ["flour", "oven"]) == "flour"
    assert nearest("xyz", ["flour", "oven"]) is None


@pytest.mark.parametrize("row_class", ROW_CLASSES.values(), ids=list(ROW_CLASSES))
def test_the_data_dictionary_explains_every_column_in_order(row_class: type[Any]) -> None:
    text = (DATA_FOLDER / "README.md").read_text("utf-8")
    section = text.partition(f"### `{row_class.FILE}`")[2].partition("\n#")[0]
    explained = re.findall(r"^\| `(\w+)` \| (.*?) \|", section.replace(r"\|", "¦"), re.MULTILINE)
    expected = [(column.name, column.meaning.replace("|", "¦")) for column in columns_of(row_class)]

    assert [name for name, _ in expected] == [name for name, _ in explained]
    assert [meaning for (_, meaning), (_, words) in zip(expected, explained, strict=True) if meaning not in words] == []


def test_the_data_dictionary_explains_every_word() -> None:
    text = (DATA_FOLDER / "README.md").read_text("utf-8")
    words = {word.value for name in vocabularies.__all__ for word in getattr(vocabularies, name)}

    assert {word for word in words if f"`{word}`" not in text} == set()

"""The text of a cell → its value."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from .columns import LIST_SEPARATOR, Column
from .dates import PartialDate
from .errors import Problem
from .nearest import did_you_mean

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class BadCell(ValueError):
    """A cell cannot be read: what is wrong, and the remedy."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy

    def at(self, file: str, line: int, column: str) -> Problem:
        """The problem, with its place."""
        return Problem(file, line, column, self.what, self.remedy)


def read_cell(column: Column, text: str) -> Any:
    """The value of a cell; `BadCell` if it has none."""
    if column.is_list:
        return _list(column, text)
    if text == "":
        if column.optional:
            return None
        raise BadCell("the cell is empty", f"Fill it: {column.meaning}")
    return _value(column, text)


def _list(column: Column, text: str) -> tuple[Any, ...]:
    parts = [] if text == "" else [part.strip() for part in text.split(LIST_SEPARATOR)]
    if column.name == "source" and not parts:
        raise BadCell("no source", "Name the source that states it; without one, leave the row out.")
    if "" in parts:
        raise BadCell("an empty entry in the list", f"Remove the extra {LIST_SEPARATOR!r}.")
    twice = next((part for part in parts if parts.count(part) > 1), None)
    if twice is not None:
        raise BadCell(f"{twice!r} stands twice in the list", "Keep one of them.")
    return tuple(_value(column, part) for part in parts)


def _value(column: Column, text: str) -> Any:
    if column.name == "id" and not _KEBAB.fullmatch(text):
        raise BadCell(f"{text!r} is not an id", "Use lower-case letters, digits and single hyphens.")
    vocabulary = column.vocabulary
    if vocabulary is not None:
        return _word(vocabulary, text)
    if column.type is PartialDate:
        return _date(text)
    if column.type is Decimal:
        return _decimal(text)
    return _integer(text) if column.type is int else text


def _word(vocabulary: type[StrEnum], text: str) -> StrEnum:
    try:
        return vocabulary(text)
    except ValueError as error:
        words = [word.value for word in vocabulary]
        raise BadCell(f"unknown word {text!r}", did_you_mean(text, words, f"Known are {', '.join(words)}.")) from error


def _date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise BadCell(str(error), "Write the date as precisely as the source does.") from error


def _decimal(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise BadCell(f"{text!r} is not a number", "Write digits with a point, like 12.5, without a unit.") from error
    if not number.is_finite():
        raise BadCell(f"{text!r} is not a number", "Leave the cell empty if it is unknown.")
    return number


def _integer(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise BadCell(f"{text!r} is not a whole number", "Write digits only.")
    return int(text)

"""Dates as precise as their source: a year, a month or a day is an interval, never its first day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_PRECISIONS = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date in ISO 8601 of which the day, or the month and day, may be unknown.

    >>> PartialDate.parse("2025-02").last_day
    datetime.date(2025, 2, 28)
    """

    text: str
    precision: str
    first_day: date
    last_day: date

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2025`, `2025-12` or `2025-12-02`; `ValueError` for any other text and impossible days."""
        form = _FORM.fullmatch(text)
        if form is None:
            raise ValueError(f"{text!r} is not a date like 2025, 2025-12 or 2025-12-02")
        year, month, day = (None if part is None else int(part) for part in form.groups())
        precision = _PRECISIONS[sum(part is not None for part in (month, day))]
        try:
            first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
        except ValueError as error:
            raise ValueError(f"{text!r} is not a day of the calendar") from error
        last_month = month or 12
        last = date(first.year, last_month, day or calendar.monthrange(first.year, last_month)[1])
        return cls(text, precision, first, last)

    def __str__(self) -> str:
        return self.text

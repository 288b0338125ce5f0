"""The day for which answers hold unless another is asked for."""

from __future__ import annotations

from datetime import date

from .errors import NoReferenceDay
from .query import Source, answer, named_query


def reference_day(source: Source) -> date:
    """The reference day of the data set, which is stated once in its metadata.

    Raises:
        NoReferenceDay: what was opened is no graph of ours.
    """
    days = [day for (day,) in answer(source, named_query("reference-day")).rows if isinstance(day, date)]
    if not days:
        raise NoReferenceDay
    return days[0]

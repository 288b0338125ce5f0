"""The rows that can be reviewed: entities, goals and statements, with their table and the age of their sources."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ..data import PartialDate
from . import iris
from .query import Source, answer, named_query

TABLES = {
    "Requirement": "requirements",
    "Supply": "supplies",
    "Restriction": "restrictions",
    "GoalLink": "goal_links",
    "Responsibility": "responsibilities",
    "Event": "events",
    "Holding": "holdings",
    **dict.fromkeys(("Target", "Objective", "Task", "Measure", "Principle"), "goals"),
}
"""The table of each class of statements and goals; all other classes are of entities."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row, the last day on which it can hold, its sources, and the last day on which the newest can have appeared."""

    id: str
    table: str
    last_day: date | None
    sources: tuple[str, ...]
    newest_source: date | None


def reviewable_rows(source: Source) -> dict[str, Row]:
    """Every row with sources, by id, sorted."""
    found: dict[str, Row] = {}
    for iri, class_, last, page, issued in answer(source, named_query("rows")).rows:
        row, table = iris.local_id(str(iri)), TABLES.get(str(class_).partition(":")[2], "entities")
        known = found.get(row) or Row(row, table, last if isinstance(last, date) else None, (), None)
        sources = tuple(sorted({*known.sources, iris.local_id(str(page))}))
        found[row] = replace(known, sources=sources, newest_source=_later(known.newest_source, issued))
    return dict(sorted(found.items()))


def _later(day: date | None, issued: object) -> date | None:
    if issued is None:
        return day
    appeared = PartialDate.parse(str(issued)).last_day
    return appeared if day is None else max(day, appeared)

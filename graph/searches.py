"""What was sought that the tables lack: an unknown that somebody looked for is told apart from one nobody did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from . import iris
from .query import Source, answer, named_query


@dataclass(frozen=True, slots=True, order=True)
class Searched:
    """One search about a thing or statement."""

    day: date
    sought: str
    outcome: str
    where: str
    note: str | None


def searches(source: Source) -> Mapping[str, tuple[Searched, ...]]:
    """The searches about each thing and statement, the oldest first."""
    found: defaultdict[str, list[Searched]] = defaultdict(list)
    for thing, day, sought, outcome, where, note in answer(source, named_query("searches")).rows:
        if isinstance(day, date):
            told = None if note is None else str(note)
            row = Searched(day, _word(sought), _word(outcome), str(where), told)
            found[iris.local_id(str(thing))].append(row)
    return {thing: tuple(sorted(rows, key=lambda row: (row.day, row.sought))) for thing, rows in found.items()}


def _word(concept: object) -> str:
    return str(concept).partition("-")[2]

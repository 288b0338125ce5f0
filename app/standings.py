"""Printing how rows stand: what to look at, a sample, and rates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..graph.analysis.stale import StaleRow
from ..graph.knowledge import KnowledgeGraph
from ..graph.rows import Row
from .frames import print_frame
from .output import Format, print_json, print_rows, progress, tell


@dataclass(frozen=True)
class Chosen:
    """The rows that are asked about: all, those on which headlines rest, or the others."""

    kg: KnowledgeGraph
    deciding: bool
    rest: bool

    @cached_property
    def weights(self) -> dict[str, int]:
        """In how many headlines each row stands; computed once, with a word, since it takes some seconds."""
        with progress() as told:
            told("proving the headlines")
            return self.kg.deciding.weights

    @cached_property
    def rows(self) -> list[Row]:
        """The rows, by id."""
        if not (self.deciding or self.rest):
            return [*self.kg.rows.values()]
        return [row for row in self.kg.rows.values() if (row.id in self.weights) is self.deciding]

    @property
    def name(self) -> str:
        """What the rows are called."""
        return "deciding set" if self.deciding else "rest" if self.rest else "all"


def print_stale(chosen: Chosen, *, within_days: int, older_than_months: int, limit: int, format_: Format) -> None:
    """Print the rows to look at, the most consequential first."""
    _ = chosen.weights
    found = chosen.kg.stale(chosen.rows, within_days=within_days, older_than_months=older_than_months)
    shown = found.rows[:limit]
    if format_ is Format.JSON:
        document = found.to_json()
        print_json(document | {"total": len(found.rows), "rows": document["rows"][:limit]})
    elif format_ is Format.CSV:
        print_frame(found.to_frame().head(limit), format_=format_)
    else:
        columns = ("row", "table", "headlines", "why", "ends", "review", "newest source by")
        print_rows(columns, [_cells(row) for row in shown], format_=format_)
    if len(shown) < len(found.rows):
        tell(f"{len(shown)} of {len(found.rows)} rows are shown; --limit shows more.")


def print_sample(kg: KnowledgeGraph, drawn: Sequence[Row], *, format_: Format) -> None:
    """Print the rows of a draw, in its order, with what reviews found and the pages to open."""
    cells: list[tuple[object, ...]] = []
    for position, row in enumerate(drawn, start=1):
        review = kg.reviews.get(row.id)
        pages = " ".join(kg.pages(row))
        found = ("", "", "") if review is None else (review.verdict, review.checked_on, review.url)
        cells.append((position, row.id, row.table, *found, pages))
    print_rows(("draw", "row", "table", "verdict", "checked_on", "page", "sources"), cells, format_=format_)


def print_rates(chosen: Chosen, drawn: Sequence[Row], *, seed: int, format_: Format) -> None:
    """Print how many rows were reviewed and what was found, by table, of the deciding set and of a sample."""
    _ = chosen.weights
    rates = chosen.kg.rates(drawn, called=f"sample of {chosen.name}, seed {seed}")
    records = rates.to_json()
    if format_ is Format.JSON:
        print_json(records)
        return
    columns = tuple(records[0])
    print_rows(columns, [tuple(record[column] for column in columns) for record in records], format_=format_)


def _cells(row: StaleRow) -> tuple[object, ...]:
    why = ", ".join(row.reasons)
    return row.id, row.table, row.headlines, why, row.ends, row.standing, row.newest_source

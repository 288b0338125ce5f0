"""Opening one row for a reviewer: what it says, its sources, its neighbours, and recording what was found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ..data import FactErrors, PartialDate, Problem, Review, Verdict, did_you_mean, record_review
from ..graph.knowledge import KnowledgeGraph
from .cards import print_card
from .output import Format, print_text

_FEW = 8


class Reviewing:
    """A row that is open for review."""

    def __init__(self, kg: KnowledgeGraph, name: str) -> None:
        self._kg = kg
        self._row = kg.row(name)

    @property
    def pages(self) -> tuple[str, ...]:
        """The addresses of the sources that the row names."""
        return self._kg.pages(self._row)

    def print_row(self) -> None:
        """Print what the row says, its sources, its reviews, and what stands beside it."""
        print_card(self._kg.show(self._row.id), format_=Format.TABLE)
        lines = [line for line in self._kg.neighbours(self._row) if self._row.table not in {"entities", "goals"}]
        if lines:
            print_text("\nBeside it")
        for line in lines[:_FEW]:
            print_text(f"  {line.sentence} [{', '.join(line.sources)}]\n      {line.id}")
        if len(lines) > _FEW:
            print_text(f"  … and {len(lines) - _FEW} more")

    def record(self, folder: Path, *, verdict: str, url: str | None, note: str | None, day: date) -> str:
        """Record a review of the row, and say so.

        Raises:
            FactErrors: the verdict is unknown, or the review breaks a rule of the tables.
        """
        review = Review(self._row.id, PartialDate.parse(day.isoformat()), _verdict(verdict), url or None, note or None)
        changed = record_review(folder, review)
        found = f"{review.verdict} on {day}"
        return f"Recorded: {self._row.id} {found}." if changed else f"{self._row.id} has this review already: {found}."


def _verdict(word: str) -> Verdict:
    known = [each.value for each in Verdict]
    if word not in known:
        remedy = did_you_mean(word, known, f"Known are {', '.join(known)}.")
        raise FactErrors((Problem("reviews.csv", 0, "verdict", f"unknown word {word!r}", remedy),))
    return Verdict(word)

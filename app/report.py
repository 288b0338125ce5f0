"""The report: an overview to read on the terminal, and the whole briefing with its pictures in one folder."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from ..graph.analysis.overview import Overview, overview
from .output import Format, print_json, print_rows, print_text, tell, tell_as_of

if TYPE_CHECKING:
    from ..graph.knowledge import KnowledgeGraph

_SHOWN = 12
_GOAL_COLUMNS = ("goal", "kind", "target", "deadline", "rests on", "sources")
_SCARCE_COLUMNS = ("item", "suppliers", "all named", "goals", "sources")


def write_report(kg: KnowledgeGraph, folder: Path, *, format_: Format) -> None:
    """Print the overview and write the briefing, its tables and its pictures to a folder."""
    from ..viz import PLAN, write_briefing

    folder.mkdir(parents=True, exist_ok=True)
    network = kg.network()
    found = overview(network, plan=PLAN, as_of=kg.reference_day)
    written = [
        *write_briefing(network, folder, as_of=kg.reference_day),
        _write_csv(folder / "goals.csv", _GOAL_COLUMNS, _goal_rows(found)),
        _write_csv(folder / "few-suppliers.csv", _SCARCE_COLUMNS, _scarce_rows(found)),
    ]
    _print(found, format_)
    tell(f"{len(written)} files written; begin with {written[0]}")
    tell_as_of(found.as_of)


def _print(found: Overview, format_: Format) -> None:
    match format_:
        case Format.JSON:
            print_json(found)
        case Format.CSV:
            print_rows(_GOAL_COLUMNS, _goal_rows(found), format_=format_)
        case Format.TABLE:
            print_text(f"{sum(found.things.values()):,} things: {_counts(found.things)}")
            print_text(f"{sum(found.statements.values()):,} statements: {_counts(found.statements)}")
            print_text(
                f"{found.sources:,} sources; the newest dated {found.newest_source}, half of the dated ones before {found.median_source}"
            )
            print_text(f"\nGoals of {found.plan} that name a number, and what they rest on")
            targets = [row for row in _goal_rows(found) if row[2]]
            print_rows(_GOAL_COLUMNS[:-1], [row[:-1] for row in targets], format_=format_)
            print_text(
                "\nItems beneath the goals with the fewest named suppliers (all named: a source says there are no others)"
            )
            print_rows(_SCARCE_COLUMNS[:-1], [row[:-1] for row in _scarce_rows(found)[:_SHOWN]], format_=format_)


def _counts(counted: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {word.replace('-', ' ')}" for word, count in list(counted.items())[:6]) + " …"


def _goal_rows(found: Overview) -> list[tuple[object, ...]]:
    return [
        (line.label, line.kind, line.quantity, line.deadline, line.rests_on, "|".join(line.sources))
        for line in found.goals
    ]


def _scarce_rows(found: Overview) -> list[tuple[object, ...]]:
    return [
        (line.label, ", ".join(line.suppliers), "yes" if line.all_named else "", line.goals, "|".join(line.sources))
        for line in found.scarce
    ]


def _write_csv(file: Path, columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    return file

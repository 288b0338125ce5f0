"""Printing: results to standard output as table, CSV or JSON; messages to standard error."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast

from ..graph.progress import Progress
from .table import print_table

_STALE_AFTER_DAYS = 60
_CONTROLS = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) != "\n"} | {ord("\t"): " "}


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[object]], *, format_: Format) -> None:
    """Print rows under their columns."""
    match format_:
        case Format.TABLE:
            print_table(columns, [["" if cell is None else printable(str(cell)) for cell in row] for row in rows])
        case Format.CSV:
            _print_csv(columns, rows)
        case Format.JSON:
            print_json([dict(zip(columns, row, strict=True)) for row in rows])


def print_json(value: object) -> None:
    """Print plain values and dataclasses as JSON, Unicode as it is."""
    import json
    from dataclasses import asdict, is_dataclass

    plain: Any = asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
    json.dump(plain, sys.stdout, ensure_ascii=False, indent=2, default=_to_json)
    sys.stdout.write("\n")


def print_text(text: str) -> None:
    """Print a line."""
    sys.stdout.write(printable(text) + "\n")


def printable(text: str) -> str:
    """The text without what would move the cursor, change colours or rename a terminal."""
    return text.translate(_CONTROLS)


def tell(message: str) -> None:
    """Write a message to standard error."""
    sys.stderr.write(message + "\n")


def tell_as_of(day: date) -> None:
    """Say for which day an answer holds, and warn once the data are old."""
    tell(f"As of {day}.")
    age = (date.today() - day).days  # noqa: DTZ011 — an age in days, in the reader's own calendar
    if age > _STALE_AFTER_DAYS:
        tell(f"Warning: the data set's reference day lies {age} days back.")


@contextmanager
def progress() -> Generator[Progress, None, None]:
    """Show the steps of what takes long, as a spinner on a terminal and as lines elsewhere."""
    if not sys.stderr.isatty():
        yield lambda step: tell(f"… {step}")
        return
    status: Any = None

    def show(step: str) -> None:
        nonlocal status
        if status is None:
            from rich.console import Console

            status = Console(stderr=True).status(step)
            status.start()
        status.update(step)

    try:
        yield show
    finally:
        if status is not None:
            status.stop()


def _print_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])


def _to_json(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        return sorted(cast("set[str]", value))
    raise TypeError(type(value).__name__)

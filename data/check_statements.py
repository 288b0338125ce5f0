"""Single rows and pairs of rows: periods, quantities, groups, duplicates, labels."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from .columns import columns_of
from .errors import Problem
from .read import ReadTable
from .tables import ROW_CLASSES, Review
from .vocabularies import Verdict

_LABELLED_IN_GERMAN = ("entities", "goals")
_NOT_THE_MEANING = frozenset({"id", "note", "source", "confidence"})
_SAYS_WHAT_WAS_READ = (Verdict.SUPPORTED, Verdict.PARTLY, Verdict.WRONG)
_STATEMENTS = (
    "requirements",
    "supplies",
    "restrictions",
    "goal_links",
    "responsibilities",
    "events",
    "holdings",
    "searches",
)


def statement_problems(tables: dict[str, ReadTable]) -> Iterator[Problem]:
    """Whatever is wrong with rows by themselves, or says the same thing twice."""
    for table in tables.values():
        for row, line in zip(table.rows, table.lines, strict=True):
            yield from _period(table, row, line)
    for name in _LABELLED_IN_GERMAN:
        yield from _labels(tables[name])
    yield from _quantities(tables["goals"])
    yield from _groups(tables["requirements"])
    for name in ("reviews", "searches"):
        yield from _days(tables[name])
    reviews = tables["reviews"]
    for row, line in zip(reviews.rows, reviews.lines, strict=True):
        yield from page_problems(reviews.file, line, row)
    for name in _STATEMENTS:
        yield from _duplicates(tables[name])


def _period(table: ReadTable, row: Any, line: int) -> Iterator[Problem]:
    start, end = getattr(row, "valid_from", None), getattr(row, "valid_to", None)
    if start is not None and end is not None and end.last_day < start.first_day:
        yield Problem(table.file, line, "valid_to", f"{end} is before valid_from, {start}", "Correct one of them.")


def _labels(table: ReadTable) -> Iterator[Problem]:
    for row, line in zip(table.rows, table.lines, strict=True):
        if row.label_de is None:
            what = f"{row.id!r} has no German label"
            yield Problem(table.file, line, "label_de", what, "Add one; a company repeats its English name.")


def _quantities(goals: ReadTable) -> Iterator[Problem]:
    for row, line in zip(goals.rows, goals.lines, strict=True):
        low, high = row.quantity_min, row.quantity_max
        if low is not None and high is not None and high < low:
            yield Problem(goals.file, line, "quantity_max", f"{high} is below quantity_min, {low}", "Swap them.")
        if (low is None and high is None) != (row.unit is None):
            what = "a quantity without a unit" if row.unit is None else "a unit without a quantity"
            yield Problem(goals.file, line, "unit", what, "Give both or neither.")


def _days(checks: ReadTable) -> Iterator[Problem]:
    for row, line in zip(checks.rows, checks.lines, strict=True):
        if row.checked_on.precision != "day":
            what = f"{row.checked_on} is not a day"
            yield Problem(checks.file, line, "checked_on", what, "Write the day on which somebody looked.")


def page_problems(file: str, line: int, review: Review) -> Iterator[Problem]:
    """A verdict on a page that is not named, or is no page of the web."""
    if review.url is None and review.verdict in _SAYS_WHAT_WAS_READ:
        what = f"the verdict {review.verdict} without a page"
        yield Problem(file, line, "url", what, "Give the address of the page that was opened.")
    elif review.url is None and review.note is None:
        what = "not found, but neither page nor note say where"
        yield Problem(file, line, "url", what, "Give the page that was opened, or say in the note why none was.")
    elif review.url is not None and not review.url.startswith(("https://", "http://")):
        what = f"{review.url!r} is no address of a page"
        yield Problem(file, line, "url", what, "An address begins with https:// or http://.")


def _groups(requirements: ReadTable) -> Iterator[Problem]:
    members: dict[tuple[str, str], list[tuple[Any, int]]] = defaultdict(list)
    for row, line in zip(requirements.rows, requirements.lines, strict=True):
        if row.group is not None:
            members[row.consumer, row.group].append((row, line))
        elif row.at_least is not None:
            what = "at_least without a group"
            yield Problem(requirements.file, line, "at_least", what, "Name the group, or empty the cell.")
    for (consumer, group), rows in members.items():
        yield from _group(requirements.file, f"group {group!r} of {consumer!r}", rows)


def _group(file: str, name: str, rows: list[tuple[Any, int]]) -> Iterator[Problem]:
    line = rows[0][1]
    wanted = {row.at_least or 1 for row, _ in rows}
    size = len({row.input for row, _ in rows})
    if size == 1:
        yield Problem(file, line, "group", f"{name} has one member", "Add its alternatives, or empty the cell.")
    if len(wanted) > 1:
        yield Problem(file, line, "at_least", f"{name} has several values of at_least", "Give all rows the same.")
    if not all(1 <= each <= size for each in wanted):
        yield Problem(file, line, "at_least", f"{name} has {size} members", f"at_least must be from 1 to {size}.")
    if len({row.criticality for row, _ in rows}) > 1:
        yield Problem(file, line, "criticality", f"{name} mixes criticalities", "Give all rows of a group the same.")


def _duplicates(table: ReadTable) -> Iterator[Problem]:
    columns = [column for column in columns_of(ROW_CLASSES[table.name]) if column.name not in _NOT_THE_MEANING]
    keys = [tuple(getattr(row, column.attribute) for column in columns) for row in table.rows]
    sources = [getattr(row, "source", ()) for row in table.rows]
    counts = Counter(zip(keys, sources, strict=True))
    for row, line, key in zip(table.rows, table.lines, zip(keys, sources, strict=True), strict=True):
        if counts[key] > 1:
            counts[key] = 0
            what = f"{row.id!r} says the same as another row, on the same source"
            yield Problem(table.file, line, "id", what, "Keep one of them.")

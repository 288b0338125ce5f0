"""Ids: each is given once, each reference leads somewhere and to the right class, each source is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .columns import Column, columns_of
from .errors import Problem
from .nearest import did_you_mean
from .read import ReadTable
from .tables import ROW_CLASSES

_PARTS = {
    "entity": ("entities",),
    "goal": ("goals",),
    "thing": ("entities", "goals"),
    "restriction": ("restrictions",),
    "source": ("sources",),
    "row": tuple(name for name in ROW_CLASSES if name not in {"sources", "reviews", "searches"}),
}


def reference_problems(tables: dict[str, ReadTable]) -> Iterator[Problem]:
    """Duplicate ids, ids that lead nowhere or to the wrong class, sources that nothing rests on."""
    ids = {
        name: {row.id for row in table.rows if hasattr(row, "id")} | table.unread_ids for name, table in tables.items()
    }
    classes = {row.id: row.class_ for row in tables["entities"].rows}
    yield from _duplicates(tables)
    for table in tables.values():
        for column in columns_of(ROW_CLASSES[table.name]):
            if column.refers_to:
                yield from _column_problems(table, column, ids, classes)
    yield from _unused_sources(tables)


def _duplicates(tables: dict[str, ReadTable]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for table in tables.values():
        scope = "source " if table.name == "sources" else ""
        for row, line in zip(table.rows, table.lines, strict=True):
            key = row.id if hasattr(row, "id") else f"{row.statement} on {row.checked_on}"
            if (first := seen.get(scope + key)) is not None:
                yield Problem(
                    table.file, line, "id", f"{key!r} is given twice, first in {first}", "Keep one, or rename."
                )
            seen.setdefault(scope + key, f"{table.file}, row {line}")


def _column_problems(
    table: ReadTable, column: Column, ids: dict[str, set[str]], classes: dict[str, str]
) -> Iterator[Problem]:
    known = {name: ids[name] for target in column.refers_to for name in _PARTS[target]}
    for row, line in zip(table.rows, table.lines, strict=True):
        for reference in _references(getattr(row, column.attribute)):
            homes = [name for name, members in known.items() if reference in members]
            if not homes:
                yield _unknown(table.file, line, column, reference, known)
            elif (
                column.classes
                and homes == ["entities"]
                and classes.get(reference, column.classes[0]) not in column.classes
            ):
                what = f"{reference!r} is of class {classes[reference]}"
                yield Problem(table.file, line, column.name, what, f"Allowed here: {', '.join(column.classes)}.")


def _references(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)  # pyright: ignore[reportUnknownVariableType]


def _unknown(file: str, line: int, column: Column, reference: str, known: dict[str, set[str]]) -> Problem:
    candidates = set[str]().union(*known.values())
    add = f"Or add it to {' or '.join(ROW_CLASSES[name].FILE for name in list(known)[:2])}."
    return Problem(file, line, column.name, f"unknown id {reference!r}", did_you_mean(reference, candidates, add))


def _unused_sources(tables: dict[str, ReadTable]) -> Iterator[Problem]:
    used = {source for table in tables.values() for row in table.rows for source in getattr(row, "source", ())}
    sources = tables["sources"]
    for row, line in zip(sources.rows, sources.lines, strict=True):
        if row.id not in used:
            yield Problem(sources.file, line, "id", f"nothing rests on the source {row.id!r}", "Cite it or remove it.")

"""Hierarchies: nothing is a kind, part or child of itself, not even through others."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from .errors import Problem
from .read import ReadTable


def hierarchy_problems(tables: dict[str, ReadTable]) -> Iterator[Problem]:
    """Cycles through kind_of, part_of and the parents of goals."""
    entities, goals = tables["entities"], tables["goals"]
    yield from _cycle(entities, "kind_of", {row.id: row.kind_of for row in entities.rows})
    yield from _cycle(entities, "part_of", {row.id: row.part_of for row in entities.rows})
    yield from _cycle(goals, "parent", {row.id: (row.parent,) if row.parent else () for row in goals.rows})


def _cycle(table: ReadTable, column: str, above: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    try:
        TopologicalSorter(above).prepare()
    except CycleError as error:
        chain: list[str] = error.args[1][::-1]
        line = next(line for row, line in zip(table.rows, table.lines, strict=True) if row.id == chain[0])
        yield Problem(table.file, line, column, f"a circle: {' → '.join(chain)}", f"Remove one {column} of these.")

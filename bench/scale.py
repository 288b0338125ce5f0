"""The same world ten and a hundred times over: what grows with it, and by how much."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import aisupply
from aisupply.data import check_tables
from aisupply.graph.questions import find_question, questions

from .measure import ProcessCost, process, seconds
from .table import Line, duration
from .worlds import write_world

TITLE = "Scale: the world several times over, with fresh ids"

_SIZES = (1, 10, 100)
_LINEAR = 1.5
"""How many times the time for a row may grow from one size to the next."""

_AISUPPLY = str(Path(sys.executable).with_name("aisupply"))


@dataclass(frozen=True, slots=True)
class _Built:
    """What a build of a world took."""

    rows: int
    cost: ProcessCost

    def times_as_slow_a_row_as(self, smaller: _Built) -> float:
        return (self.cost.seconds / self.rows) / (smaller.cost.seconds / smaller.rows)


def lines() -> Iterator[Line]:
    """For each size: build, memory, checks, all questions, and a query as a whole process."""
    smaller: _Built | None = None
    for times in _SIZES:
        with TemporaryDirectory() as folder, _cache_in(Path(folder) / "cache"):
            world = Path(folder) / "world"
            rows = write_world(world, times=times)
            built = _Built(rows, process([_AISUPPLY, "build", "--data", str(world)], runs=1))
            yield _build_line(times, built, smaller)
            checked = seconds(lambda world=world: check_tables(world), runs=1)
            yield Line(what=f"×{times}: check the tables", measured=duration(checked))
            yield _questions_line(times, world)
            yield _query_line(times, world, Path(folder) / "question.rq")
            smaller = built


@contextmanager
def _cache_in(folder: Path) -> Iterator[None]:
    before = os.environ.get("AISUPPLY_CACHE")
    os.environ["AISUPPLY_CACHE"] = str(folder)
    try:
        yield
    finally:
        del os.environ["AISUPPLY_CACHE"]
        if before is not None:
            os.environ["AISUPPLY_CACHE"] = before


def _build_line(times: int, built: _Built, smaller: _Built | None) -> Line:
    growth = None if smaller is None else built.times_as_slow_a_row_as(smaller)
    return Line(
        what=f"×{times}: build and keep {built.rows:,} rows",
        measured=f"{duration(built.cost.seconds)}, peak {built.cost.peak_mib:,.0f} MiB",
        beside="" if smaller is None else f"{smaller.rows:,} rows: {duration(smaller.cost.seconds)}",
        ratio="" if growth is None else f"{growth:.2f} × the time a row",
        wanted="" if growth is None else f"≤ {_LINEAR:g} ×",
        met=None if growth is None else growth <= _LINEAR,
    )


def _questions_line(times: int, world: Path) -> Line:
    kg = aisupply.load(world)
    taken: dict[str, float] = {}
    answers: list[bool] = []
    for question in questions():
        text = question.with_parameters({})
        taken[question.number] = seconds(lambda text=text: answers.append(bool(kg.answer(text).rows)), runs=1)
    answered = sum(found == question.expects_rows for found, question in zip(answers, questions(), strict=True))
    slowest = max(taken, key=lambda number: taken[number])
    return Line(
        what=f"×{times}: all {len(taken)} questions, {len(kg.store):,} triples",
        measured=f"median {duration(median(taken.values()))}, slowest {slowest} {duration(taken[slowest])}",
        ratio=f"{answered} answered as expected",
        wanted="all",
        met=answered == len(taken),
    )


def _query_line(times: int, world: Path, file: Path) -> Line:
    file.write_text(find_question("001").with_parameters({}), encoding="utf-8")
    cost = process([_AISUPPLY, "query", str(file), "--data", str(world)])
    return Line(what=f"×{times}: `aisupply query`", measured=f"{duration(cost.seconds)}, peak {cost.peak_mib:,.0f} MiB")

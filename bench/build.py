"""How long the whole build takes from the tables, without the cache."""

from __future__ import annotations

from collections.abc import Iterator

from aisupply.data import DATA_FOLDER, check_tables, read_tables
from aisupply.graph.build import build
from aisupply.graph.check import check, hygiene_problems
from aisupply.graph.store import Store

from .measure import seconds
from .table import Line, duration

TITLE = "Build from the tables, without the cache"


def lines() -> Iterator[Line]:
    """The build alone, then with each kind of check."""
    yield Line(what="tables → graph", measured=duration(seconds(_build, runs=3)))
    yield Line(what="… and check tables and hygiene", measured=duration(seconds(_check_without_shapes, runs=3)))
    yield Line(what="… and the SHACL shapes", measured=duration(seconds(check, runs=2)))


def _build() -> Store:
    return build(read_tables())


def _check_without_shapes() -> list[object]:
    return [*check_tables(DATA_FOLDER), *hygiene_problems(_build())]

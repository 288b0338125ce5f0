"""How long the whole build takes from the tables, without the cache."""

from __future__ import annotations

from collections.abc import Iterator

from aisupply.data import check_tables, read_tables
from aisupply.data.read import DATA_FOLDER
from aisupply.graph.build import build
from aisupply.graph.check import check

from .measure import seconds
from .table import Line, duration

TITLE = "Build from the tables, without the cache"


def lines() -> Iterator[Line]:
    """The build alone, then with each kind of check."""
    yield Line(what="read the tables and build the graph", measured=duration(seconds(_build, runs=3)))
    yield Line(what="check the tables", measured=duration(seconds(_check_tables, runs=3)))
    yield Line(what="build and check everything, with SHACL", measured=duration(seconds(check, runs=1)))


def _build() -> object:
    return build(read_tables())


def _check_tables() -> object:
    return check_tables(DATA_FOLDER)

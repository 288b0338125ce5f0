"""What is known: the cited tables, read, checked and tidied.

What reads and checks is imported when it is first asked for: whoever only opens the built graph does not pay for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .errors import DataError, FactErrors, Problem
from .folder import DATA_FOLDER
from .nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from .check import check_tables
    from .dataset import DatasetMetadata
    from .dates import PartialDate
    from .read import read_tables
    from .reviewing import record_review
    from .tables import (
        Entity,
        Event,
        Goal,
        GoalLink,
        Holding,
        Requirement,
        Responsibility,
        Restriction,
        Review,
        Search,
        Source,
        Supply,
        Tables,
    )
    from .tidy import tidy_tables
    from .vocabularies import Layer, Verdict

__all__ = [
    "DATA_FOLDER",
    "DataError",
    "DatasetMetadata",
    "Entity",
    "Event",
    "FactErrors",
    "Goal",
    "GoalLink",
    "Holding",
    "Layer",
    "PartialDate",
    "Problem",
    "Requirement",
    "Responsibility",
    "Restriction",
    "Review",
    "Search",
    "Source",
    "Supply",
    "Tables",
    "Verdict",
    "check_tables",
    "did_you_mean",
    "nearest",
    "read_tables",
    "record_review",
    "tidy_tables",
]

_HOMES = {
    "DatasetMetadata": "dataset",
    "Layer": "vocabularies",
    "PartialDate": "dates",
    "Verdict": "vocabularies",
    "check_tables": "check",
    "read_tables": "read",
    "record_review": "reviewing",
    "tidy_tables": "tidy",
}
"""The modules of the public names that are imported late; those that are not listed are rows, in `tables`."""


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES.get(name, 'tables')}", __name__), name)

"""What is known: the cited tables, read, checked and tidied."""

from .check import check_tables
from .dataset import DatasetMetadata
from .dates import PartialDate
from .errors import DataError, FactErrors, Problem
from .nearest import did_you_mean, nearest
from .read import DATA_FOLDER, read_tables
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
    Source,
    Supply,
    Tables,
)
from .tidy import tidy_tables
from .vocabularies import Layer

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
    "Source",
    "Supply",
    "Tables",
    "check_tables",
    "did_you_mean",
    "nearest",
    "read_tables",
    "tidy_tables",
]

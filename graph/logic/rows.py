"""Compressed rows: lists of numbers of different lengths in two arrays, as in a sparse matrix."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ids: TypeAlias = Iterable[int] | NDArray[np.integer[Any]]


def as_ids(ids: Ids) -> NDArray[np.int32]:
    """Ids as an array, however they were given."""
    if isinstance(ids, np.ndarray):
        return np.asarray(ids, dtype=np.int32)
    return np.fromiter(ids, dtype=np.int32)


def gathered(start: NDArray[np.int32], values: NDArray[np.int32], rows: NDArray[np.int32]) -> NDArray[np.int32]:
    """The values of several rows, one after the other."""
    first = start[rows]
    lengths = start[rows + 1] - first
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return values[np.arange(total) + np.repeat(first - (ends - lengths), lengths)]


def row_of_each(start: NDArray[np.int32]) -> NDArray[np.int32]:
    """For each value the number of the row that it stands in."""
    return np.repeat(np.arange(len(start) - 1, dtype=np.int32), np.diff(start))


def transposed(start: NDArray[np.int32], values: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """For each value the rows that hold it: the edges the other way round."""
    return grouped(values, row_of_each(start), len(start) - 1)


def grouped(
    rows: NDArray[np.int32], values: NDArray[np.int32], count: int
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Rows made of pairs (row, value); within a row the values keep their order."""
    start = np.zeros(count + 1, dtype=np.int32)
    np.cumsum(np.bincount(rows, minlength=count), out=start[1:])
    return start, values[np.argsort(rows, kind="stable")]

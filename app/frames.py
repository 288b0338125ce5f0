"""Printing pandas frames as every other table is printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .output import Format, print_rows

if TYPE_CHECKING:
    import pandas as pd


def print_frame(frame: pd.DataFrame, *, format_: Format) -> None:
    """Print the rows of a frame under its columns; missing values are empty."""
    print_rows(tuple(map(str, frame.columns)), _rows(frame), format_=format_)


def _rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    for row in frame.itertuples(index=False, name=None):
        yield tuple(None if cell is None or cell != cell else cell for cell in row)  # noqa: PLR0124 — NaN differs from itself

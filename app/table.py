"""Rows as a table to read: columns side by side, under their names."""

from __future__ import annotations

import sys
from collections.abc import Sequence

_GAP = "   "


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under their columns; where a terminal is too narrow for them, cells are folded."""
    widths = [max(map(_width, cells)) for cells in zip(columns, *rows, strict=True)]
    whole = sum(widths) + len(_GAP) * (len(widths) - 1)
    if _fits(whole) and not any("\n" in cell for row in rows for cell in row):
        lines = [_line(columns, widths), "─" * whole, *(_line(row, widths) for row in rows)]
        sys.stdout.write("\n".join(lines) + "\n")
    else:
        _print_folded(columns, rows)


def _fits(width: int) -> bool:
    # Into a pipe nothing is folded: the reader there is another program.
    if not sys.stdout.isatty():
        return True
    from shutil import get_terminal_size

    return width <= get_terminal_size().columns


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True))
    return _GAP.join(padded).rstrip()


def _width(cell: str) -> int:
    if cell.isascii():
        return len(cell)
    from rich.cells import cell_len

    # Chinese characters are two cells wide.
    return cell_len(cell)


def _print_folded(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    # All of rich takes longer to import than most answers to find.
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="")
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    width = None if sys.stdout.isatty() else 10_000
    Console(width=width, highlight=False, soft_wrap=False).print(table)

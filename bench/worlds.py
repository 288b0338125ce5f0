"""A larger world to measure in: the real tables several times over, each time with fresh ids.

The first copy keeps its ids, so that every question has the answer that it has in the real world.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aisupply.data import DATA_FOLDER
from aisupply.data.columns import LIST_SEPARATOR, columns_of
from aisupply.data.tables import ROW_CLASSES


def write_world(folder: Path, *, times: int) -> int:
    """Write the tables of a world so many times the real one, and return how many rows they have."""
    folder.mkdir(parents=True)
    for name in ("dataset.toml", "datapackage.json"):
        shutil.copy(DATA_FOLDER / name, folder / name)
    return sum(_write_table(row_class, folder, times) for row_class in ROW_CLASSES.values())


def _write_table(row_class: type[Any], folder: Path, times: int) -> int:
    with (DATA_FOLDER / row_class.FILE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ids = {each.name for each in columns_of(row_class) if each.refers_to or each.name == "id"}
    copies = [_copy(row, ids, number) for number in range(times) for row in rows]
    copies.sort(key=lambda row: next(iter(row.values())))
    with (folder / row_class.FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [each.name for each in columns_of(row_class)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(copies)
    return len(copies)


def _copy(row: dict[str, str], ids: set[str], number: int) -> dict[str, str]:
    if number == 0:
        return row
    return {name: LIST_SEPARATOR.join(_fresh(cell, number)) if name in ids else cell for name, cell in row.items()}


def _fresh(cell: str, number: int) -> Iterator[str]:
    for each in filter(None, cell.split(LIST_SEPARATOR)):
        yield f"{each}-w{number}"

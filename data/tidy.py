"""The canonical form of the tables: columns in order, rows by key, one spelling of every cell."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .columns import cells_of, columns_of
from .errors import FactErrors, Problem
from .package import FILE as PACKAGE_FILE
from .package import package_json
from .read import read_folder
from .tables import ROW_CLASSES


def tidy_tables(folder: Path) -> tuple[Path, ...]:
    """Bring the tables and `datapackage.json` into canonical form; return the files that changed.

    Raises:
        FactErrors: something cannot be read; then nothing is written.
    """
    found = read_folder(folder)
    if found.problems or found.dataset is None:
        raise FactErrors(tuple(sorted(found.problems)))
    wanted = {folder / table.file: canonical(name, table.rows) for name, table in found.tables.items()}
    wanted[folder / PACKAGE_FILE] = package_json(found.dataset)
    changed = tuple(path for path, content in wanted.items() if not path.exists() or path.read_bytes() != content)
    for path in changed:
        replace_file(path, wanted[path])
    return changed


def untidy(folder: Path) -> Iterator[Problem]:
    """One problem for each table that is not in canonical form."""
    for name, table in read_folder(folder).tables.items():
        if (folder / table.file).read_bytes() != canonical(name, table.rows):
            yield Problem(table.file, 0, "", "not in canonical form", "Run `aisupply tidy`.")


def canonical(name: str, rows: list[Any]) -> bytes:
    """The bytes of a table in canonical form."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.name for column in columns_of(ROW_CLASSES[name]))
    lines: list[list[str]] = [list(cells_of(row)) for row in rows]
    lines.sort(key=lambda cells: cells[:2])
    writer.writerows(lines)
    return text.getvalue().encode("utf-8")


def replace_file(path: Path, content: bytes) -> None:
    """Put a new content in the place of a file in one step: whoever reads sees the old or the new."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise

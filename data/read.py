"""CSV files → typed rows, with every problem that stands in the way."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .cells import BadCell, read_cell
from .columns import Column, columns_of
from .dataset import DatasetMetadata, read_metadata
from .errors import FactErrors, Problem
from .folder import DATA_FOLDER
from .nearest import did_you_mean
from .tables import ROW_CLASSES, Tables


@dataclass(slots=True)
class ReadTable:
    """The rows of one file that could be read, each with its line in the file, and the ids of the others."""

    name: str
    file: str
    rows: list[Any] = field(default_factory=list[Any])
    lines: list[int] = field(default_factory=list[int])
    unread_ids: set[str] = field(default_factory=set[str])


@dataclass(slots=True)
class ReadFolder:
    """All tables of a folder as far as they could be read, and what could not be read."""

    tables: dict[str, ReadTable]
    dataset: DatasetMetadata | None
    problems: list[Problem]


def read_tables(folder: Path | None = None) -> Tables:
    """The typed rows of all tables.

    Args:
        folder: where the files are; those of the package if it is not given.

    Raises:
        FactErrors: a file or cell cannot be read; carries every such problem.
    """
    found = read_folder(DATA_FOLDER if folder is None else folder)
    if found.problems or found.dataset is None:
        raise FactErrors(tuple(sorted(found.problems)))
    rows: dict[str, Any] = {name: tuple(table.rows) for name, table in found.tables.items()}
    return Tables(**rows, dataset=found.dataset)


def read_folder(folder: Path) -> ReadFolder:
    """Everything in a folder that can be read, and every problem met."""
    problems: list[Problem] = []
    dataset = None
    try:
        dataset = read_metadata(folder)
    except FactErrors as error:
        problems.extend(error.problems)
    tables = {name: _read_table(name, row_class, folder, problems) for name, row_class in ROW_CLASSES.items()}
    return ReadFolder(tables, dataset, problems)


def read_lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The header and rows of a file as texts, each with the line on which it begins.

    Raises:
        BadCell: the file is missing, is not UTF-8 or breaks the rules of CSV.
    """
    text = _text(path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadCell(
            f"line {line}: not CSV: {error}", "Close the quotes; write a quote inside a cell twice."
        ) from error


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadCell(
            f"cannot be read: {error.strerror}", "Put the table there; a table may have only its header."
        ) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, column = before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1
        what = f"line {line}, byte {column}: 0x{content[error.start]:02x} is not UTF-8"
        raise BadCell(what, "Save the file as UTF-8.") from error


def _read_table(name: str, row_class: type[Any], folder: Path, problems: list[Problem]) -> ReadTable:
    table = ReadTable(name, row_class.FILE)
    columns = columns_of(row_class)
    try:
        lines = list(read_lines(folder / table.file))
    except BadCell as error:
        problems.append(error.at(table.file, 0, ""))
        return table
    header = lines[0][1] if lines else []
    wrong = list(_header_problems(table.file, header, columns))
    if wrong:
        problems.extend(wrong)
        return table
    for line, cells in lines[1:]:
        named = dict(zip(header, cells, strict=False))
        row = _read_row(table.file, row_class, line, named, len(cells), problems)
        if row is None:
            table.unread_ids.add(named.get("id", ""))
        else:
            table.rows.append(row)
            table.lines.append(line)
    return table


def _header_problems(file: str, header: list[str], columns: tuple[Column, ...]) -> Iterator[Problem]:
    names = [column.name for column in columns]
    for name in names:
        if name not in header:
            yield Problem(file, 1, name, "the column is missing", f"The header must be {','.join(names)}")
    for name in header:
        if name not in names:
            yield Problem(file, 1, name, "unknown column", did_you_mean(name, names, "Remove it."))
        elif header.count(name) > 1:
            yield Problem(file, 1, name, "the column stands twice", "Keep one of them.")


def _read_row(
    file: str, row_class: type[Any], line: int, cells: dict[str, str], width: int, problems: list[Problem]
) -> Any | None:
    columns = columns_of(row_class)
    if width != len(columns):
        what = f"{width} cells where the header has {len(columns)} columns"
        remedy = "Quote cells that hold a comma." if width > len(columns) else "Add the missing commas."
        problems.append(Problem(file, line, "", what, remedy))
        return None
    values: dict[str, Any] = {}
    for column in columns:
        try:
            values[column.attribute] = read_cell(column, cells[column.name].strip())
        except BadCell as error:
            problems.append(error.at(file, line, column.name))
    return row_class(**values) if len(values) == len(columns) else None

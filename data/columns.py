"""What a column is: a field of a row class, with its meaning and the rows that it may refer to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

LIST_SEPARATOR = "|"


def column(meaning: str, *, refers_to: str | None = None, classes: tuple[str, ...] = ()) -> Any:
    """A column.

    Args:
        meaning: what a cell says, for the documentation.
        refers_to: `entity`, `goal`, `restriction`, `source`, `thing` (an entity or goal) or `row` (an entity, goal or statement),
            joined by `|` where more than one will do.
        classes: the classes of entity it may refer to; any if empty.
    """
    return field(metadata={"meaning": meaning, "refers_to": refers_to, "classes": classes})


def id_column(meaning: str = "Lower-case kebab-case, unique over all tables.") -> Any:
    """The key of a table."""
    return column(meaning)


def note_column() -> Any:
    """A remark in words."""
    return column("What else a reader should know, in English.")


def source_column() -> Any:
    """The sources of a row; at least one."""
    return column("The sources that state it.", refers_to="source")


def start_column() -> Any:
    """The beginning of validity."""
    return column("From when it holds; empty is open.")


def end_column() -> Any:
    """The end of validity."""
    return column("Until when it holds; empty is open.")


def confidence_column() -> Any:
    """The kind of knowledge."""
    return column("What kind of knowledge it is.")


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the reader sees it."""

    name: str
    attribute: str
    type: type[Any]
    optional: bool
    is_list: bool
    meaning: str
    refers_to: tuple[str, ...]
    classes: tuple[str, ...]

    @property
    def vocabulary(self) -> type[StrEnum] | None:
        """The closed vocabulary of its words, if it has one."""
        return self.type if issubclass(self.type, StrEnum) else None


@cache
def columns_of(row_class: type[Any]) -> tuple[Column, ...]:
    """The columns of a table, in order."""
    hints = get_type_hints(row_class)
    return tuple(_column(each.name, hints[each.name], dict(each.metadata)) for each in fields(row_class))


def cells_of(row: Any) -> Iterator[str]:
    """A row as the texts of its cells, in column order."""
    for each in fields(row):
        yield cell_text(getattr(row, each.name))


def cell_text(value: Any) -> str:
    """A value as it stands in a cell."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return LIST_SEPARATOR.join(str(part) for part in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _column(attribute: str, hint: Any, metadata: dict[str, Any]) -> Column:
    parts = get_args(hint) if get_origin(hint) is UnionType else (hint,)
    value = next(part for part in parts if part is not NoneType)
    is_list = get_origin(value) is tuple
    return Column(
        name=attribute.rstrip("_"),
        attribute=attribute,
        type=get_args(value)[0] if is_list else value,
        optional=NoneType in parts,
        is_list=is_list,
        meaning=metadata["meaning"],
        refers_to=tuple(filter(None, (metadata["refers_to"] or "").split("|"))),
        classes=metadata["classes"],
    )

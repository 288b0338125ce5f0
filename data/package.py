"""The Frictionless Data Package that describes the tables to other tools, made from the columns.

Specification: https://datapackage.org/standard/data-package/
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from .columns import Column, columns_of
from .dataset import DatasetMetadata, read_metadata
from .dates import PartialDate
from .errors import Problem
from .tables import ROW_CLASSES

FILE = "datapackage.json"
_DATE = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"


def package_json(metadata: DatasetMetadata) -> bytes:
    """The descriptor of the package."""
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": metadata.name,
        "title": metadata.title,
        "description": metadata.description,
        "version": metadata.version,
        "homepage": metadata.homepage,
        "keywords": list(metadata.keywords),
        "licenses": [{"name": metadata.licence, "path": metadata.licence_url}],
        "contributors": [{"title": metadata.creator, "roles": ["creator"]}],
        "resources": [_resource(name, row_class) for name, row_class in ROW_CLASSES.items()],
    }
    return (json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def package_problems(folder: Path) -> Iterator[Problem]:
    """Whether the descriptor beside the tables is the one that the columns make."""
    path = folder / FILE
    if not path.exists() or path.read_bytes() != package_json(read_metadata(folder)):
        yield Problem(FILE, 0, "", "missing or out of date", "Run `aisupply tidy`.")


def _resource(name: str, row_class: type[Any]) -> dict[str, Any]:
    columns = columns_of(row_class)
    keys = ["id"] if columns[0].name == "id" else ["statement", "checked_on"]
    return {
        "name": name.replace("_", "-"),
        "path": row_class.FILE,
        "title": row_class.__doc__,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in columns],
            "missingValues": [""],
            "primaryKey": keys,
            "foreignKeys": list(_foreign_keys(columns)),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if not column.optional and not (column.is_list and column.name != "source"):
        constraints["required"] = True
    if column.vocabulary is not None:
        constraints["enum"] = [word.value for word in column.vocabulary]
    if column.type is PartialDate:
        constraints["pattern"] = _DATE
    described: dict[str, Any] = {"name": column.name, "type": _type(column), "description": column.meaning}
    return described | ({"constraints": constraints} if constraints else {})


def _type(column: Column) -> str:
    return {Decimal: "number", int: "integer"}.get(column.type, "string")


def _foreign_keys(columns: tuple[Column, ...]) -> Iterator[dict[str, Any]]:
    resources = {"entity": "entities", "goal": "goals", "restriction": "restrictions"}
    for column in columns:
        if not column.is_list and len(column.refers_to) == 1 and column.refers_to[0] in resources:
            target = {"resource": resources[column.refers_to[0]], "fields": ["id"]}
            yield {"fields": [column.name], "reference": target}

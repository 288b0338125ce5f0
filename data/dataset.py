"""What the data set says of itself: `dataset.toml`, with the reference day that every answer rests on."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, cast, get_type_hints

from .errors import FactErrors, Problem
from .nearest import did_you_mean

FILE = "dataset.toml"


@dataclass(frozen=True, slots=True)
class DatasetMetadata:
    """Name, licence, version and reference day of the data set."""

    name: str
    title: str
    description: str
    version: str
    reference_day: date
    creator: str
    licence: str
    licence_url: str
    homepage: str
    keywords: tuple[str, ...]


def read_metadata(folder: Path) -> DatasetMetadata:
    """Read the metadata of the data set in a folder.

    Raises:
        FactErrors: the file is missing or broken, or a key is missing, unknown or of the wrong type.
    """
    values = _load(folder / FILE)
    types = get_type_hints(DatasetMetadata)
    names = [field.name for field in fields(DatasetMetadata)]
    problems = [_unknown(key, names) for key in values if key not in names]
    problems += [_missing(name) for name in names if name not in values]
    read: dict[str, Any] = {name: _frozen(value) for name, value in values.items()}
    for name in names:
        wanted: type[Any] = tuple if name == "keywords" else types[name]
        if name in read and not isinstance(read[name], wanted):
            problems.append(_wrong(name, wanted))
    if problems:
        raise FactErrors(tuple(problems))
    return DatasetMetadata(**read)


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        remedy = f"Copy the {FILE} of the package and change it."
        raise FactErrors((Problem(FILE, 0, "", f"{path} does not exist", remedy),)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FactErrors((Problem(FILE, 0, "", f"not valid TOML: {error}", "Correct that line."),)) from error


def _frozen(value: Any) -> Any:
    return tuple(cast("list[Any]", value)) if isinstance(value, list) else value


def _unknown(key: str, names: list[str]) -> Problem:
    return Problem(FILE, 0, key, f"unknown key {key!r}", did_you_mean(key, names, f"Known are {', '.join(names)}."))


def _missing(name: str) -> Problem:
    return Problem(FILE, 0, name, "the key is missing", f"Add {name} = … .")


def _wrong(name: str, wanted: type[Any]) -> Problem:
    kind = {str: "a text in quotes", date: "a date like 2026-11-24", tuple: "a list of texts"}[wanted]
    return Problem(FILE, 0, name, "wrong type", f"Give {kind}.")

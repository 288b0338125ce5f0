"""Supplies and measures that a scenario adds, written in one word each, as addresses carry them.

`huawei~hbm~30` is a supply: supplier, item and, if wanted, its share in percent.
`export-ban~japan~photoresist~china` is a measure: kind, issuer, target, affected and, if wanted, its reach.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..graph.errors import ScenarioError

MARK = "~"
_SUPPLY = ("supplier", "item", "share_pct")
_MEASURE = ("kind", "issuer", "target", "affected", "reach")


def additions(supplies: Iterable[str], measures: Iterable[str]) -> dict[str, list[dict[str, str]]]:
    """The `add` table of a scenario document.

    Raises:
        ScenarioError: a word has too few parts or too many.
    """
    found = {
        "supplies": [_table("add_supply", word, _SUPPLY, least=2) for word in supplies],
        "restrictions": [_table("add_measure", word, _MEASURE, least=4) for word in measures],
    }
    return {key: tables for key, tables in found.items() if tables}


def parts(word: str) -> list[str]:
    """The parts of a word, bare of blanks."""
    return [part.strip() for part in word.split(MARK)]


def _table(key: str, word: str, names: tuple[str, ...], *, least: int) -> dict[str, Any]:
    given = parts(word)
    if not least <= len(given) <= len(names):
        form = MARK.join(names)
        raise ScenarioError("scenario", (f"{key}: {word!r} does not read as {form}.",))
    return {name: part for name, part in zip(names, given, strict=False) if part}

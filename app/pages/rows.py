"""The row behind a statement, property by property, in the words of the ontology."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .atlas import Atlas
from .language import Words

_ELSEWHERE = frozenset({"note", "statement", "kind"})
_THINGS = frozenset({"affected", "issuer"})
_NAMES: Mapping[str, str] = {
    "measure": "restrictionKind",
    "relation": "linkRelation",
    "supplies-role": "supplyRole",
    "supplies-status": "supplyStatus",
    "restricts-status": "restrictionStatus",
    "role": "responsibilityRole",
    "share_pct": "sharePct",
    "share_scope": "shareScope",
    "share_measure": "shareMeasure",
    "share_year": "shareYear",
    "valid_from": "validFrom",
    "valid_until": "validUntil",
    "at_least": "atLeast",
    "checked_on": "checkedOn",
}
"""What the network calls a property, where it must be with the kind of the statement → its name in the ontology."""
_SCHEMES: Mapping[str, str] = {
    "confidence": "confidence",
    "criticality": "criticality",
    "measure": "restriction-kind",
    "reach": "reach",
    "relation": "link-relation",
    "role": "responsibility-role",
    "share_measure": "share-measure",
    "share_scope": "share-scope",
    "supplies-role": "supply-role",
    "supplies-status": "supply-status",
    "restricts-status": "restriction-status",
    "verdict": "verdict",
}
"""Properties whose values are words of a vocabulary, and its name."""


def row_in_words(atlas: Atlas, statement: str, language: str) -> list[tuple[str, str]]:
    """The properties of a statement with their values; the note and the parties stand elsewhere on its page."""
    about = atlas.statements[statement][2]
    shown = {k: v for k, v in sorted(about.items()) if _is_shown(k, v)}
    kind = str(about["kind"])
    return [
        (_name(atlas, kind, key, language), _value(atlas, kind, key, value, language)) for key, value in shown.items()
    ]


def _is_shown(key: str, value: Any) -> bool:
    return key not in _ELSEWHERE and (isinstance(value, str | int | float) or key == "exempt")


def _name(atlas: Atlas, kind: str, key: str, language: str) -> str:
    if key == "checked_at":
        return Words(language)("compared-with")
    return atlas.terms.label(_of(_NAMES, kind, key) or key, language)


def _value(atlas: Atlas, kind: str, key: str, value: Any, language: str) -> str:
    if key == "exempt":
        return ", ".join(atlas.label(country, language) for country in value)
    if key in _THINGS:
        return atlas.label(value, language)
    scheme = _of(_SCHEMES, kind, key)
    return atlas.terms.label(f"{scheme}-{value}", language) if scheme else str(value)


def _of(table: Mapping[str, str], kind: str, key: str) -> str | None:
    return table.get(f"{kind}-{key}") or table.get(key)

"""Section on the legal measures that bind on the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from ...graph.analysis.counting import CUTTING_KINDS
from ..words import same, word_for
from .document import Cell, Section, Table, Text, cell, title
from .facts import Facts, all_sources

_SOON = timedelta(days=60)
Rows = dict[tuple[str, str], list[tuple[str, dict[str, Any]]]]


def measures(facts: Facts) -> Section:
    """Measures in force that can cut a supply and hit something beneath a goal, and what ends soon."""
    binding = facts.restrictions()
    suppliers = {each["supplier"] for item in facts.beneath_any for each in facts.suppliers(item)}
    reached = facts.beneath_any | suppliers
    cutting = [each for each in binding if each[2]["status"] == "in-force" and each[2]["measure"] in CUTTING_KINDS]
    hitting = [each for each in cutting if each[1] in reached]
    ending = [each for each in binding if (last := each[2].get("last_day")) and last <= facts.as_of + _SOON]
    return Section(
        id="measures",
        title=title("measures"),
        texts=(Text(title("measures-text")),),
        tables=(_table(facts, hitting, titled=""), _table(facts, ending, titled="ending")),
    )


def measure_table(facts: Facts, found: Iterable[tuple[str, str, dict[str, Any]]], *, titled: str) -> Table:
    """Measures as a table, the rows of one instrument and kind joined."""
    return _table(facts, found, titled=titled)


def _table(facts: Facts, found: Iterable[tuple[str, str, dict[str, Any]]], *, titled: str) -> Table:
    rows: Rows = defaultdict(list)
    for instrument, thing, about in found:
        rows[instrument, about["measure"]].append((thing, about))
    columns = tuple(title(name) for name in ("instrument", "measure", "issuer", "hits", "towards", "since", "until"))
    ordered = sorted(rows.items(), key=lambda pair: (_since(pair[1]), pair[0]))
    lines = tuple(_row(facts, instrument, kind, hits) for (instrument, kind), hits in ordered)
    return Table(title(titled) if titled else same(""), columns, lines)


def _row(facts: Facts, instrument: str, kind: str, hits: list[tuple[str, dict[str, Any]]]) -> tuple[Cell, ...]:
    statements = [about for _, about in hits]
    affected = sorted({str(about["affected"]) for about in statements})
    issuers = sorted({str(about["issuer"]) for about in statements if about.get("issuer")})
    return (
        Cell(facts.labels(instrument), all_sources(statements)),
        cell(word_for(f"restriction-kind-{kind}")),
        cell(facts.names(issuers)),
        cell(facts.names(sorted({thing for thing, _ in hits}), most=6)),
        cell(facts.names(affected)),
        cell(_since(hits)),
        cell(max((str(about.get("valid_until") or "") for about in statements), default="")),
    )


def _since(hits: list[tuple[str, dict[str, Any]]]) -> str:
    return min((str(about.get("valid_from") or "") for _, about in hits), default="")

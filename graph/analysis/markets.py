"""The markets that shares are shares of, so that no two shares are added that count different things.

Definition: a market is one item, scope (world, china or other), measure (revenue, units, …), year
and role (what is mined is not what is refined). Shares of the scope `other` are of markets that only
their source names, so there the source is part of the market. A share belongs to a day if its
supply counts on it and its year does not lie after it; a share without a year counts on every day.

A *count* is what one source says of one market. Counts of one market may differ, because they are of
different quarters or come from different counters; all are kept.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..network import Network
from .counting import supply_counts
from .organizations import home, is_country, wholes


@dataclass(frozen=True, slots=True)
class Market:
    """What a share is a share of; `source` is given only where the scope is `other`."""

    item: str
    scope: str
    measure: str
    year: int | None
    role: str
    source: str | None = None

    def __str__(self) -> str:
        year = "undated" if self.year is None else str(self.year)
        return f"{self.scope}, {self.measure_words}, {year}, {self.role}"

    @property
    def measure_words(self) -> str:
        """The measure; `other` means that the source does not say what it counts."""
        return "measure not stated" if self.measure == "other" else self.measure


@dataclass(frozen=True, slots=True)
class ShareStatement:
    """One row: the supplier has this share of the market."""

    statement: str
    supplier: str
    share_pct: float
    country_total: bool
    confidence: str
    sources: tuple[str, ...]
    note: str


def markets(
    network: Network, *, as_of: date, items: frozenset[str] | None = None
) -> dict[Market, tuple[ShareStatement, ...]]:
    """The markets of some or all items with their share statements, sorted.

    Args:
        network: every statement.
        as_of: the day on which the supplies must count.
        items: the items that are asked for; all if it is not given.
    """
    found: defaultdict[Market, list[ShareStatement]] = defaultdict(list)
    for supplier, item, attributes in network.edges(data=True):
        if (items is None or item in items) and _has_share(attributes, as_of):
            statement = _statement(network, supplier, attributes)
            found[_market(item, attributes)].append(statement)
    return {market: _sorted(found[market]) for market in sorted(found, key=_order)}


def named_suppliers(network: Network, item: str, *, as_of: date) -> frozenset[str]:
    """The organizations that supply an item on a day, with or without a share."""
    return frozenset(
        supplier
        for supplier, _, attributes in network.in_edges(item, data=True)
        if attributes["kind"] == "supplies" and not is_country(network, supplier) and supply_counts(attributes, as_of)
    )


def whole_of(network: Network, organization: str) -> str:
    """The outermost whole that an organization is part of; itself if it is part of none."""
    return next((whole for whole in wholes(network, organization) if not wholes(network, whole)), organization)


def home_of(network: Network, supplier: str) -> str:
    """The country of a supplier; a country is its own; empty if none is stated."""
    return home(network, supplier) or ""


def _has_share(attributes: dict[str, Any], as_of: date) -> bool:
    if attributes["kind"] != "supplies" or attributes.get("share_pct") is None:
        return False
    year = _year(attributes)
    return supply_counts(attributes, as_of) and (year is None or year <= as_of.year)


def _year(attributes: dict[str, Any]) -> int | None:
    year = attributes.get("share_year")
    return None if year is None else int(year)


def _market(item: str, attributes: dict[str, Any]) -> Market:
    scope = str(attributes.get("share_scope") or "other")
    return Market(
        item=item,
        scope=scope,
        measure=str(attributes.get("share_measure") or "other"),
        year=_year(attributes),
        role=str(attributes["role"]),
        source="|".join(attributes.get("sources", ())) if scope == "other" else None,
    )


def _statement(network: Network, supplier: str, attributes: dict[str, Any]) -> ShareStatement:
    return ShareStatement(
        statement=str(attributes["statement"]),
        supplier=supplier,
        share_pct=float(str(attributes["share_pct"])),
        country_total=is_country(network, supplier),
        confidence=str(attributes.get("confidence") or ""),
        sources=attributes.get("sources", ()),
        note=str(attributes.get("note") or ""),
    )


def _sorted(statements: list[ShareStatement]) -> tuple[ShareStatement, ...]:
    return tuple(sorted(statements, key=lambda each: (each.supplier, each.statement)))


def _order(market: Market) -> tuple[str, ...]:
    newest_first = "9999" if market.year is None else str(9999 - market.year)
    return market.item, newest_first, market.scope, market.measure, market.role, market.source or ""

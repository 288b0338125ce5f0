"""Section on what is stale, disputed or unverified: what a reader should not quote without a second look."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from ..words import LANGUAGES, Labels, word_for
from .document import Cell, Section, Table, Text, cell, title
from .facts import Facts, all_sources
from .measures import measure_table

_OLD_YEARS = 2


def doubts(facts: Facts) -> Section:
    """How many statements rest on old, undated, single or estimated evidence; disagreements; unverified measures."""
    unverified = [
        (instrument, thing, about)
        for instrument, thing, about in sorted(facts.network.edges(data=True), key=lambda each: each[:2])
        if about["kind"] == "restricts" and about["status"] == "unverified"
    ]
    return Section(
        id="doubts",
        title=title("doubts"),
        texts=(Text(_counts(facts)), Text(_reviews(facts))),
        tables=(_disputed(facts), measure_table(facts, unverified, titled="unverified")),
    )


def _counts(facts: Facts) -> Labels:
    limit = date(facts.as_of.year - _OLD_YEARS, facts.as_of.month, 1).isoformat()
    statements = [about for _, _, about in facts.network.edges(data=True) if "statement" in about]
    return title(
        "doubts-text",
        all=f"{len(statements):,}",
        day=limit,
        old=_number(_only_old(facts, about, limit) for about in statements),
        undated=_number(not _dates(facts, about) for about in statements),
        estimated=_number(about.get("confidence") == "estimated" for about in statements),
        press=_number(_one_press_report(facts, about) for about in statements),
    )


def _reviews(facts: Facts) -> Labels:
    statements = [about for _, _, about in facts.network.edges(data=True) if "statement" in about]
    found = Counter(str(about["verdict"]) for about in statements if "verdict" in about)
    return title(
        "reviews-text",
        all=f"{len(statements):,}",
        reviewed=f"{found.total():,}",
        supported=f"{found['supported']:,}",
        partly=f"{found['partly']:,}",
        notfound=f"{found['not-found']:,}",
        wrong=f"{found['wrong']:,}",
    )


def _number(counted: Iterable[bool]) -> str:
    return f"{sum(counted):,}"


def _dates(facts: Facts, about: dict[str, Any]) -> list[str]:
    described = facts.network.graph["sources"]
    return [str(described[id_]["issued"]) for id_ in about["sources"] if "issued" in described.get(id_, {})]


def _only_old(facts: Facts, about: dict[str, Any], limit: str) -> bool:
    # A partial date sorts before its own days: 2024 counts as older than 2024-11.
    dates = _dates(facts, about)
    return len(dates) == len(about["sources"]) and all(day < limit for day in dates)


def _one_press_report(facts: Facts, about: dict[str, Any]) -> bool:
    described = facts.network.graph["sources"]
    return [described.get(id_, {}).get("source_kind") for id_ in about["sources"]] == ["press"]


def _disputed(facts: Facts) -> Table:
    stated: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for supplier, item, about in facts.network.edges(data=True):
        if about["kind"] == "supplies" and about.get("share_pct") is not None and about["share_scope"] != "other":
            key = (item, supplier, about["share_scope"], about["share_measure"], str(about.get("share_year") or ""))
            stated[key].append(about)
    rows = [
        _dispute(facts, key, found)
        for key, found in sorted(stated.items())
        if key[-1] and len({about["share_pct"] for about in found}) > 1
    ]
    columns = tuple(title(name) for name in ("item", "supplier", "market", "shares"))
    return Table(title("disputed"), columns, tuple(rows))


def _dispute(facts: Facts, key: tuple[str, ...], found: list[dict[str, Any]]) -> tuple[Cell, ...]:
    item, supplier, scope, measure, year = key
    words = word_for(f"share-scope-{scope}"), word_for(f"share-measure-{measure}")
    market = {language: f"{words[0][language]}, {words[1][language]}, {year}" for language in LANGUAGES}
    shares = " / ".join(f"{share} %" for share in sorted({about["share_pct"] for about in found}))
    return cell(facts.labels(item)), cell(facts.labels(supplier)), cell(market), cell(shares, all_sources(found))

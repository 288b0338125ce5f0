"""Section on how concentrated supply is: shares by country and company with the index that they allow."""

from __future__ import annotations

from ...graph.analysis.concentration_result import Concentration
from ...graph.analysis.shares import Share
from ..views.countries import leading_markets
from ..words import LANGUAGES, Labels, same, word_for
from .document import Cell, Section, Table, Text, cell, joined, title
from .facts import Facts

_SHARES_SHOWN = 4


def markets(facts: Facts) -> Section:
    """The best explained market of each thing beneath the goals, by company where companies are named, else by country."""
    by_company, by_country = (
        leading_markets(facts.network, as_of=facts.as_of, by=by, items=facts.beneath_any)
        for by in ("company", "country")
    )
    named = {row.market.item for row in by_company}
    chosen = [*by_company, *(row for row in by_country if row.market.item not in named)]
    ordered = sorted(chosen, key=lambda row: (-row.hhi.low, row.market.item))
    columns = tuple(title(name) for name in ("item", "market", "hhi", "shares"))
    table = Table(same(""), columns, tuple(_row(facts, row) for row in ordered))
    return Section("concentration", title("concentration"), (Text(title("concentration-text")),), (table,))


def _row(facts: Facts, row: Concentration) -> tuple[Cell, ...]:
    low, high = round(row.hhi.low), round(row.hhi.high)
    return (
        Cell(facts.labels(row.market.item), picture="chain.html", pick=row.market.item),
        cell(_market(row)),
        cell(f"{low:,}" if low == high else f"{low:,} – {high:,}"),
        Cell(joined([_share(facts, share) for share in _largest(row)], most=_SHARES_SHOWN), row.sources),
    )


def _largest(row: Concentration) -> list[Share]:
    return sorted(row.shares, key=lambda share: (-share.pct.best, share.holder))


def _share(facts: Facts, share: Share) -> Labels:
    low, high = share.pct.low, share.pct.high
    figure = f"{low:g} %" if low == high else f"{low:g}–{high:g} %"
    return {language: f"{label} {figure}" for language, label in facts.labels(share.holder).items()}


def _market(row: Concentration) -> Labels:
    market = row.market
    words = [word_for(f"share-scope-{market.scope}"), word_for(f"share-measure-{market.measure}")]
    year = f", {market.year}" if market.year else ""
    return {language: ", ".join(word[language] for word in words) + year for language in LANGUAGES}

"""Shares: from 0 to 100 percent, said of a market, and together not over the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from .errors import Problem
from .read import ReadTable
from .vocabularies import ShareScope

_WHOLE = 100
_MOST = 105
"""Shares of one market are rounded and come from several counts; above this they contradict each other."""

_ONE_MARKET = (ShareScope.WORLD, ShareScope.CHINA)


def share_problems(supplies: ReadTable, *, countries: set[str]) -> Iterator[Problem]:
    """Impossible shares, shares of no market, and sums over 105 % on one item, market, measure and year.

    Countries are totals and are added up apart. Where rows disagree about one supplier, its smallest share counts: a
    contradiction between sources is allowed, a market of more than its whole is not.
    """
    markets: dict[tuple[Any, ...], list[tuple[Any, int]]] = defaultdict(list)
    for row, line in zip(supplies.rows, supplies.lines, strict=True):
        yield from _share(supplies.file, row, line)
        if row.share_pct is not None and row.share_scope in _ONE_MARKET:
            market = (row.item, row.role, row.share_scope, row.share_measure, row.year, row.supplier in countries)
            markets[market].append((row, line))
    for market, rows in markets.items():
        yield from _sum(supplies.file, market, rows)


def _sum(file: str, market: tuple[Any, ...], rows: list[tuple[Any, int]]) -> Iterator[Problem]:
    smallest: dict[str, Decimal] = {}
    for row, _ in rows:
        smallest[row.supplier] = min(row.share_pct, smallest.get(row.supplier, row.share_pct))
    total = sum(smallest.values(), Decimal(0))
    if total > _MOST:
        item, _, scope, measure, year, _ = market
        what = f"the shares of {item!r} ({scope}, {measure}, {year or 'undated'}) add up to {total} percent"
        remedy = f"Rows {', '.join(str(line) for _, line in rows)}: correct a share, or tell the markets apart."
        yield Problem(file, rows[0][1], "share_pct", what, remedy)


def _share(file: str, row: Any, line: int) -> Iterator[Problem]:
    share = row.share_pct
    if share is None:
        if row.share_scope is not None or row.share_measure is not None:
            yield Problem(file, line, "share_pct", "a market without a share", "Fill share_pct, or empty both cells.")
        return
    if not 0 <= share <= _WHOLE:
        yield Problem(file, line, "share_pct", f"{share} percent cannot be", "A share is from 0 to 100.")
    if row.share_scope is None or row.share_measure is None:
        what = "a share of no stated market"
        yield Problem(file, line, "share_scope", what, "Fill share_scope and share_measure; `other` if not stated.")

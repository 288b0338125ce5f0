"""Who holds which share of one market, by company and by country, within bounds.

Definitions:
- By company: an organization counts to the outermost whole it is part of, whose parts are added up.
  `low` and `high` are the least and the most that the statements of a part say. `best` is what the
  fullest counts say (the sources that name most suppliers of the market), or for a part that they
  leave out, what the other sources say; of several numbers the middle one, of two the lower. Where
  these add up to more than 100 percent, `best` is `low`.
- By country: a row about a country is its total. Where there is none, the shares of its companies
  are summed by their home; that sum is a low, and the high leaves it all that nobody else is known
  to have. A total and a sum are never added. Where the companies of a country are said to have more
  than its total, the total's high is raised to that, and the basis says so.

What it cannot see: where the goods are made. A company counts to the country of its headquarters; a
country total counts what its source counts, often the place of production.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from .herfindahl import Bounds
from .markets import ShareStatement

COUNTRY_TOTAL = "country total"
SUM_OF_COMPANIES = "sum of companies"
CONTRADICTED_TOTAL = "exceeded country total"
_WHOLE = 100.0
_ROUNDING = 0.5
"""Published shares are rounded to whole percents or tenths; so much over a total is no contradiction."""


@dataclass(frozen=True, slots=True)
class Share:
    """What is known of one holder's share; `basis` says whether it is stated, a sum, or a country total."""

    holder: str
    pct: Bounds
    basis: str
    statements: tuple[ShareStatement, ...]

    @property
    def differs(self) -> bool:
        """Whether two statements about the same supplier give different numbers."""
        stated: defaultdict[str, set[float]] = defaultdict(set)
        for each in self.statements:
            stated[each.supplier].add(each.share_pct)
        return any(len(numbers) > 1 for numbers in stated.values())

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of its statements, sorted."""
        return tuple(sorted({source for each in self.statements for source in each.sources}))


def shares_by_company(statements: Sequence[ShareStatement], whole_of: Callable[[str], str]) -> tuple[Share, ...]:
    """The shares of companies in one market, largest first; empty if only countries are named."""
    companies = [each for each in statements if not each.country_total]
    parts = shares_by_supplier(companies)
    return _largest_first(_summed(parts, whole_of, basis="stated"))


def shares_by_country(statements: Sequence[ShareStatement], home_of: Callable[[str], str]) -> tuple[Share, ...]:
    """The shares of countries in one market, largest first."""
    totals = [
        replace(share, basis=COUNTRY_TOTAL) for share in shares_by_supplier([s for s in statements if s.country_total])
    ]
    parts = shares_by_supplier([each for each in statements if not each.country_total])
    sums = {share.holder: share for share in _summed(parts, home_of, basis=SUM_OF_COMPANIES) if share.holder}
    totals = [_contradicted(total, sums.get(total.holder)) for total in totals]
    counted = {share.holder for share in totals}
    return _largest_first(_with_room([*totals, *(sums[home] for home in sums if home not in counted)]))


def _contradicted(total: Share, companies: Share | None) -> Share:
    """A total that its own companies exceed reaches up to what they are said to have, and says so."""
    if companies is None or companies.pct.low <= total.pct.high + _ROUNDING:
        return total
    pct = replace(total.pct, high=companies.pct.low)
    return replace(total, pct=pct, basis=CONTRADICTED_TOTAL, statements=total.statements + companies.statements)


def shares_by_supplier(statements: Sequence[ShareStatement]) -> list[Share]:
    """One share for each supplier that is named, before anything is added up."""
    fullest = _fullest_counts(statements)
    named: defaultdict[str, list[ShareStatement]] = defaultdict(list)
    for each in statements:
        named[each.supplier].append(each)
    shares = [_part(supplier, rows, fullest) for supplier, rows in sorted(named.items())]
    if sum(share.pct.best for share in shares) <= _WHOLE + _ROUNDING:
        return shares
    return [replace(share, pct=replace(share.pct, best=share.pct.low)) for share in shares]


def _fullest_counts(statements: Iterable[ShareStatement]) -> frozenset[tuple[str, ...]]:
    suppliers: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for each in statements:
        suppliers[each.sources].add(each.supplier)
    most = max(map(len, suppliers.values()), default=0)
    return frozenset(sources for sources, named in suppliers.items() if len(named) == most)


def _part(supplier: str, rows: Sequence[ShareStatement], fullest: frozenset[tuple[str, ...]]) -> Share:
    numbers = sorted(each.share_pct for each in rows)
    likeliest = [each.share_pct for each in rows if each.sources in fullest] or numbers
    return Share(supplier, Bounds(numbers[0], median_low(likeliest), numbers[-1]), "stated", tuple(rows))


def _summed(parts: Iterable[Share], holder_of: Callable[[str], str], *, basis: str) -> list[Share]:
    held: defaultdict[str, list[Share]] = defaultdict(list)
    for part in parts:
        held[holder_of(part.holder)].append(part)
    return [_sum(holder, members, basis) for holder, members in sorted(held.items())]


def _sum(holder: str, members: Sequence[Share], basis: str) -> Share:
    return Share(
        holder,
        Bounds(
            sum(share.pct.low for share in members),
            sum(share.pct.best for share in members),
            min(_WHOLE, sum(share.pct.high for share in members)),
        ),
        basis,
        tuple(each for share in members for each in share.statements),
    )


def _with_room(shares: Sequence[Share]) -> list[Share]:
    """Let a sum of companies grow by what nobody else is known to have: others may be at home there."""
    lows = sum(share.pct.low for share in shares)
    room = max(0.0, _WHOLE - lows)
    return [
        share
        if share.basis != SUM_OF_COMPANIES
        else replace(share, pct=replace(share.pct, high=max(share.pct.high, share.pct.low + room)))
        for share in shares
    ]


def _largest_first(shares: Iterable[Share]) -> tuple[Share, ...]:
    return tuple(sorted(shares, key=lambda share: (-share.pct.best, share.holder)))

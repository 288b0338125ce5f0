"""How concentrated the supply of an item is, by company and by country, and how much of it is home.

Definition: each market of an item (see `markets`) is measured on its own, because shares of revenue,
units and capacity, of different years or of different scopes cannot be added. A market gives two
views, by company and by country (see `shares`), each with its HHI, the joint share of its one and
three largest (CR1, CR3; see `herfindahl`), and what is left to 100 percent. For the best HHI the
rest is split evenly over the organizations that supply the item on the day and have no share in this
market (by country over their homes, except those that have a total). Unless a source says that all
suppliers are named, one more part belongs to others, who are many and add nothing.

The home share is the share of the buyer's country; the import dependence towards a country is the
share of that country. In a market of scope `china` that is what China buys from there; in a world
market it is only what the world does, and says nothing about who China buys from.

What it cannot see: who may sell to the buyer (see `cascade`), how hard a supplier is to replace, and
shares that nobody published. A market with one published share has wide bounds; they are the answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..network import Network
from .concentration_result import Concentration, Concentrations, rest_of, share_of
from .herfindahl import band, concentration_ratio, hhi
from .markets import Market, ShareStatement, home_of, markets, named_suppliers, whole_of
from .shares import CONTRADICTED_TOTAL, SUM_OF_COMPANIES, Share, shares_by_company, shares_by_country

_WHOLE = 100.0
_ROUNDING = 0.5


def concentration(
    network: Network, *, as_of: date, items: frozenset[str] | None = None, home: str = "china"
) -> Concentrations:
    """How concentrated the markets of some or all items are.

    Args:
        network: every statement.
        as_of: the day on which the supplies must count.
        items: the items that are asked for; all if it is not given.
        home: the country whose share is the home share, or an organization at home there.
    """
    home = home_of(network, home)
    rows: list[Concentration] = []
    for market, statements in markets(network, as_of=as_of, items=items).items():
        unstated = named_suppliers(network, market.item, as_of=as_of) - {each.supplier for each in statements}
        views = _Views(network, market, statements, tuple(sorted(unstated)), home)
        rows += views.by_company()
        rows.append(views.by_country())
    return Concentrations(as_of=as_of, home=home, rows=tuple(rows), labels=_labels(network, home, rows))


@dataclass(frozen=True, slots=True)
class _Views:
    """The two views of one market."""

    network: Network
    market: Market
    statements: Sequence[ShareStatement]
    unstated: tuple[str, ...]
    home: str

    def by_company(self) -> Iterator[Concentration]:
        """Nothing, where only countries are named."""
        shares = shares_by_company(self.statements, self._whole)
        if shares:
            without = {self._whole(supplier) for supplier in self.unstated} - {share.holder for share in shares}
            yield self._view("company", shares, self._likeliest(shares, Counter(without)))

    def by_country(self) -> Concentration:
        shares = shares_by_country(self.statements, self._home)
        totals = {share.holder for share in shares if share.basis != SUM_OF_COMPANIES}
        homes = Counter(home for home in map(self._home, self.unstated) if home and home not in totals)
        return self._view("country", shares, self._likeliest(shares, homes))

    def _view(self, by: str, shares: tuple[Share, ...], likeliest: Sequence[float]) -> Concentration:
        bounds = [share.pct for share in shares]
        index = hhi(bounds, likeliest=likeliest)
        return Concentration(
            market=self.market,
            by=by,
            shares=shares,
            unstated=self.unstated,
            hhi=index,
            band=band(index),
            cr1=concentration_ratio(bounds, 1),
            cr3=concentration_ratio(bounds, 3),
            home=self.home,
            home_share=share_of(self.home, shares_by_country(self.statements, self._home)),
            warnings=tuple(_warnings(shares)),
        )

    def _likeliest(self, shares: Sequence[Share], without: Counter[str]) -> list[float]:
        """The best shares, with the rest split over the suppliers without a share that each holder has."""
        others = 0 if self.network.nodes[self.market.item].get("suppliers_complete") else 1
        each = rest_of(shares).best / max(1, without.total() + others)
        held = {share.holder: share.pct.best for share in shares}
        return [held.get(holder, 0.0) + without[holder] * each for holder in held | without]

    def _whole(self, supplier: str) -> str:
        return whole_of(self.network, supplier)

    def _home(self, supplier: str) -> str:
        return home_of(self.network, supplier)


def _warnings(shares: Sequence[Share]) -> Iterator[str]:
    """What makes the figures of a market doubtful, as sentences."""
    total = sum(share.pct.low for share in shares)
    if total > _WHOLE + _ROUNDING:
        yield f"Even the lowest statements add up to {total:.1f} percent; they cannot all be true of one market."
    for share in shares:
        if share.basis == CONTRADICTED_TOTAL:
            yield f"The companies of {share.holder} are said to have more than its total."


def _labels(network: Network, home: str, rows: Sequence[Concentration]) -> dict[str, str]:
    things = {home, *(row.market.item for row in rows), *(name for row in rows for name in row.unstated)}
    for row in rows:
        for share in row.shares:
            things.update((share.holder, *(each.supplier for each in share.statements)))
    return {thing: str(network.nodes[thing].get("label_en", thing)) for thing in sorted(things)}

"""What `concentration` answers: markets with their shares, as values, records and frames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

from .herfindahl import Bounds
from .markets import Market
from .shares import Share

if TYPE_CHECKING:
    import pandas as pd

_WHOLE = 100.0
_POINTS_A_YEAR = 10.0
"""A count that is a year older, or does not say what it counts, must explain so many percent more."""
_AGE_OF_UNDATED = 10


@dataclass(frozen=True, slots=True)
class Concentration:
    """One market of an item in one view (`by` company or country), with the shares behind its figures.

    `unstated` are the organizations that supply the item on the day and have no share in the market.
    """

    market: Market
    by: str
    shares: tuple[Share, ...]
    unstated: tuple[str, ...]
    hhi: Bounds
    band: str
    cr1: Bounds
    cr3: Bounds
    home: str
    home_share: Bounds
    warnings: tuple[str, ...]

    @property
    def rest(self) -> Bounds:
        """What is left to 100 percent."""
        return rest_of(self.shares)

    @property
    def covered(self) -> float:
        """How much of the market the stated shares explain, in percent."""
        return min(_WHOLE, sum(share.pct.best for share in self.shares))

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of all its shares, sorted."""
        return tuple(sorted({source for share in self.shares for source in share.sources}))


@dataclass(frozen=True, slots=True)
class Concentrations:
    """The answer of `concentration`: every market asked for, in both views, with names for its ids."""

    as_of: date
    home: str
    rows: tuple[Concentration, ...]
    labels: dict[str, str]

    def leading(self) -> tuple[Concentration, ...]:
        """One market an item and view: the one that its shares explain best, less ten points a year of age."""
        chosen: dict[tuple[str, str], Concentration] = {}
        for row in sorted(self.rows, key=lambda row: _preference(row, self.as_of)):
            chosen.setdefault((row.market.item, row.by), row)
        return tuple(row for row in self.rows if chosen[row.market.item, row.by] is row)

    def dependence(self, country: str) -> dict[Market, Bounds]:
        """The import dependence towards a country: its share of every market, whoever stated it."""
        return {row.market: share_of(country, row.shares) for row in self.rows if row.by == "country"}

    def share_records(self) -> list[dict[str, object]]:
        """One record a share, with its market, statement ids and sources."""
        return [{**_market_cells(row), **_share_cells(share, self.labels)} for row in self.rows for share in row.shares]

    def market_records(self) -> list[dict[str, object]]:
        """One record a market and view."""
        return [{**_market_cells(row), **_index_cells(row)} for row in self.rows]

    def document(self) -> dict[str, object]:
        """The whole answer as plain values for JSON; see `docs/json-concentration.md`."""
        return {
            "as_of": self.as_of.isoformat(),
            "home": self.home,
            "markets": [_market_document(row, self.labels) for row in self.rows],
        }

    def to_frame(self) -> pd.DataFrame:
        """The share records as a pandas frame."""
        import pandas as pd

        return pd.DataFrame.from_records(self.share_records())

    def summary(self) -> pd.DataFrame:
        """The market records as a pandas frame."""
        import pandas as pd

        return pd.DataFrame.from_records(self.market_records())


def rest_of(shares: Sequence[Share]) -> Bounds:
    """What the shares leave to 100 percent."""
    low, best, high = (
        max(0.0, _WHOLE - total)
        for total in (
            sum(share.pct.high for share in shares),
            sum(share.pct.best for share in shares),
            sum(share.pct.low for share in shares),
        )
    )
    return Bounds(low, best, high)


def share_of(country: str, countries: Sequence[Share]) -> Bounds:
    """The share of a country; of one that nobody states, up to all that is left, and best 0."""
    for share in countries:
        if share.holder == country:
            return share.pct
    return Bounds(0.0, 0.0, rest_of(countries).high)


def market_points(market: Market, covered: float, *, as_of: date) -> float:
    """How well a market is known: the percent that its shares explain, less for age and unstated measures."""
    age = _AGE_OF_UNDATED if market.year is None else as_of.year - market.year
    return covered - _POINTS_A_YEAR * (age + (market.measure == "other"))


def _preference(row: Concentration, as_of: date) -> tuple[bool, float, str, str, str]:
    market = row.market
    points = market_points(market, row.covered, as_of=as_of)
    # A market that only its source names is no market of the item as a whole.
    return market.scope == "other", -points, market.scope, market.measure, market.role


def _market_cells(row: Concentration) -> dict[str, object]:
    market = row.market
    return {
        "item": market.item,
        "scope": market.scope,
        "measure": market.measure,
        "year": market.year,
        "role": market.role,
        "only_source": market.source,
        "by": row.by,
    }


def _hhi_cells(row: Concentration) -> dict[str, object]:
    return {
        "hhi_low": round(row.hhi.low),
        "hhi_best": round(row.hhi.best),
        "hhi_high": round(row.hhi.high),
        "band": row.band,
    }


def _market_document(row: Concentration, labels: dict[str, str]) -> dict[str, object]:
    figures = {"hhi": row.hhi, "cr1": row.cr1, "cr3": row.cr3, "home_share": row.home_share, "rest": row.rest}
    return {
        **_market_cells(row),
        "label": labels[row.market.item],
        "shares": [
            _share_cells(share, labels)
            | {"statements": [asdict(each) for each in share.statements], "sources": share.sources}
            for share in row.shares
        ],
        **{name: _rounded(bounds) for name, bounds in figures.items()},
        "band": row.band,
        "unstated": row.unstated,
        "warnings": row.warnings,
        "sources": row.sources,
    }


def _rounded(bounds: Bounds) -> dict[str, float]:
    return {name: round(value, 2) for name, value in asdict(bounds).items()}


def _share_cells(share: Share, labels: dict[str, str]) -> dict[str, object]:
    return {
        "holder": share.holder,
        "label": labels[share.holder],
        "low": round(share.pct.low, 2),
        "best": round(share.pct.best, 2),
        "high": round(share.pct.high, 2),
        "basis": share.basis,
        "differs": share.differs,
        "statements": "|".join(each.statement for each in share.statements),
        "sources": "|".join(share.sources),
    }


def _index_cells(row: Concentration) -> dict[str, object]:
    figures = {"cr1": row.cr1, "cr3": row.cr3, "home_share": row.home_share, "rest": row.rest}
    return {
        **_hhi_cells(row),
        **{f"{name}_{end}": value for name, bounds in figures.items() for end, value in _rounded(bounds).items()},
        "shares": len(row.shares),
        "unstated": "|".join(row.unstated),
        "warnings": " ".join(row.warnings),
        "sources": "|".join(row.sources),
    }

"""Asking how far the facts can be trusted: what was reviewed, what decides, what is stale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from .measures import Measures
from .reviews import Reviews
from .rows import Row

if TYPE_CHECKING:
    from .analysis.deciding import DecidingSet
    from .analysis.rates import Rates
    from .analysis.stale import StaleRows
    from .describe import StatementLine
    from .searches import Searched


class Standings(Measures):
    """What is known of the statements themselves."""

    @cached_property
    def reviews(self) -> Reviews:
        """The review that stands of each row that somebody compared with a page.

        >>> import aisupply
        >>> aisupply.load().reviews["resp-miit-ai-manufacturing-plan"].verdict
        'supported'
        """
        return Reviews.of(self.source)

    @cached_property
    def searches(self) -> Mapping[str, tuple[Searched, ...]]:
        """What was sought about each thing or statement that the tables lack."""
        from .searches import searches

        return searches(self.source)

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Every row that can be reviewed, by id."""
        from .rows import reviewable_rows

        return reviewable_rows(self.source)

    def row(self, name: str) -> Row:
        """The row with an id.

        Raises:
            UnknownRow: there is none; names the nearest.
        """
        from ..data import nearest
        from .errors import UnknownRow

        found = self.rows.get(name.strip())
        if found is None:
            near = nearest(name, self.rows)
            raise UnknownRow(name, () if near is None else (near,))
        return found

    def pages(self, row: Row) -> tuple[str, ...]:
        """The addresses of the sources of a row."""
        sources = self._whole.graph["sources"]
        return tuple(str(sources[source]["url"]) for source in row.sources)

    def neighbours(self, row: Row) -> tuple[StatementLine, ...]:
        """The statements of the same sort about the same things, which a reviewer compares with it."""
        from .neighbours import neighbours

        return neighbours(self.source, self._whole, row.id)

    @cached_property
    def deciding(self) -> DecidingSet:
        """The rows on which the headlines about the AI + Manufacturing plan rest; takes some seconds the first time."""
        from dataclasses import asdict

        from .analysis.deciding import Weighed, deciding_set, weighed
        from .kept import keep, kept

        known = kept("deciding", self._whole)
        found = weighed(self._whole) if known is None else Weighed(**known)
        if known is None:
            keep("deciding", self._whole, asdict(found))
        return deciding_set(self._whole, found)

    def stale(
        self, rows: Sequence[Row] | None = None, *, within_days: int = 60, older_than_months: int = 24
    ) -> StaleRows:
        """The rows, of all or of some, that should be looked at, the most consequential first."""
        from .analysis.stale import stale

        judged = tuple(self.rows.values()) if rows is None else rows
        return stale(
            self._whole,
            judged,
            self.deciding.weights,
            within_days=within_days,
            older_than_months=older_than_months,
        )

    def sample(self, size: int, *, seed: int, rows: Sequence[Row] | None = None) -> list[Row]:
        """A random sample of the rows, or of some, that anybody can draw again."""
        from .analysis.sample import sample

        return sample(self.rows.values() if rows is None else rows, size=size, seed=seed)

    def rates(self, drawn: Sequence[Row] = (), *, called: str = "sample") -> Rates:
        """What reviews found, by table, of the deciding set, and of a random sample if one is given."""
        from .analysis.rates import Rates, rate

        tables = sorted({row.table for row in self.rows.values()})
        sets = {"all": [*self.rows.values()]}
        sets |= {table: [row for row in self.rows.values() if row.table == table] for table in tables}
        sets["deciding set"] = [self.rows[row] for row in self.deciding.weights if row in self.rows]
        found = [rate(name, rows, self.reviews) for name, rows in sets.items()]
        if drawn:
            found.append(rate(called, drawn, self.reviews, is_random=True))
        return Rates(tuple(found))

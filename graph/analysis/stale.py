"""What should be looked at next: rows that are about to expire, not supported, not reviewed, or old.

Definition: a row is *expiring* if it ends, or a suspension of it ends, within some days after the
reference day; *unsupported* if the review that stands did not find it or found otherwise;
*unreviewed* if nobody compared it; *old* if the newest of its sources appeared more than some months
before the reference day. Those in most headlines come first, then those that end soonest; what is only
old comes after all others.

What it cannot see: sources without a date, and facts that changed without a new page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ..network import Network, valid_on
from ..reviews import Reviewed, reviews_in
from ..rows import Row
from .availability import joined

if TYPE_CHECKING:
    import pandas as pd

_UNSUPPORTED = frozenset({"not-found", "wrong"})
_DAYS_IN_MONTH = 30.44


class Reason(StrEnum):
    """Why a row should be looked at."""

    EXPIRING = "expiring"
    UNSUPPORTED = "unsupported"
    UNREVIEWED = "unreviewed"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class StaleRow:
    """A row to look at: in how many headlines it stands, why, when it or its suspension ends, its review, its age."""

    id: str
    table: str
    headlines: int
    reasons: tuple[Reason, ...]
    ends: date | None
    standing: Reviewed | None
    newest_source: date | None
    """By when the newest of its sources had appeared."""


@dataclass(frozen=True, slots=True)
class StaleRows:
    """The rows to look at, the most consequential first."""

    as_of: date
    rows: tuple[StaleRow, ...]

    def to_json(self) -> dict[str, Any]:
        """As `docs/json.md` describes it."""
        return {"as_of": self.as_of.isoformat(), "rows": [_record(row) for row in self.rows]}

    def to_frame(self) -> pd.DataFrame:
        """One row for each."""
        import pandas as pd

        columns = ["id", "table", "headlines", "reasons", "ends", "verdict", "checked_on", "newest_source"]
        return pd.DataFrame([joined(_record(row)) for row in self.rows], columns=columns)


def stale(
    network: Network,
    rows: Iterable[Row],
    weights: Mapping[str, int],
    *,
    within_days: int = 60,
    older_than_months: int = 24,
) -> StaleRows:
    """The rows that should be looked at.

    Args:
        network: every statement, with its reviews.
        rows: the rows to judge.
        weights: in how many headlines a row stands; those that are not there stand in none.
        within_days: how soon an end is near.
        older_than_months: from when on a source is old.
    """
    day = date.fromisoformat(network.graph["reference_day"])
    reviews = reviews_in(network)
    stays = _stays(network, day)
    near, old = day + timedelta(within_days), day - timedelta(round(older_than_months * _DAYS_IN_MONTH))
    found: list[StaleRow] = []
    for row in rows:
        standing = reviews.get(row.id)
        ends = min((end for end in (row.last_day, stays.get(row.id)) if end is not None and end >= day), default=None)
        holds = {
            Reason.EXPIRING: ends is not None and ends <= near,
            Reason.UNSUPPORTED: standing is not None and standing.verdict in _UNSUPPORTED,
            Reason.UNREVIEWED: standing is None,
            Reason.OLD: row.newest_source is not None and row.newest_source < old,
        }
        reasons = tuple(reason for reason, is_so in holds.items() if is_so)
        if reasons:
            weight = weights.get(row.id, 0)
            # A source that is dated by its year alone has not appeared at the end of a year that is not over.
            newest = None if row.newest_source is None else min(row.newest_source, day)
            found.append(StaleRow(row.id, row.table, weight, reasons, ends, standing, newest))
    return StaleRows(day, tuple(sorted(found, key=_rank)))


def _stays(network: Network, day: date) -> dict[str, date]:
    """For each measure on hold the first day on which a suspension of it ends."""
    measures = [(instrument, a) for instrument, _, a in network.edges(data=True) if a["kind"] == "restricts"]
    ends: dict[str, date] = {}
    for _, stay in measures:
        last = stay.get("last_day")
        if stay["measure"] == "suspension" and last is not None and valid_on(stay, day):
            for instrument, a in measures:
                if a["statement"] in stay.get("suspends", ()) or instrument in stay.get("suspends", ()):
                    ends[a["statement"]] = min(last, ends.get(a["statement"], last))
    return ends


def _rank(row: StaleRow) -> tuple[bool, int, date, str]:
    return row.reasons == (Reason.OLD,), -row.headlines, row.ends or date.max, row.id


def _record(row: StaleRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "table": row.table,
        "headlines": row.headlines,
        "reasons": [reason.value for reason in row.reasons],
        "ends": row.ends and row.ends.isoformat(),
        "verdict": row.standing and row.standing.verdict,
        "checked_on": row.standing and row.standing.checked_on.isoformat(),
        "newest_source": row.newest_source and row.newest_source.isoformat(),
    }

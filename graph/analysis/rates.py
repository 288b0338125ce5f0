"""How many rows were compared with a page, and how often it stated them.

Definition: of some rows, how many have a review and what the reviews that stand found. The share
that is supported is of the reviewed rows. For a random sample that was reviewed whole, the Wilson
interval says between which shares that of all rows lies, with 95 percent confidence. Rows that
somebody chose to review are no random sample: for them there is no interval.

What it cannot see: whether the page is right, and whether the row is modelled well.

Reference: E. B. Wilson (1927), "Probable inference, the law of succession, and statistical
inference", Journal of the American Statistical Association 22(158).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..reviews import VERDICTS, Reviews
from ..rows import Row

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Rate:
    """What reviews found of some rows; the interval, in percent, is that of a random sample reviewed whole."""

    of: str
    rows: int
    reviewed: int
    verdicts: dict[str, int]
    interval: tuple[float, float] | None = None

    @property
    def supported_pct(self) -> float | None:
        """The percentage of the reviewed rows that their page states."""
        return None if self.reviewed == 0 else round(100 * self.verdicts["supported"] / self.reviewed, 1)

    def to_json(self) -> dict[str, Any]:
        """As `docs/json.md` describes it."""
        low, high = self.interval or (None, None)
        return {
            "of": self.of,
            "rows": self.rows,
            "reviewed": self.reviewed,
            **self.verdicts,
            "supported_pct": self.supported_pct,
            "low_pct": low,
            "high_pct": high,
        }


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates of several sets of rows."""

    rates: tuple[Rate, ...]

    def to_json(self) -> list[dict[str, Any]]:
        """As `docs/json.md` describes it."""
        return [rate.to_json() for rate in self.rates]

    def to_frame(self) -> pd.DataFrame:
        """One row for each set."""
        import pandas as pd

        return pd.DataFrame(self.to_json())


def rate(of: str, rows: Iterable[Row], reviews: Reviews, *, is_random: bool = False) -> Rate:
    """What reviews found of some rows.

    Args:
        of: what the rows are called.
        rows: the rows.
        reviews: all reviews.
        is_random: whether the rows were drawn at random; then the interval is given once all are reviewed.
    """
    wanted = list(rows)
    counts = Counter(reviews[row.id].verdict for row in wanted if row.id in reviews)
    reviewed = counts.total()
    whole = is_random and reviewed == len(wanted) > 0
    interval = wilson(counts["supported"], reviewed) if whole else None
    return Rate(of, len(wanted), reviewed, {word: counts[word] for word in VERDICTS}, interval)


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """The Wilson interval of a share, in percent, with 95 percent confidence."""
    from scipy.stats import binomtest

    found = binomtest(successes, trials).proportion_ci(confidence_level=0.95, method="wilson")
    return round(100 * float(found.low), 1), round(100 * float(found.high), 1)

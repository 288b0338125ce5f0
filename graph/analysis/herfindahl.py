"""The Herfindahl-Hirschman index (HHI) of shares that are known only within bounds.

Definition: the HHI is the sum of the squared shares in percent, from near 0 to 10,000. Each named
supplier has a share between `low` and `high`; what is left to 100 percent belongs to others whom
nobody counted.

- Lower bound: every share at its low, and the rest spread over infinitely many others, which add
  nothing: `Σ low²`.
- Upper bound: the largest `Σ s² + (100 - Σ s)²` over all `low ≤ s ≤ high` with `Σ s ≤ 100`: the rest
  belongs to one more supplier. The sum is convex, so it is largest at a corner: all shares but at
  most one at a bound. Up to `EXACT_UP_TO` uncertain shares every corner is tried. Finding the corner
  is NP-hard in general; beyond that number each square is replaced by its chord, which can only
  raise the bound.

What it cannot see: whether the named suppliers are the largest. The tighter upper bound of the
literature, in which nobody unnamed is larger than the smallest named one, needs that and is not used.

References: U.S. Department of Justice and Federal Trade Commission, Merger Guidelines (2023),
guideline 1 (markets above 1,800 are highly concentrated; from 1,000 moderately: Horizontal Merger
Guidelines 1992, and the page of the Department of Justice on the index); M. Naldi and M. Flamini, Interval estimation of the Herfindahl-Hirschman index
under incomplete market information, UKSim 2014; S. Ferson and others, Computing variance for
interval data is NP-hard, ACM SIGACT News 33(2), 2002.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

HIGHLY_CONCENTRATED = 1800.0
MODERATELY_CONCENTRATED = 1000.0
EXACT_UP_TO = 12
_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure that is known to lie between `low` and `high`; `best` is the likeliest by a stated rule."""

    low: float
    best: float
    high: float


def hhi(shares: Sequence[Bounds], *, likeliest: Sequence[float]) -> Bounds:
    """The HHI of shares in percent.

    Args:
        shares: what is known of each named supplier.
        likeliest: the shares that make up `best`, with however the rest is split.
    """
    low = sum(share.low**2 for share in shares)
    best = sum(share**2 for share in likeliest)
    high = _highest(shares)
    # Published shares may add up to more than 100 by rounding; the bounds hold for what can be true.
    return Bounds(low, min(max(best, low), high), high)


def band(index: Bounds) -> str:
    """What the merger guidelines call such a market, if both bounds say the same."""
    if index.low > HIGHLY_CONCENTRATED:
        return "high"
    if index.high < MODERATELY_CONCENTRATED:
        return "low"
    if index.low >= MODERATELY_CONCENTRATED and index.high <= HIGHLY_CONCENTRATED:
        return "moderate"
    return "open"


def concentration_ratio(shares: Sequence[Bounds], largest: int) -> Bounds:
    """The joint share of the `largest` suppliers; the unknown rest could be one of them."""
    lows, bests = (sorted(values, reverse=True) for values in zip(*((s.low, s.best) for s in shares), strict=True))
    low, best = sum(lows[:largest]), sum(bests[:largest])
    # Whoever is not among the largest keeps at least its low; everything else may be theirs.
    high = _WHOLE - sum(sorted((share.low for share in shares), reverse=True)[largest:])
    top = sorted((*(share.high for share in shares), _rest(shares)), reverse=True)[:largest]
    high = max(low, min(high, sum(top), _WHOLE))
    return Bounds(low, min(max(best, low), high), high)


def _rest(shares: Sequence[Bounds]) -> float:
    return max(0.0, _WHOLE - sum(share.low for share in shares))


def _highest(shares: Sequence[Bounds]) -> float:
    whole = max(_WHOLE, sum(share.low for share in shares))
    fixed = [share.low for share in shares if share.high <= share.low]
    loose = [share for share in shares if share.high > share.low]
    known = sum(value**2 for value in fixed)
    left = whole - sum(fixed)
    if len(loose) > EXACT_UP_TO:
        return known + _chords(loose, left)
    return known + max(sum(value**2 for value in corner) for corner in _corners(loose, left))


def _corners(loose: Sequence[Bounds], left: float) -> Iterator[tuple[float, ...]]:
    """Every corner: all shares at a bound, and either the others or one supplier take what is left."""
    for chosen in product((False, True), repeat=len(loose)):
        values = [share.high if up else share.low for share, up in zip(loose, chosen, strict=True)]
        remaining = left - sum(values)
        if remaining >= 0:
            yield *values, remaining
            continue
        for place, share in enumerate(loose):
            # One supplier gives way until the shares add up to the whole.
            adjusted = values[place] + remaining
            if chosen[place] and adjusted >= share.low:
                yield *values[:place], adjusted, *values[place + 1 :]


def _chords(loose: Sequence[Bounds], left: float) -> float:
    lows = sum(share.low for share in loose)
    free = left - lows
    steps = [(share.low + share.high, share.high - share.low) for share in loose] + [(free, free)]
    total = sum(share.low**2 for share in loose)
    for slope, width in sorted(steps, reverse=True):
        taken = min(width, free)
        total += slope * taken
        free -= taken
    return total

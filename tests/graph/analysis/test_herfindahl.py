"""The HHI and its bounds, against published numbers and against all that could be true."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisupply.graph.analysis import herfindahl
from aisupply.graph.analysis.herfindahl import Bounds, band, concentration_ratio, hhi

percent = st.integers(0, 100).map(float)


def exactly(*shares: float) -> list[Bounds]:
    return [Bounds(share, share, share) for share in shares]


def test_the_example_of_the_merger_guidelines_has_2600_points() -> None:
    """Horizontal Merger Guidelines 2010, note 9: shares of 30, 30, 20 and 20 percent, 900 + 900 + 400 + 400."""
    shares = exactly(30, 30, 20, 20)

    assert hhi(shares, likeliest=[30, 30, 20, 20]) == Bounds(2600, 2600, 2600)


@pytest.mark.parametrize(("shares", "expected"), [((100,), 10_000), ((50, 50), 5_000), ((10,) * 10, 1_000)])
def test_textbook_markets_have_their_index(shares: tuple[float, ...], expected: float) -> None:
    assert hhi(exactly(*shares), likeliest=shares) == Bounds(expected, expected, expected)


def test_what_nobody_counted_is_spread_thin_at_least_and_one_more_supplier_at_most() -> None:
    index = hhi(exactly(60, 10), likeliest=[60, 10])

    assert (index.low, index.high) == (3700, 3700 + 30**2)


def test_statements_that_differ_widen_the_bounds() -> None:
    """Gallium 2023: 80, 98 or 99 percent. At least 80², at most 99² + 1²."""
    index = hhi([Bounds(80, 98, 99)], likeliest=[98])

    assert (index.low, index.best, index.high) == (6400, 9604, 9802)


def test_the_upper_bound_does_not_pass_a_hundred_percent() -> None:
    """Two of 40 to 60 percent: both cannot have 60, so 60² + 40² is the most."""
    assert hhi([Bounds(40, 50, 60)] * 2, likeliest=[50, 50]).high == 5200


def test_shares_over_a_hundred_by_rounding_are_no_error() -> None:
    assert hhi(exactly(70.2, 29.9), likeliest=[70.2, 29.9]).high == pytest.approx(70.2**2 + 29.9**2)


@pytest.mark.parametrize(
    ("bounds", "word"),
    [
        ((1900, 2500), "high"),
        ((1000, 1800), "moderate"),
        ((10, 900), "low"),
        ((900, 1100), "open"),
        ((0, 5000), "open"),
    ],
)
def test_a_market_has_a_name_only_where_both_bounds_agree(bounds: tuple[float, float], word: str) -> None:
    assert band(Bounds(bounds[0], bounds[0], bounds[1])) == word


def test_the_three_largest_may_include_one_whom_nobody_counted() -> None:
    ratio = concentration_ratio(exactly(40, 20, 10, 5), 3)

    assert (ratio.low, ratio.high) == (70, 85)


@st.composite
def uncertain_market(draw: st.DrawFn) -> tuple[list[Bounds], list[float]]:
    """Bounds, and shares within them that add up to at most 100."""
    true: list[float] = []
    left = 100.0
    for _ in range(draw(st.integers(1, 6))):
        true.append(draw(st.floats(0, left)))
        left -= true[-1]
    bounds = [
        Bounds(max(0.0, t - draw(percent)), t, min(100.0, t + draw(percent)))
        if draw(st.booleans())
        else Bounds(t, t, t)
        for t in true
    ]
    return bounds, true


@settings(deadline=None)
@given(uncertain_market(), st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_whatever_is_true_lies_within_the_bounds(market: tuple[list[Bounds], list[float]], places: list[float]) -> None:
    bounds, true = market
    rest = max(0.0, 100 - sum(true))
    cut = sorted(place * rest for place in places)
    parts = [b - a for a, b in zip([0.0, *cut], [*cut, rest], strict=True)]
    shares = sorted([*true, *parts], reverse=True)
    index = hhi(bounds, likeliest=shares)
    largest = concentration_ratio(bounds, 3)

    assert index.low - 1e-6 <= sum(s**2 for s in shares) <= index.high + 1e-6
    assert largest.low - 1e-6 <= sum(shares[:3]) <= largest.high + 1e-6


@settings(max_examples=50, deadline=None)
@given(uncertain_market())
def test_the_quick_bound_for_many_suppliers_is_never_below_the_exact_one(
    market: tuple[list[Bounds], list[float]],
) -> None:
    bounds, true = market
    exact = hhi(bounds, likeliest=true).high
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(herfindahl, "EXACT_UP_TO", 0)
        quick = hhi(bounds, likeliest=true).high

    assert quick >= exact - 1e-6

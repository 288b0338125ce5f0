"""Printing how concentrated markets are."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from ..graph.analysis.concentration_result import Concentration, Concentrations, share_of
from ..graph.analysis.herfindahl import Bounds
from ..graph.analysis.shares import Share
from .output import Format, print_json, print_rows, print_text, tell

_WIDTH = 100
_NAME_WIDTH = 44


def print_concentrations(
    answer: Concentrations, *, every_market: bool, towards: str | None = None, format_: Format
) -> None:
    """Print markets: each with its shares, or one line an item; CSV and JSON always hold every market."""
    if not answer.rows:
        tell("Nobody states a share of it on that day. Kinds of it may have shares: `aisupply show` names them.")
    match format_:
        case Format.JSON:
            print_json(answer.document())
        case Format.CSV:
            records = answer.share_records()
            columns = tuple(records[0]) if records else ()
            print_rows(columns, [tuple(record.values()) for record in records], format_=Format.CSV)
        case Format.TABLE if every_market:
            for line in _markets(answer, towards):
                print_text(line)
        case Format.TABLE:
            _print_overview(answer, towards)


def _print_overview(answer: Concentrations, towards: str | None) -> None:
    country = towards or answer.home
    leading = answer.leading()
    dependence = answer.dependence(country)
    for by in ("company", "country"):
        rows = [
            (
                row.market.item,
                f"{row.market.scope} {row.market.measure} {row.market.year or 'undated'}",
                f"{row.shares[0].holder} {row.shares[0].pct.best:.0f}",
                _range(row.hhi),
                _range(dependence[row.market]),
            )
            for row in leading
            if row.by == by
        ]
        print_text(f"By {by}: the best known market of each item; shares in percent")
        print_rows(("item", "market", "largest", "HHI", country), rows, format_=Format.TABLE)
        print_text("")


def _markets(answer: Concentrations, towards: str | None) -> Iterator[str]:
    for row in answer.rows:
        name = answer.labels[row.market.item]
        of = f" ({row.market.source})" if row.market.source else ""
        yield f"{name}, by {row.by}: {row.market}{of}"
        yield f"  {'':{_NAME_WIDTH}} {'low':>6} {'best':>6} {'high':>6}"
        for share in row.shares:
            yield _share_line(share, answer.labels)
        yield from (_wrapped(line) for line in _figures(row, towards))
        yield ""


def _share_line(share: Share, labels: dict[str, str]) -> str:
    name = f"{labels[share.holder]} ({share.holder})"
    shown = name if len(name) <= _NAME_WIDTH else name[: _NAME_WIDTH - 1] + "…"
    pct = share.pct
    remark = ", ".join(("differ",) * share.differs + ((share.basis,) if share.basis != "stated" else ()))
    return f"  {shown:{_NAME_WIDTH}} {pct.low:6.1f} {pct.best:6.1f} {pct.high:6.1f}  {remark}".rstrip()


def _figures(row: Concentration, towards: str | None) -> Iterator[str]:
    if row.rest.high > 0:
        known = f"; no share is stated of {', '.join(row.unstated)}" if row.unstated else ""
        yield f"not stated: {_range(row.rest, 1)} %{known}"
    indices = f"HHI {_range(row.hhi)}, best {row.hhi.best:.0f} ({_BANDS[row.band]})"
    yield f"{indices}; CR1 {_range(row.cr1)} %, CR3 {_range(row.cr3)} %"
    if row.by == "country":
        yield f"home share of {row.home}: {_range(row.home_share, 1)} %"
        if towards is not None:
            yield f"dependence towards {towards}: {_range(share_of(towards, row.shares), 1)} %"
    yield from row.warnings
    yield f"[{', '.join(row.sources)}]"


_BANDS = {
    "high": "highly concentrated",
    "moderate": "moderately concentrated",
    "low": "not concentrated",
    "open": "the bounds leave it open",
}


def _range(bounds: Bounds, digits: int = 0) -> str:
    low, high = f"{bounds.low:.{digits}f}", f"{bounds.high:.{digits}f}"
    return low if low == high else f"{low}–{high}"


def _wrapped(line: str) -> str:
    return textwrap.fill(line, _WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)

"""Printing what a scenario changes, goals first, so that it fits 100 columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .fitting import as_many_as_fit
from .output import Format, print_rows, print_text

if TYPE_CHECKING:
    from ..graph.analysis.what_if import Effect, WhatIf

_MANY = 40
_LOST_WIDTH = 22
"""What the other columns leave of 100 to the names of lost suppliers."""


def print_changes(found: WhatIf) -> None:
    """Print the goals that change and the items that do, the worst first, and how many of each change there are."""
    changed = found.changed()
    _print("goal", [effect for effect in changed if effect.kind == "goal"])
    _print("item", [effect for effect in changed if effect.kind == "item"])
    counts = Counter(effect.change for effect in changed)
    words = ", ".join(f"{change}: {count}" for change, count in counts.items())
    of_them = f" ({words})" if words else ""
    print_text(
        f"{len(changed)} of {len(found.effects)} goals and items change{of_them}; the others hold or stay out of reach."
    )
    if changed:
        print_text("Capacity in percent of what today's suppliers deliver unhindered, by the best shares (low–high).")


def _print(kind: str, effects: Sequence[Effect]) -> None:
    if not effects:
        return
    if kind == "goal":
        rows = [(e.change, e.target, e.standing, _capacity(e)) for e in effects[:_MANY]]
        print_rows(("change", "goal", "standing", "capacity"), rows, format_=Format.TABLE)
    else:
        rows = [
            (e.change, e.target, e.standing, _capacity(e), _suppliers(e), as_many_as_fit(e.lost, _LOST_WIDTH))
            for e in effects[:_MANY]
        ]
        columns = ("change", "item", "standing", "capacity", "suppliers", "lost")
        print_rows(columns, rows, format_=Format.TABLE)
    if len(effects) > _MANY:
        print_text(f"… and {len(effects) - _MANY} more {kind}s; --format csv and json have all.")
    print_text("")


def _capacity(effect: Effect) -> str:
    before, after = effect.capacity_before, effect.capacity_after
    span = "" if after.low == after.high else f" ({_percent(after.low)}–{_percent(after.high)})"
    return f"{_percent(before.best)} → {_percent(after.best)}{span}"


def _percent(capacity: float) -> str:
    percent = 100 * capacity
    return f"{percent:.0f}" if percent == 0 or percent >= 9.95 else f"{percent:.1f}"  # noqa: PLR2004 — 10 as printed


def _suppliers(effect: Effect) -> str:
    return f"{len(effect.suppliers_before)} → {len(effect.suppliers_after)}"

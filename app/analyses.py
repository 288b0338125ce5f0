"""Printing the answers of the dependency analyses as tables that fit 100 columns, as CSV and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .breakthrough_tables import completeness, print_sets
from .frames import print_frame
from .output import Format, print_json, print_rows, print_text

if TYPE_CHECKING:
    from ..graph.analysis.breakthroughs import Breakthroughs
    from ..graph.analysis.chokepoints import Chokepoint, Chokepoints
    from ..graph.analysis.cut_sets import CutSets
    from ..graph.analysis.sweep import Sweep
    from ..graph.analysis.what_if import WhatIf


def print_chokepoints(found: Chokepoints, *, format_: Format) -> None:
    """Print chokepoints in their ranking, and which of them the plan does not address."""
    if not _print_plain(found, format_):
        return
    if not found.works:
        print_text(f"{found.target} cannot be had or met to begin with: `aisupply why {found.target}` says why.")
        return
    columns = ("chokepoint", "standing", "goals", "steps", "through", "in preparation", "measures", "aimed at by")
    print_rows(columns, [_choke_row(choke) for choke in found.chokepoints], format_=format_)
    print_text(
        f"\nChokepoints: {len(found.chokepoints)}; not named by any goal or measure of {found.plan}: "
        f"{', '.join(choke.thing for choke in found.unaddressed) or 'none'}."
    )
    print_text("Ranked: confirmed first, then by goals broken, then by steps above the raw end.")


def print_cut_sets(found: CutSets, *, format_: Format) -> None:
    """Print minimal cut sets, smallest first, with a word where the list was cut."""
    if not _print_plain(found, format_):
        return
    if not found.works:
        print_text(f"{found.target} cannot be had or met to begin with: `aisupply why {found.target}` says why.")
        return
    rows = [(cut.size, ", ".join(cut.members), cut.standing) for cut in found.cut_sets]
    if rows:
        print_rows(("size", f"{found.of} that fall together", "standing"), rows, format_=format_)
        print_text("")
    print_text(f"Minimal cut sets: {len(rows)}. {completeness(complete=found.complete, bound=found.bound)}")


def print_breakthroughs(found: Breakthroughs, *, format_: Format) -> None:
    """Print breakthrough sets and, for each item of the smallest, who works on it."""
    if not _print_plain(found, format_):
        return
    if found.works:
        print_text(f"{found.target} can be had or met without any breakthrough.")
        return
    print_sets(found)


def print_what_if(found: WhatIf, *, format_: Format) -> None:
    """Print what a scenario changes, the worst first."""
    if _print_plain(found, format_):
        from .what_ifs import print_changes

        print_changes(found)


def print_sweep(found: Sweep, *, format_: Format) -> None:
    """Print from which day on each target could or could not be had, and what began and ended then."""
    if not _print_plain(found, format_):
        return
    rows = [
        (s.target, s.since, "yes" if s.works else f"no ({s.standing})", _few(s.begun), _few(s.ended))
        for s in found.stretches
    ]
    print_rows(("target", "from", "can be had", "begun", "ended"), rows, format_=format_)
    print_text(f"\n{found.days} days on which something changes were looked at.")


def _print_plain(found: Breakthroughs | Chokepoints | CutSets | Sweep | WhatIf, format_: Format) -> bool:
    """Print CSV and JSON; whether a table is wanted instead."""
    if format_ is Format.JSON:
        print_json(found.to_json())
    elif format_ is Format.CSV:
        print_frame(found.to_frame(), format_=format_)
    return format_ is Format.TABLE


def _choke_row(choke: Chokepoint) -> tuple[object, ...]:
    through = () if choke.through == (choke.thing,) else choke.through
    return (
        choke.thing,
        choke.standing,
        len(choke.goals),
        choke.steps,
        _few(through, most=1),
        len(choke.in_preparation),
        len(choke.measures),
        len(choke.addressed_by),
    )


def _few(words: Sequence[str], most: int = 3) -> str:
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return ", ".join(words[:most]) + more

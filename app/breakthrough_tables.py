"""Printing breakthrough sets, their items, and the plan's priority technologies beside them, in 100 columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .fitting import as_many_as_fit, over_rows
from .output import Format, print_rows, print_text

if TYPE_CHECKING:
    from ..graph.analysis.breakthroughs import Breakthroughs, BreakthroughSet
    from ..graph.analysis.priorities import Priorities

_MANY = 40
_SET_WIDTH = 78
_NAMES_WIDTH = 30
_RESTS_WIDTH = 42


def print_sets(found: Breakthroughs) -> None:
    """Print the sets, smallest first, then the items of the smallest, then the five technologies."""
    rows = [row for each in found.breakthrough_sets[:_MANY] for row in _set_rows(each)]
    print_rows(("size", "standing", f"items to supply from {found.home}"), rows, format_=Format.TABLE)
    total = len(found.breakthrough_sets)
    print_text(
        f"\n{total} minimal breakthrough set{'' if total == 1 else 's'}. {completeness(complete=found.complete, bound=found.bound)}"
    )
    if total > _MANY:
        print_text(f"The first {_MANY} are shown; --format json has all.")
    _print_items(found)
    if found.priorities is not None:
        _print_priorities(found.priorities)


def completeness(*, complete: bool, bound: int | None) -> str:
    """Whether other sets may exist, in a sentence."""
    if complete:
        return "The list is complete."
    if bound is None:
        return "The list was cut short."
    return f"Every set of at most {bound} is there; larger ones may exist (--max-size)."


def _set_rows(found: BreakthroughSet) -> Iterator[tuple[object, ...]]:
    lines = over_rows(found.members, _SET_WIDTH)
    yield found.size, found.standing, next(lines, "")
    yield from (("", "", line) for line in lines)


def _print_items(found: Breakthroughs) -> None:
    print_text(f"\nItems of {_smallest(len(found.smallest))}")
    items = [
        (
            item.item,
            item.in_smallest,
            as_many_as_fit(item.in_preparation, _NAMES_WIDTH),
            as_many_as_fit(item.addressed_by, _NAMES_WIDTH),
        )
        for item in found.items
    ]
    columns = ("item", "in sets", f"in preparation in {found.home}", "addressed by")
    print_rows(columns, items, format_=Format.TABLE)


def _smallest(count: int) -> str:
    return "the smallest set" if count == 1 else f"the {count} smallest sets"


def _print_priorities(found: Priorities) -> None:
    if not found.technologies:
        return
    of_goals = f" of {len(found.targets)} goals" if len(found.targets) > 1 else ""
    print_text(f"\nThe plan's five priority technologies beside {_smallest(found.sets)}{of_goals}")
    rows = [
        (each.technology, each.in_sets, each.rests_on_sets, as_many_as_fit(each.rests_on, _RESTS_WIDTH))
        for each in found.technologies
    ]
    print_rows(("technology", "in sets", "rests on", "through"), rows, format_=Format.TABLE)
    aimless = [f"{item} ({count})" if found.sets > 1 else item for item, count in found.unaimed]
    print_text("In sets: it, a kind or a part of it is a member. Rests on: something that it needs is one.")
    print_text("None of the five aims at:" if aimless else "The five aim at every item of these sets.")
    for line in over_rows(aimless, _SET_WIDTH + 18):
        print_text(f"  {line}")

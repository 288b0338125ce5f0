"""Who is at work on an item: goals and measures of a plan that name it, and suppliers who prepare it."""

from __future__ import annotations

from collections.abc import Iterable

from ..network import Network
from ..requirements import kinds_above, kinds_below
from .goals import beneath_links, goals_of
from .organizations import home
from .scenario import Include, Scenario


def addressing(network: Network, plan: str, things: Iterable[str]) -> tuple[str, ...]:
    """The plan itself, its goals, tasks and measures that target, require or promote one of some things.

    An item is also addressed where a type or a kind of it is: who promotes lithography tools
    promotes scanners, and who promotes one training chip promotes training chips.
    """
    concerned: set[str] = set()
    for thing in things:
        concerned |= {thing} | kinds_above(network, thing) | kinds_below(network, thing)
    return tuple(
        goal for goal in (plan, *goals_of(network, plan)) if concerned.intersection(beneath_links(network, goal))
    )


def in_preparation(
    network: Network, items: Iterable[str], scenario: Scenario, *, at_home_in: str | None = None
) -> tuple[str, ...]:
    """The suppliers who only plan or sample one of some items and are not known to have given up, sorted."""
    found = {
        supplier
        for item in items
        for supplier, _, a in network.in_edges(item, data=True)
        if a["kind"] == "supplies"
        and a.get("status") in {Include.PLANNED, Include.SAMPLING}
        and a.get("last_day", scenario.as_of) >= scenario.as_of
    }
    return tuple(sorted(s for s in found if at_home_in is None or home(network, s) == at_home_in))

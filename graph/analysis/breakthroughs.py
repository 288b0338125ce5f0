"""Breakthrough sets: what a country would have to make itself to reach a goal without the others.

Definition: given a scenario in which a target is unobtainable, a breakthrough set is a set of items
which, once somebody at home supplied them, make it obtainable; it is minimal if no proper subset
does. The needs of those items still apply: whoever begins to make them buys as an ordinary buyer at
home. Home is the home of the buyer, or the country of the goal's plan. Breakthrough sets are the
minimal path sets of the system in which each item has one more supplier at home that does not work
yet. Two sorts of item are left out: what is only a stock (held, and made no more), and kinds for
which a type of theirs stands (see `_represented`). What it cannot see: how hard a breakthrough is; sets are counted, not weighed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..logic import SetFamily
from ..network import Network
from .addressing import addressing, in_preparation
from .availability import Standing, asked, buyer_of, check_target, joined
from .breakthrough_search import Bounded, Found, breakthrough_search
from .chokepoints import DEFAULT_PLAN
from .compiling import compiled
from .equations import Equations
from .goals import is_goal, plan_of
from .organizations import home
from .priorities import Priorities, priorities
from .scenario import Scenario, World

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class BreakthroughSet:
    """Items whose supply at home frees the target; apparent where unnamed suppliers may do so already."""

    members: tuple[str, ...]
    standing: Standing

    @property
    def size(self) -> int:
        """How many items somebody would have to begin to make."""
        return len(self.members)


@dataclass(frozen=True, slots=True)
class BreakthroughItem:
    """An item of the smallest sets: in how many it stands, who prepares it at home, what in the plan aims at it."""

    item: str
    label: str
    in_smallest: int
    in_preparation: tuple[str, ...]
    addressed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Breakthroughs:
    """The breakthrough sets of a target, smallest first; none if it `works` without any."""

    target: str
    buyer: str
    home: str
    plan: str
    scenario: Scenario
    works: bool
    complete: bool
    bound: int | None
    breakthrough_sets: tuple[BreakthroughSet, ...]
    items: tuple[BreakthroughItem, ...]
    priorities: Priorities | None

    @property
    def smallest(self) -> tuple[BreakthroughSet, ...]:
        """The sets of the least size."""
        least = self.breakthrough_sets[0].size if self.breakthrough_sets else 0
        return tuple(found for found in self.breakthrough_sets if found.size == least)

    def to_json(self) -> dict[str, Any]:
        """As `docs/json.md` describes it."""
        return {
            "target": self.target,
            "buyer": self.buyer,
            "of": "items",
            **asked(self.scenario),
            "home": self.home,
            "plan": self.plan,
            "works": self.works,
            "complete": self.complete,
            "bound": self.bound,
            "breakthrough_sets": [
                {"members": list(found.members), "size": found.size, "standing": found.standing.value}
                for found in self.breakthrough_sets
            ],
            "items": [_record(item) for item in self.items],
            "priorities": None if self.priorities is None else self.priorities.to_json(),
        }

    def to_frame(self) -> pd.DataFrame:
        """One row for each item of the smallest sets."""
        import pandas as pd

        return pd.DataFrame([joined(_record(item)) for item in self.items])


def breakthroughs(
    network: Network,
    target: str,
    scenario: Scenario,
    *,
    without: Iterable[str] = (),
    max_size: int | None = None,
    limit: int | None = 1_000,
    plan: str | None = None,
) -> Breakthroughs:
    """The breakthrough sets of an item or goal.

    Args:
        network: every statement.
        target: an item, goal or plan.
        scenario: the assumptions.
        without: countries, organizations or items that fall away besides those that the scenario removes.
        max_size: the largest set wanted; without it all sets, if that can be done.
        limit: the most sets wanted.
        plan: the plan that may aim at the items; a goal's own, or the AI + Manufacturing plan.

    Raises:
        NotATarget: the target is nothing that can be had or met.
    """
    check_target(network, target)
    asked_for = replace(scenario, remove=scenario.remove | set(without))
    buyer = buyer_of(network, target, scenario)
    at_home = home(network, buyer) or buyer
    equations = compiled(network, asked_for, [target], home_suppliers_in=at_home)
    works = equations.works(target)
    bounds = Bounded(max_size, limit)
    found = Found(SetFamily(()), []) if works else breakthrough_search(equations, target, bounds)
    sets = found.sets
    in_open = replace(asked_for, world=World.OPEN)
    open_world = compiled(network, in_open, [target], home_suppliers_in=at_home, facts=equations.facts)
    judged = tuple(BreakthroughSet(members, _standing(open_world, target, members)) for members in sets)
    chosen = plan or (plan_of(network, target) if is_goal(network, target) else DEFAULT_PLAN)
    return Breakthroughs(
        target=target,
        buyer=buyer,
        home=at_home,
        plan=chosen,
        scenario=asked_for,
        works=works,
        complete=found.family.complete,
        bound=found.family.bound,
        breakthrough_sets=judged,
        items=_items(network, sets, asked_for, chosen, at_home),
        priorities=None if works else priorities(equations, target, sets, home=at_home, bounds=bounds),
    )


def _standing(open_world: Equations, target: str, members: tuple[str, ...]) -> Standing:
    """Confirmed if no member can be spared where unnamed suppliers may exist."""
    one_short = [set(members) - {member} for member in members]
    spared = any(open_world.works_with_home_supplies(target, others) for others in one_short)
    return Standing.APPARENT if spared else Standing.CONFIRMED


def _items(
    network: Network, sets: list[tuple[str, ...]], scenario: Scenario, plan: str, at_home: str
) -> tuple[BreakthroughItem, ...]:
    smallest = [members for members in sets if len(members) == len(sets[0])]
    counts = Counter(item for members in smallest for item in members)
    return tuple(
        BreakthroughItem(
            item=item,
            label=str(network.nodes[item].get("label_en", item)),
            in_smallest=count,
            in_preparation=in_preparation(network, [item], scenario, at_home_in=at_home),
            addressed_by=addressing(network, plan, [item]),
        )
        for item, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def _record(item: BreakthroughItem) -> dict[str, Any]:
    return {
        "item": item.item,
        "in_smallest": item.in_smallest,
        "in_preparation": list(item.in_preparation),
        "addressed_by": list(item.addressed_by),
    }

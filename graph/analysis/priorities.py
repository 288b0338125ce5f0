"""The plan's five priority technologies beside the smallest breakthrough sets: does it aim at what is missing?

Definition: of an item or goal its smallest breakthrough sets are compared; of a plan those of each of
its goals that cannot be met, equal sets counted once. A technology is *in* a set if the set holds it,
or a kind or part of it, to the bottom; it *rests on* a set that holds something beneath it: what it
or one of these needs, directly or through others, alternatives included. An item is *unaimed* if none
of the five is, or has as kind or part, that item.

What it cannot see: whether work on a technology reaches what it rests on. To rest on an item is no aim
at it; whoever makes chips at home may go on buying the film.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..network import Network
from .breakthrough_search import Bounded, breakthrough_search
from .compiling import compiled
from .equations import Equations, Node, NodeKind
from .facts import Facts
from .goals import beneath, goals_of
from .scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

PRIORITY_TECHNOLOGIES = (
    "high-end-training-chip",
    "edge-inference-chip",
    "ai-server",
    "high-speed-interconnect",
    "intelligent-computing-cloud-os",
)
"""The five technologies that the AI + Manufacturing plan puts first, in its order."""
_DOWNWARD = frozenset({"kind_of", "part_of"})


@dataclass(frozen=True, slots=True)
class PriorityTechnology:
    """One of the five: in how many sets it stands, how many it rests on, and through which of their items."""

    technology: str
    label: str
    in_sets: int
    rests_on_sets: int
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Priorities:
    """The five technologies beside the smallest sets of some targets, and the items at which none aims."""

    targets: tuple[str, ...]
    sets: int
    technologies: tuple[PriorityTechnology, ...]
    unaimed: tuple[tuple[str, int], ...]
    """Items at which none of the five aims, with in how many sets they stand, most first."""

    def to_json(self) -> dict[str, Any]:
        """As `docs/json.md` describes it."""
        return {
            "targets": list(self.targets),
            "sets": self.sets,
            "technologies": [
                {
                    "technology": each.technology,
                    "in_sets": each.in_sets,
                    "rests_on_sets": each.rests_on_sets,
                    "rests_on": list(each.rests_on),
                }
                for each in self.technologies
            ],
            "unaimed": [{"item": item, "in_sets": count} for item, count in self.unaimed],
        }

    def to_frame(self) -> pd.DataFrame:
        """One row for each technology, lists joined by `|`."""
        import pandas as pd

        rows = [(t.technology, t.label, t.in_sets, t.rests_on_sets, "|".join(t.rests_on)) for t in self.technologies]
        return pd.DataFrame(rows, columns=["technology", "label", "in_sets", "rests_on_sets", "rests_on"])


def priorities(
    equations: Equations,
    target: str,
    sets: list[tuple[str, ...]],
    *,
    home: str,
    bounds: Bounded,
) -> Priorities:
    """The comparison for a target with its breakthrough sets, smallest first.

    Args:
        equations: those of the target, with home supplies.
        target: an item, goal or plan that cannot be had or met.
        sets: its breakthrough sets.
        home: the country in which somebody might begin to supply items.
        bounds: how many and how large sets are wanted of each goal.
    """
    facts = equations.facts
    found = {target: frozenset(_smallest(sets))}
    if facts.network.nodes[target].get("class_") == "plan":
        found = _of_goals(facts, target, equations, home=home, bounds=bounds)
    smallest = sorted(frozenset[tuple[str, ...]]().union(*found.values()))
    present = [each for each in PRIORITY_TECHNOLOGIES if each in facts.network]
    aims = {technology: _with_kinds_and_parts(facts, technology) for technology in present}
    counts = Counter(item for members in smallest for item in members if not any(item in a for a in aims.values()))
    return Priorities(
        targets=tuple(found),
        sets=len(smallest),
        technologies=tuple(_technology(facts, each, aims[each], smallest, equations.scenario) for each in present),
        unaimed=tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _of_goals(
    facts: Facts, plan: str, of_plan: Equations, *, home: str, bounds: Bounded
) -> dict[str, frozenset[tuple[str, ...]]]:
    """The smallest sets of each goal of a plan that cannot be met; goals that ask for the same items are one search."""
    states = of_plan.states()
    unmet = [goal for goal in goals_of(facts.network, plan) if not states[of_plan.ids[Node(NodeKind.GOAL, goal)]]]
    by_wish: dict[frozenset[str], frozenset[tuple[str, ...]]] = {}
    for goal in unmet:
        wish = _wish(facts.network, goal)
        if wish not in by_wish:
            equations = compiled(facts.network, of_plan.scenario, [goal], home_suppliers_in=home, facts=facts)
            by_wish[wish] = frozenset(_smallest(breakthrough_search(equations, goal, bounds).sets))
    return {goal: by_wish[_wish(facts.network, goal)] for goal in unmet}


def _wish(network: Network, goal: str) -> frozenset[str]:
    """The items that a goal and the goals beneath it ask for."""
    goals, items = beneath(network, goal)
    return frozenset(items).union(*(_wish(network, child) for child in goals))


def _smallest(sets: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [members for members in sets if len(members) == len(sets[0])]


def _technology(
    facts: Facts, technology: str, aimed: frozenset[str], smallest: list[tuple[str, ...]], scenario: Scenario
) -> PriorityTechnology:
    beneath_it = _reached(aimed, lambda item: _needed(facts, item, scenario)) - aimed
    found = [sorted(beneath_it.intersection(members)) for members in smallest]
    return PriorityTechnology(
        technology=technology,
        label=str(facts.network.nodes[technology].get("label_en", technology)),
        in_sets=sum(not aimed.isdisjoint(members) for members in smallest),
        rests_on_sets=sum(bool(items) for items in found),
        rests_on=tuple(sorted({item for items in found for item in items})),
    )


def _needed(facts: Facts, item: str, scenario: Scenario) -> list[str]:
    return [*facts.kinds(item), *(edge.input for edge in facts.requirements(item, scenario))]


def _with_kinds_and_parts(facts: Facts, technology: str) -> frozenset[str]:
    def beneath_it(thing: str) -> list[str]:
        return [each for each, keyed in facts.network.pred[thing].items() if not _DOWNWARD.isdisjoint(keyed)]

    return _reached(frozenset({technology}), beneath_it)


def _reached(things: frozenset[str], further: Callable[[str], Iterable[str]]) -> frozenset[str]:
    reached = set(things)
    waiting = list(things)
    while waiting:
        for there in further(waiting.pop()):
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    return frozenset(reached)

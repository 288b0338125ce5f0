"""What if: every goal and item under a scenario, beside the baseline, ordered by consequence.

Definition: the baseline has the same day, buyer and way of counting unless the scenario itself
changes them against the facts; the scenario's removals, lifts and additions are what differs. A
target *fails* if it worked and no longer does, is *freed* if it did not and now does, is *degraded*
if it works with fewer suppliers at hand, is *widened* with more, and *holds* otherwise; *stays
out* is what works in neither. Suppliers at hand are those who can deliver the item and may, to the
target's buyer, of the item and of the kinds that stand for it. What this cannot see: how much the
remaining suppliers can deliver (see the cascade with shares for that).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ..network import Network
from .availability import Standing, Worlds, asked, both_worlds, buyer_of
from .equations import Equations, NodeKind
from .goals import is_goal
from .scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd


class Change(StrEnum):
    """What becomes of a target, the worst first."""

    FAILS = "fails"
    DEGRADED = "degraded"
    FREED = "freed"
    WIDENED = "widened"
    HOLDS = "holds"
    STAYS_OUT = "stays out"


@dataclass(frozen=True, slots=True)
class Effect:
    """A target before and after."""

    target: str
    label: str
    kind: str
    buyer: str
    change: Change
    standing: Standing | None
    suppliers_before: tuple[str, ...]
    suppliers_after: tuple[str, ...]

    @property
    def lost(self) -> tuple[str, ...]:
        """The suppliers at hand before and not after."""
        return tuple(sorted(set(self.suppliers_before) - set(self.suppliers_after)))


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The effects of a scenario, the worst first."""

    scenario: Scenario
    baseline: Scenario
    effects: tuple[Effect, ...]

    def changed(self) -> tuple[Effect, ...]:
        """The effects that are any."""
        return tuple(effect for effect in self.effects if effect.change not in {Change.HOLDS, Change.STAYS_OUT})

    def to_json(self) -> dict[str, Any]:
        """As `docs/json.md` describes it."""
        return {
            "buyer": self.scenario.buyer,
            **asked(self.scenario),
            "baseline": asked(self.baseline),
            "effects": [_record(effect) for effect in self.effects],
        }

    def to_frame(self) -> pd.DataFrame:
        """One row for each target."""
        import pandas as pd

        return pd.DataFrame([_record(effect) | {"lost": "|".join(effect.lost)} for effect in self.effects])


def what_if(
    network: Network, scenario: Scenario, *, baseline: Scenario | None = None, targets: Iterable[str] | None = None
) -> WhatIf:
    """What a scenario changes.

    Args:
        network: every statement.
        scenario: the assumptions.
        baseline: what to compare with; the scenario without its removals, lifts and additions.
        targets: goals and items; all goals and all items beneath them if not given.
    """
    before = baseline or scenario.on_facts_only()
    wanted = tuple(targets) if targets is not None else all_targets(network)
    worlds = both_worlds(network, scenario, wanted), both_worlds(network, before, wanted)
    after_view, before_view = (_View(each) for each in worlds)
    effects = [_effect(network, target, scenario, before_view, after_view) for target in wanted]
    return WhatIf(scenario, before, tuple(sorted(effects, key=_by_consequence)))


def all_targets(network: Network) -> tuple[str, ...]:
    """All goals, and all items that something needs or supplies, sorted."""
    goals = [thing for thing in network if "plan" in network.nodes[thing]]
    items = {head for _, head, a in network.edges(data=True) if a["kind"] == "supplies" or "criticality" in a} | {
        tail for tail, _, a in network.edges(data=True) if "criticality" in a
    }
    return (*sorted(goals), *sorted(items))


class _View:
    """One scenario solved in both worlds, asked for states and suppliers at hand."""

    def __init__(self, worlds: Worlds) -> None:
        self._equations: Equations = worlds.asked
        self._states: list[bool] = worlds.asked.states().tolist()
        self._open: list[bool] = worlds.open.states().tolist()
        self._open_tops = worlds.open.tops

    def works(self, target: str) -> bool:
        return self._states[self._equations.tops[target]]

    def standing(self, target: str) -> Standing:
        return Standing.APPARENT if self._open[self._open_tops[target]] else Standing.CONFIRMED

    def suppliers(self, target: str) -> tuple[str, ...]:
        """The parties whose working offers stand beneath an item by way of kinds alone, sorted."""
        if self._equations.nodes[self._equations.tops[target]].kind is NodeKind.GOAL:
            return ()
        found: set[str] = set()
        seen, waiting = set[int](), [self._equations.tops[target]]
        while waiting:
            for child in self._equations.children(waiting.pop()):
                node = self._equations.nodes[child]
                if child in seen or not self._states[child]:
                    continue
                seen.add(child)
                if node.kind is NodeKind.OFFER:
                    found.add(node.party)
                elif node.kind in {NodeKind.OBTAIN, NodeKind.SOURCES}:
                    waiting.append(child)
        return tuple(sorted(found))


def _effect(network: Network, target: str, scenario: Scenario, before: _View, after: _View) -> Effect:
    had, has = before.suppliers(target), after.suppliers(target)
    change = _change(before.works(target), after.works(target), len(had), len(has))
    return Effect(
        target=target,
        label=str(network.nodes[target].get("label_en", target)),
        kind="goal" if is_goal(network, target) else "item",
        buyer=buyer_of(network, target, scenario),
        change=change,
        standing=None if after.works(target) else after.standing(target),
        suppliers_before=had,
        suppliers_after=has,
    )


def _change(worked: bool, works: bool, had: int, has: int) -> Change:  # noqa: FBT001 — before and after, in that order
    if worked and not works:
        return Change.FAILS
    if works and not worked:
        return Change.FREED
    if not works:
        return Change.STAYS_OUT
    return Change.DEGRADED if has < had else Change.WIDENED if has > had else Change.HOLDS


def _by_consequence(effect: Effect) -> tuple[int, bool, bool, int, str]:
    order = list(Change).index(effect.change)
    left = len(effect.suppliers_after) if effect.change is Change.DEGRADED else 0
    return order, effect.kind == "item", effect.standing is Standing.APPARENT, left, effect.target


def _record(effect: Effect) -> dict[str, Any]:
    return {
        "target": effect.target,
        "kind": effect.kind,
        "buyer": effect.buyer,
        "change": effect.change.value,
        "standing": effect.standing,
        "suppliers_before": len(effect.suppliers_before),
        "suppliers_after": len(effect.suppliers_after),
        "lost": list(effect.lost),
    }

"""What if: every goal and item under a scenario, beside the baseline, ordered by consequence.

Definition: the baseline has the same day, buyer and way of counting unless the scenario itself
changes them against the facts; the scenario's removals, lifts and additions are what differs. A
target *fails* if it worked and no longer does, is *freed* if it did not and now does, is *degraded*
if it works with fewer suppliers at hand or less capacity, is *widened* with more of one and no less
of the other, and *holds* otherwise; *stays out* is what works in neither. Suppliers at hand are
those who can deliver the item and may, to the target's buyer, of the item and of the kinds that
stand for it. The capacity is that of the cascade with shares (see `cascade`): 1 is all that today's
suppliers deliver when nothing is blocked or removed; less is a measure of exposure, no forecast.
Capacities are compared by the best shares.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from ..network import Network
from .availability import Standing, Worlds, asked, both_worlds, buyer_of, joined
from .capacities import capacities_of
from .equations import Equations, NodeKind
from .facts import Facts
from .goals import is_goal
from .herfindahl import Bounds
from .scenario import Scenario
from .solved_capacities import SolvedCapacities

if TYPE_CHECKING:
    import pandas as pd


_Means: TypeAlias = tuple[int, float]
"""How many suppliers at hand, and how much capacity."""
_NOISE = 1e-8
"""Capacities that differ by less are equal: the cascade settles them to a billionth."""


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
    capacity_before: Bounds
    capacity_after: Bounds

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

    def turned(self) -> tuple[Effect, ...]:
        """The effects in which something is lost or won outright: the target itself, or a supplier at hand.

        Less capacity alone spreads far and leaves nothing out: it is told, but not drawn.
        """
        outright = {Change.FAILS, Change.FREED}
        return tuple(e for e in self.effects if e.change in outright or e.suppliers_before != e.suppliers_after)

    def to_json(self) -> dict[str, Any]:
        """As `docs/json.md` describes it."""
        return {
            "buyer": self.scenario.buyer,
            **asked(self.scenario),
            "baseline": asked(self.baseline),
            "effects": [_record(effect) for effect in self.effects],
        }

    def to_frame(self) -> pd.DataFrame:
        """One row for each target, lists joined by `|`, a column for each end of a capacity."""
        import pandas as pd

        return pd.DataFrame([joined(_flat(effect)) for effect in self.effects])


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
    facts = Facts(network)
    after_view, before_view = (_View(both_worlds(network, each, wanted, facts=facts)) for each in (scenario, before))
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
        self._capacities = SolvedCapacities(capacities_of(worlds.asked))

    def works(self, target: str) -> bool:
        return self._states[self._equations.tops[target]]

    def standing(self, target: str) -> Standing:
        return Standing.APPARENT if self._open[self._open_tops[target]] else Standing.CONFIRMED

    def capacity(self, target: str) -> Bounds:
        return self._capacities.bounds(target)

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
    could, can = before.capacity(target), after.capacity(target)
    return Effect(
        target=target,
        label=str(network.nodes[target].get("label_en", target)),
        kind="goal" if is_goal(network, target) else "item",
        buyer=buyer_of(network, target, scenario),
        change=_change(before.works(target), after.works(target), (len(had), could.best), (len(has), can.best)),
        standing=None if after.works(target) else after.standing(target),
        suppliers_before=had,
        suppliers_after=has,
        capacity_before=could,
        capacity_after=can,
    )


def _change(worked: bool, works: bool, had: _Means, has: _Means) -> Change:  # noqa: FBT001 — before and after
    if worked and not works:
        return Change.FAILS
    if works and not worked:
        return Change.FREED
    if not works:
        return Change.STAYS_OUT
    differences = [after - before for before, after in zip(had, has, strict=True)]
    if min(differences) < -_NOISE:
        return Change.DEGRADED
    return Change.WIDENED if max(differences) > _NOISE else Change.HOLDS


def _by_consequence(effect: Effect) -> tuple[int, bool, bool, float, int, str]:
    order = list(Change).index(effect.change)
    degraded = effect.change is Change.DEGRADED
    less = effect.capacity_after.best - effect.capacity_before.best if degraded else 0.0
    left = len(effect.suppliers_after) if degraded else 0
    return order, effect.kind == "item", effect.standing is Standing.APPARENT, less, left, effect.target


def _record(effect: Effect) -> dict[str, Any]:
    return {
        "target": effect.target,
        "kind": effect.kind,
        "buyer": effect.buyer,
        "change": effect.change.value,
        "standing": effect.standing,
        "suppliers_before": len(effect.suppliers_before),
        "suppliers_after": len(effect.suppliers_after),
        "capacity_before": _ends(effect.capacity_before),
        "capacity_after": _ends(effect.capacity_after),
        "lost": list(effect.lost),
    }


def _ends(capacity: Bounds) -> dict[str, float]:
    return {"low": capacity.low, "best": capacity.best, "high": capacity.high}


def _flat(effect: Effect) -> dict[str, Any]:
    """A record whose capacities are columns of their own."""
    record = _record(effect)
    for name in ("capacity_before", "capacity_after"):
        record |= {f"{name}_{end}": value for end, value in record.pop(name).items()}
    return record

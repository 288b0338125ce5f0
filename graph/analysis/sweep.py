"""The same question on every day on which something changes: how exposed was a target, and when.

Definition: the days are those on which a requirement, supply, measure or holding begins, and the
day after one ends, within the period. Availability is monotone in what counts, and what counts
changes on no other day, so the series is complete. Equal neighbours are told once.

What it cannot see: undated rows hold on every day, so the past looks more like the present than it
was; a measure whose start is unknown binds from the beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from ..network import Network
from .availability import Standing, asked, both_worlds, buyer_of, joined
from .compiling import compiled
from .counting import Measure
from .facts import Facts
from .scenario import Scenario
from .turns import Concerns, Turn, turns

if TYPE_CHECKING:
    import pandas as pd

_FIRST_DAY = date(2018, 1, 1)
_State: TypeAlias = tuple[bool, Standing | None]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A target from one day on: whether it works, and the statements beneath it that began and ended with that day."""

    target: str
    since: date
    works: bool
    standing: Standing | None
    begun: tuple[str, ...]
    ended: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sweep:
    """The stretches of each target over a period, in order of days."""

    buyer: str
    scenario: Scenario
    days: int
    stretches: tuple[Stretch, ...]

    def to_json(self) -> dict[str, Any]:
        """As `docs/json.md` describes it."""
        return {"buyer": self.buyer, **asked(self.scenario), "days": self.days, "stretches": self._records()}

    def to_frame(self) -> pd.DataFrame:
        """One row for each stretch, lists joined by `|`."""
        import pandas as pd

        return pd.DataFrame([joined(record) for record in self._records()])

    def _records(self) -> list[dict[str, Any]]:
        return [
            {
                "target": each.target,
                "since": each.since.isoformat(),
                "works": each.works,
                "standing": each.standing,
                "begun": list(each.begun),
                "ended": list(each.ended),
            }
            for each in self.stretches
        ]


def sweep(
    network: Network,
    targets: Iterable[str],
    scenario: Scenario,
    *,
    since: date = _FIRST_DAY,
    progress: Callable[[str], None] | None = None,
) -> Sweep:
    """How the availability of some targets changed until the scenario's day.

    Args:
        network: every statement.
        targets: items, goals and plans.
        scenario: the assumptions; its day is the last of the period.
        since: the first day of the period.
        progress: called with a word on each day.
    """
    wanted = tuple(targets)
    turning = turns(network)
    days = sorted(day for day in {since, *turning} if since <= day <= scenario.as_of)
    course = _Course(Facts(network), scenario, wanted)
    stretches: list[Stretch] = []
    for number, day in enumerate(days, start=1):
        if progress is not None:
            progress(f"{day} ({number} of {len(days)} days)")
        stretches += course.on(day, turning.get(day, []))
    buyer = buyer_of(network, wanted[0], scenario) if wanted else scenario.buyer
    return Sweep(buyer, scenario, len(days), tuple(sorted(stretches, key=lambda each: (each.target, each.since))))


class _Course:
    """The state of the targets from day to day; a day that does not concern them costs no compilation."""

    def __init__(self, facts: Facts, scenario: Scenario, targets: tuple[str, ...]) -> None:
        self._facts = facts
        self._scenario = scenario
        self._targets = targets
        self._last: dict[str, _State] = {}
        self._measures: tuple[Measure, ...] = ()
        self._concerns: Concerns | None = None

    def on(self, day: date, turned: list[Turn]) -> list[Stretch]:
        """The stretches that begin on a day; the days must be given in order."""
        scenario = replace(self._scenario, as_of=day)
        if not self._is_new(turned, scenario):
            return []
        stretches: list[Stretch] = []
        for target, state in self._states(scenario).items():
            if self._last.get(target) != state:
                begun, ended = self._about(target, turned, scenario) if target in self._last else ((), ())
                stretches.append(Stretch(target, day, *state, begun, ended))
                self._last[target] = state
        return stretches

    def _is_new(self, turned: list[Turn], scenario: Scenario) -> bool:
        if self._concerns is None:
            self._measures = self._facts.measures(scenario)
            return True
        concerning = any(self._concerns.turn(turn) for turn in turned if turn.kind != "restricts")
        if any(turn.kind == "restricts" for turn in turned):
            before, self._measures = self._measures, self._facts.measures(scenario)
            differing = set(before).symmetric_difference(self._measures)
            return concerning or any(map(self._concerns.measure, differing))
        return concerning

    def _states(self, scenario: Scenario) -> dict[str, _State]:
        worlds = both_worlds(self._facts.network, scenario, self._targets, facts=self._facts)
        self._concerns = Concerns(self._facts, (worlds.asked, worlds.open))
        states, open_states = worlds.asked.states(), worlds.open.states()
        found: dict[str, _State] = {}
        for target in self._targets:
            works = bool(states[worlds.asked.tops[target]])
            opens = bool(open_states[worlds.open.tops[target]])
            found[target] = (works, None if works else Standing.APPARENT if opens else Standing.CONFIRMED)
        return found

    def _about(self, target: str, turned: list[Turn], scenario: Scenario) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Of the statements that turn, those about what a target rests on: begun, and ended."""
        beneath = compiled(self._facts.network, scenario, [target], facts=self._facts)
        concerned = frozenset[str]().union(*(self._facts.types(node.thing) for node in beneath.nodes))
        told = sorted((turn for turn in turned if turn.head in concerned), key=lambda turn: turn.statement)
        begun, ended = ([turn.statement for turn in told if turn.begins is begins] for begins in (True, False))
        return tuple(begun), tuple(ended)

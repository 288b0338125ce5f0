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
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ..network import Network
from ..requirements import kinds_above
from .availability import Standing, asked, both_worlds, buyer_of, joined
from .compiling import compiled
from .scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

_FIRST_DAY = date(2018, 1, 1)
_DATED = frozenset({"requires", "supplies", "restricts", "holds"})


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
    days = days_of_change(network, since=since, until=scenario.as_of)
    last: dict[str, tuple[bool, Standing | None]] = {}
    stretches: list[Stretch] = []
    for number, day in enumerate(days, start=1):
        if progress is not None:
            progress(f"{day} ({number} of {len(days)} days)")
        on_day = replace(scenario, as_of=day)
        for target, state in _states(network, wanted, on_day).items():
            if last.get(target) != state:
                begun, ended = _turned(network, target, on_day) if target in last else ((), ())
                stretches.append(Stretch(target, day, *state, begun, ended))
                last[target] = state
    buyer = buyer_of(network, wanted[0], scenario) if wanted else scenario.buyer
    return Sweep(buyer, scenario, len(days), tuple(sorted(stretches, key=lambda each: (each.target, each.since))))


def days_of_change(network: Network, *, since: date, until: date) -> tuple[date, ...]:
    """The first day of a period and every later one on which what counts may change, in order."""
    days = {since}
    for _, _, a in network.edges(data=True):
        if a["kind"] in _DATED:
            days |= {a["first_day"]} if "first_day" in a else set()
            days |= {a["last_day"] + timedelta(days=1)} if "last_day" in a else set()
    return tuple(sorted(day for day in days if since <= day <= until))


def _turned(network: Network, target: str, scenario: Scenario) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The statements about what a target rests on that begin on a day, and those that ended the day before."""
    concerned = {node.thing for node in compiled(network, scenario, [target]).nodes}
    concerned = concerned.union(*(kinds_above(network, thing) for thing in concerned))
    begun: list[str] = []
    ended: list[str] = []
    for _, head, a in network.edges(data=True):
        if a["kind"] not in _DATED or head not in concerned:
            continue
        if a.get("first_day") == scenario.as_of:
            begun.append(a["statement"])
        if a.get("last_day") == scenario.as_of - timedelta(days=1):
            ended.append(a["statement"])
    return tuple(sorted(begun)), tuple(sorted(ended))


def _states(network: Network, targets: tuple[str, ...], scenario: Scenario) -> dict[str, tuple[bool, Standing | None]]:
    worlds = both_worlds(network, scenario, targets)
    states, open_states = worlds.asked.states(), worlds.open.states()
    found: dict[str, tuple[bool, Standing | None]] = {}
    for target in targets:
        works = bool(states[worlds.asked.tops[target]])
        opens = bool(open_states[worlds.open.tops[target]])
        found[target] = (works, None if works else Standing.APPARENT if opens else Standing.CONFIRMED)
    return found

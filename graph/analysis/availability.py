"""Whether items can be had and goals be met, in the world of named suppliers and in the open one.

Definition: `docs/semantics.md`. A failure in both worlds is *confirmed*; one in the named world
alone is *apparent*: a question for research (who else supplies?), not a finding. What it cannot
see: how much can be had, when, and at what price.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

from ..errors import NotATarget
from ..network import Network
from .compiling import compiled
from .equations import Equations
from .facts import Facts
from .goals import country_of, is_goal
from .organizations import ORGANIZATION_CLASSES, check_buyer
from .scenario import Include, Scenario, World

if TYPE_CHECKING:
    import pandas as pd

_NO_TARGETS = ORGANIZATION_CLASSES | {"country", "place", "legal-instrument", "sector"}


class Standing(StrEnum):
    """Whether a finding holds in both worlds, or only where nobody but the named suppliers exists."""

    CONFIRMED = "confirmed"
    APPARENT = "apparent"


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether one target can be had; for a failure its standing, and whether doubtful measures would change it."""

    target: str
    label: str
    buyer: str
    works: bool
    standing: Standing | None
    changes_with_doubtful_measures: bool


@dataclass(frozen=True, slots=True)
class Availabilities:
    """The availability of many targets under one scenario."""

    scenario: Scenario
    lines: tuple[Availability, ...]

    def to_json(self) -> dict[str, Any]:
        """As `docs/json.md` describes it."""
        return {
            **asked(self.scenario),
            "targets": [
                {
                    "target": line.target,
                    "buyer": line.buyer,
                    "works": line.works,
                    "standing": line.standing,
                    "changes_with_doubtful_measures": line.changes_with_doubtful_measures,
                }
                for line in self.lines
            ],
        }

    def to_frame(self) -> pd.DataFrame:
        """One row for each target."""
        import pandas as pd

        return pd.DataFrame(self.to_json()["targets"])


@dataclass(frozen=True, slots=True)
class Worlds:
    """The same targets compiled for the world that is asked about and for the open one."""

    asked: Equations
    """The world that the scenario asks about."""
    open: Equations

    def standing(self, target: str, *, remove: Iterable[str] = ()) -> Standing:
        """Of a target that fails after removals: whether it does so in both worlds."""
        return Standing.APPARENT if self.open.works(target, remove=remove) else Standing.CONFIRMED


def available(network: Network, scenario: Scenario, targets: Iterable[str]) -> Availabilities:
    """Whether each target can be had by the scenario's buyer, or met by its plan's country.

    Raises:
        NotATarget: a target is nothing that can be had or met.
    """
    wanted = tuple(targets)
    worlds = both_worlds(network, scenario, wanted)
    doubtful = replace(scenario, include=scenario.include | {Include.UNVERIFIED_MEASURES, Include.PLANNED_MEASURES})
    states, open_states = worlds.asked.states(), worlds.open.states()
    doubtful_equations = compiled(network, doubtful, wanted, facts=worlds.asked.facts)
    doubtful_states = doubtful_equations.states()
    return Availabilities(
        scenario,
        tuple(
            Availability(
                target=target,
                label=network.nodes[target].get("label_en", target),
                buyer=buyer_of(network, target, scenario),
                works=bool(states[worlds.asked.tops[target]]),
                standing=_standing(
                    named=bool(states[worlds.asked.tops[target]]), open_=bool(open_states[worlds.open.tops[target]])
                ),
                changes_with_doubtful_measures=bool(
                    states[worlds.asked.tops[target]] != doubtful_states[doubtful_equations.tops[target]]
                ),
            )
            for target in wanted
        ),
    )


def both_worlds(network: Network, scenario: Scenario, targets: Iterable[str], *, facts: Facts | None = None) -> Worlds:
    """The targets compiled for the world that the scenario asks about, and for the open one.

    Raises:
        NotATarget: a target is nothing that can be had or met.
    """
    wanted = tuple(targets)
    for target in wanted:
        check_target(network, target)
    asked_for = compiled(network, scenario, wanted, facts=facts)
    if scenario.world is World.OPEN:
        return Worlds(asked_for, asked_for)
    return Worlds(asked_for, compiled(network, replace(scenario, world=World.OPEN), wanted, facts=asked_for.facts))


def check_target(network: Network, target: str) -> None:
    """Refuse what can neither be had nor met: organizations, places, legal texts, sectors."""
    class_ = str(network.nodes[target].get("class_"))
    if not is_goal(network, target) and class_ in _NO_TARGETS:
        raise NotATarget(target, class_)


def buyer_of(network: Network, target: str, scenario: Scenario) -> str:
    """Who wants a target: the country of its plan, if it is a goal, or the scenario's buyer."""
    buyer = (country_of(network, target) if is_goal(network, target) else None) or scenario.buyer
    check_buyer(network, buyer)
    return buyer


def asked(scenario: Scenario) -> dict[str, Any]:
    """The assumptions as every JSON answer states them."""
    return {
        "as_of": scenario.as_of.isoformat(),
        "licences": scenario.licences.value,
        "world": scenario.world.value,
        "holdings": scenario.holdings.value,
        "criticality": scenario.criticality.value,
        "include": sorted(scenario.include),
        "remove": sorted(scenario.remove),
        "lift": sorted(scenario.lift),
        "added": [added.id for added in (*scenario.added_supplies, *scenario.added_restrictions)],
    }


def joined(record: dict[str, Any]) -> dict[str, Any]:
    """A record with its lists joined by `|`, as frames and CSV hold them."""
    return {
        name: "|".join(map(str, cast("list[object]", value))) if isinstance(value, list) else value
        for name, value in record.items()
    }


def _standing(*, named: bool, open_: bool) -> Standing | None:
    if named:
        return None
    return Standing.APPARENT if open_ else Standing.CONFIRMED

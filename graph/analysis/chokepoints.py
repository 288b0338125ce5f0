"""Chokepoints: the single things whose loss breaks a target, ranked.

Definition: a chokepoint is a minimal cut set of one member. Ranking: confirmed before apparent,
then by the number of goals that break with it, then by how far it stands above the raw end (a part
near the raw end serves most and is the hardest to replace unseen, so lower comes first), then by
id. `steps` is the longest chain of requirements beneath the item, circles counted as one step; of a
party it is the least of the items through which its loss is felt.

What it cannot see: how long a replacement takes, and shares. A chokepoint that is *apparent* may
only be a gap in the list of suppliers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..network import Network
from ..reviews import Reviews, reviews_in
from .addressing import addressing, in_preparation
from .availability import Standing, Worlds, asked, both_worlds, buyer_of, joined
from .compiling import compiled
from .felt import Felt, heights
from .goals import is_goal, plan_of
from .organizations import home, wholes
from .removals import Of, removable
from .scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

DEFAULT_PLAN = "ai-manufacturing-plan"


@dataclass(frozen=True, slots=True)
class Chokepoint:
    """A single thing whose loss breaks the target.

    `through` are the items beneath the target that nobody can deliver once a party is gone (the
    item itself for an item); `in_preparation` those who plan or sample one of them; `measures` the
    measures in force on it; `addressed_by` the goals and measures of the plan that name one of them.
    """

    thing: str
    label: str
    of: Of
    standing: Standing
    goals: tuple[str, ...]
    steps: int
    through: tuple[str, ...]
    in_preparation: tuple[str, ...]
    measures: tuple[str, ...]
    addressed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chokepoints:
    """The chokepoints of a target, ranked; none if it does not work to begin with."""

    target: str
    buyer: str
    plan: str
    scenario: Scenario
    works: bool
    chokepoints: tuple[Chokepoint, ...]
    reviews: Reviews
    """What readers found who compared the measures with their pages."""

    @property
    def unaddressed(self) -> tuple[Chokepoint, ...]:
        """Those that no goal or measure of the plan names."""
        return tuple(choke for choke in self.chokepoints if not choke.addressed_by)

    def to_json(self) -> dict[str, Any]:
        """As `docs/json.md` describes it."""
        return {
            "target": self.target,
            "buyer": self.buyer,
            "of": sorted({choke.of.value for choke in self.chokepoints}),
            **asked(self.scenario),
            "plan": self.plan,
            "works": self.works,
            "complete": True,
            "bound": 1,
            "cut_sets": [_record(choke) for choke in self.chokepoints],
            "reviews": self.reviews.to_json(measure for choke in self.chokepoints for measure in choke.measures),
        }

    def to_frame(self) -> pd.DataFrame:
        """One row for each chokepoint, lists joined by `|`."""
        import pandas as pd

        return pd.DataFrame([joined(_record(choke)) for choke in self.chokepoints])


def chokepoints(
    network: Network,
    target: str,
    scenario: Scenario,
    *,
    of: Iterable[Of] = (Of.ORGANIZATIONS, Of.COUNTRIES, Of.ITEMS),
    plan: str | None = None,
) -> Chokepoints:
    """The chokepoints of an item or goal.

    Args:
        network: every statement.
        target: an item, goal or plan.
        scenario: the assumptions.
        of: which things to look at.
        plan: the plan that may address them; a goal's own, or the AI + Manufacturing plan.

    Raises:
        NotATarget: the target is nothing that can be had or met.
    """
    chosen = plan or (plan_of(network, target) if is_goal(network, target) else DEFAULT_PLAN)
    goals = [goal for goal in network if "plan" in network.nodes[goal]]
    worlds = both_worlds(network, scenario, dict.fromkeys([target, *goals]))
    works = worlds.asked.works(target)
    look = _Look(network, worlds, target, chosen, goals)
    found = [look.chokepoint(thing, kind) for kind in of for thing in look.breaking(kind)] if works else []
    return Chokepoints(
        target=target,
        buyer=buyer_of(network, target, scenario),
        plan=chosen,
        scenario=scenario,
        works=works,
        chokepoints=tuple(sorted(found, key=_rank)),
        reviews=reviews_in(network),
    )


class _Look:
    """What one needs to know to describe the chokepoints of a target."""

    def __init__(self, network: Network, worlds: Worlds, target: str, plan: str, goals: list[str]) -> None:
        self._network = network
        self._worlds = worlds
        self._scenario = worlds.asked.scenario
        self._facts = worlds.asked.facts
        self._target = target
        self._plan = plan
        self._beneath = compiled(network, self._scenario, [target], facts=worlds.asked.facts)
        self._felt = Felt(self._beneath)
        self._heights = heights(self._beneath)
        self._measures = worlds.asked.facts.measures(self._scenario)
        before = worlds.asked.states()
        self._met = [goal for goal in goals if before[worlds.asked.tops[goal]]]

    def breaking(self, of: Of) -> list[str]:
        at_home = home(self._network, buyer_of(self._network, self._target, self._scenario))
        things = sorted(removable(self._beneath, of, but=filter(None, [self._target, at_home])).values())
        survives = self._beneath.works_many([[thing] for thing in things], [self._target])[:, 0]
        return [thing for thing, holds in zip(things, survives, strict=True) if not holds]

    def chokepoint(self, thing: str, of: Of) -> Chokepoint:
        through = (thing,) if of is Of.ITEMS else self._decisive(self._felt.through(thing))
        held = self._worlds.asked.works_many([[thing]], self._met)[0] if self._met else ()
        return Chokepoint(
            thing=thing,
            label=self._network.nodes[thing].get("label_en", thing),
            of=of,
            standing=self._worlds.standing(self._target, remove=[thing]),
            goals=tuple(goal for goal, holds in zip(self._met, held, strict=True) if not holds),
            steps=min((self._heights[item] for item in through), default=0),
            through=through,
            in_preparation=in_preparation(self._network, through, self._scenario),
            measures=self._measures_on(thing, through),
            addressed_by=addressing(self._network, self._plan, (thing, *through)),
        )

    def _decisive(self, items: tuple[str, ...]) -> tuple[str, ...]:
        """Of some items those that break the target each by itself; all, if only together they do."""
        survives = self._beneath.works_many([[item] for item in items], [self._target])[:, 0] if items else ()
        alone = tuple(item for item, holds in zip(items, survives, strict=True) if not holds)
        return alone or items

    def _measures_on(self, thing: str, through: tuple[str, ...]) -> tuple[str, ...]:
        concerned = {thing, *through, *wholes(self._network, thing)}
        concerned = concerned.union(*(self._facts.needs.types_above(item) for item in through))
        return tuple(measure.statement for measure in self._measures if measure.target in concerned)


def _rank(choke: Chokepoint) -> tuple[bool, int, int, str]:
    return choke.standing is Standing.APPARENT, -len(choke.goals), choke.steps, choke.thing


def _record(choke: Chokepoint) -> dict[str, Any]:
    return {
        "members": [choke.thing],
        "size": 1,
        "standing": choke.standing.value,
        "of": choke.of.value,
        "goals": list(choke.goals),
        "steps": choke.steps,
        "through": list(choke.through),
        "in_preparation": list(choke.in_preparation),
        "measures": list(choke.measures),
        "addressed_by": list(choke.addressed_by),
    }

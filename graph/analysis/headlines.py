"""Headlines: the findings about a plan that people quote, each with the statements that prove it.

Definition: for the technologies and for the plan with its goals, under both licence readings, both
worlds and both readings of holdings: whether each can be had or met; every set of at most two
organizations, or of at most two countries, whose loss breaks it; the smallest breakthrough sets of
what cannot be had or met, as it stands and without the countries that lead the chain. A headline
rests on the statements of its proofs: of a cut set the "no" once the set is gone, of a breakthrough
set the "no" without and the "yes" with it.

What it cannot see: headlines of other buyers, days and targets. A "yes" is one working way of
several. Which country an organization is at home in, and what is a kind of what, are cells of
things, not statements; `Headline.things` names those that a proof speaks of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import product

from ..network import Network
from .breakthrough_search import Bounded, breakthrough_search
from .compiling import compiled
from .equations import Equations, Node, NodeKind
from .facts import Facts
from .goals import beneath, country_of, goals_of, is_goal, links
from .joint_cuts import joint_cut_sets
from .organizations import home
from .proof_rests import Rests, rests_of
from .removals import Of, removable
from .scenario import AddedSupply, Holdings, Licences, Scenario, World, baseline

LEADING_COUNTRIES = ("united-states", "japan", "netherlands", "south-korea", "taiwan")
"""The countries without which the plan is asked about as well."""
_MOST_SETS = 1_000


class HeadlineKind(StrEnum):
    """What a headline says."""

    VERDICT = "verdict"
    CUT_SET = "cut set"
    BREAKTHROUGH = "breakthrough set"


@dataclass(frozen=True, slots=True)
class Headline:
    """A finding about a target under a scenario, with what it rests on."""

    kind: HeadlineKind
    target: str
    members: tuple[str, ...]
    scenario: Scenario
    works: bool
    rests: Rests

    def __str__(self) -> str:
        what = {
            HeadlineKind.VERDICT: "can be had" if self.works else "cannot be had",
            HeadlineKind.CUT_SET: f"breaks without {' and '.join(self.members)}",
            HeadlineKind.BREAKTHROUGH: f"is freed by {', '.join(self.members)}",
        }[self.kind]
        return f"{self.target} {what} ({self.scenario.assumptions()})"


def headlines(network: Network, *, plan: str, technologies: Iterable[str]) -> Iterator[Headline]:
    """All headlines about a plan and some technologies, on the reference day."""
    start, facts = baseline(network), Facts(network)
    start = replace(start, buyer=country_of(network, plan) or start.buyer)
    known = tuple(each for each in technologies if each in network)
    targets = (*known, plan, *goals_of(network, plan))
    gone = frozenset(LEADING_COUNTRIES).intersection(network) - {start.buyer}
    for licences, world, holdings in product(Licences, World, Holdings):
        scenario = replace(start, licences=licences, world=world, holdings=holdings)
        look = _Look(facts, scenario, targets)
        yield from look.verdicts()
        yield from look.cut_sets()
        if world is World.NAMED:
            yield from _breakthroughs(look)
            if gone:
                look = _Look(facts, replace(scenario, remove=gone), (*known, plan))
                yield from look.verdicts()
                yield from _breakthroughs(look)


class _Look:
    """Some targets under one scenario, compiled and solved once.

    A goal or plan is met if all items that it asks for, itself or through its child goals, can be
    had. So its cut sets are the minimal ones among those of the items, and its proofs are theirs.
    """

    def __init__(self, facts: Facts, scenario: Scenario, targets: Iterable[str]) -> None:
        network = facts.network
        self.facts = facts
        self._network = network
        self.scenario = scenario
        self._asks = {target: _asked_for(network, target) for target in targets}
        self._items = sorted({item for asked in self._asks.values() for item in asked})
        self._equations = compiled(network, scenario, list(self._asks), facts=facts)
        self._tops = {item: _node(self._equations, item) for item in self._items}
        states = self._equations.states()
        self._works = {item: bool(states[top]) for item, top in self._tops.items()}

    @cached_property
    def failing(self) -> list[str]:
        """The targets that cannot be had or met."""
        return [target for target in self._asks if self.lost(target)]

    @cached_property
    def _rests(self) -> Mapping[str, Rests]:
        return rests_of(self._equations, self._items)

    def lost(self, target: str) -> tuple[str, ...]:
        """The items for want of which a target fails."""
        return tuple(item for item in self._asks[target] if not self._works[item])

    def of(self, target: str, items: Iterable[str], rests: Mapping[str, Rests] | None = None) -> Rests:
        """What a proof of a target rests on that goes by some of its items, proved here or elsewhere."""
        asked, proved = self._asks[target], self._rests if rests is None else rests
        found = [proved[item] for item in items]
        return Rests(
            frozenset[str]().union(*(asked[item] for item in items), *(rest.statements for rest in found)),
            frozenset([target]).union(*(rest.things for rest in found)),
        )

    def verdicts(self) -> Iterator[Headline]:
        """Whether each target can be had or met."""
        for target, asked in self._asks.items():
            lost = self.lost(target)
            rest = self.of(target, lost or tuple(asked))
            yield Headline(HeadlineKind.VERDICT, target, (), self.scenario, works=not lost, rests=rest)

    def cut_sets(self) -> Iterator[Headline]:
        """The small cut sets of each target that works."""
        working = [target for target in self._asks if not self.lost(target)]
        for of in (Of.ORGANIZATIONS, Of.COUNTRIES):
            broken = self._broken(of)
            for cut, items in broken.items():
                rests = rests_of(_without(self._equations, cut), items)
                smaller = set[str]().union(*(broken.get(part, ()) for part in _parts(cut)))
                for target in working:
                    lost = [item for item in items if item in self._asks[target]]
                    if lost and not smaller.intersection(self._asks[target]):
                        rest = self.of(target, lost, rests)
                        yield Headline(HeadlineKind.CUT_SET, target, cut, self.scenario, works=False, rests=rest)

    def _broken(self, of: Of) -> dict[tuple[str, ...], list[str]]:
        """For each cut set the items that it is one of."""
        items = {top: item for item, top in self._tops.items()}
        events = removable(self._equations, of, but=filter(None, [home(self._network, self.scenario.buyer)]))
        found = joint_cut_sets(self._equations.fixed(), list(items), events)
        broken: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for top, cuts in found.items():
            for cut in cuts:
                broken[tuple(sorted(events[event] for event in cut))].append(items[top])
        return dict(sorted(broken.items()))


def _asked_for(network: Network, target: str) -> dict[str, tuple[str, ...]]:
    """The items that a target asks for, with the statements that say so: a technology asks for itself."""
    if not is_goal(network, target):
        return {target: ()}
    asked: dict[str, tuple[str, ...]] = {}
    waiting, seen = [target], {target}
    while waiting:
        goal = waiting.pop()
        goals, items = beneath(network, goal)
        for item in items:
            asked[item] = (*asked.get(item, ()), *links(network, goal, item)[0])
        waiting += [child for child in goals if child not in seen]
        seen.update(goals)
    return asked


def _node(equations: Equations, item: str) -> int:
    # A plan that another goal asks for is an item there: it has nothing to be had by, and is assumed.
    return equations.ids[Node(NodeKind.OBTAIN, item, equations.buyers[equations.scenario.buyer])]


def _without(equations: Equations, things: Iterable[str]) -> Equations:
    scenario = equations.scenario
    return replace(equations, scenario=replace(scenario, remove=scenario.remove | set(things)))


def _parts(cut: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [(member,) for member in cut] if len(cut) > 1 else []


def _breakthroughs(look: _Look) -> Iterator[Headline]:
    """The smallest breakthrough sets of what fails: why it does, and how the set would free it."""
    # Targets that fail for want of the same items are freed by the same sets.
    alike: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for target in look.failing:
        alike[look.lost(target)].append(target)
    country = home(look.facts.network, look.scenario.buyer) or look.scenario.buyer
    for lost, targets in alike.items():
        for members in _smallest(look, targets[0], country):
            added = tuple(AddedSupply(supplier=country, item=item) for item in members)
            scenario = replace(look.scenario, added_supplies=added)
            freed = rests_of(compiled(look.facts.network, scenario, lost, facts=look.facts), lost)
            made_up = {supply.id for supply in added}
            for target in targets:
                before, after = look.of(target, lost), look.of(target, lost, freed)
                rests = Rests((before.statements | after.statements) - made_up, before.things | after.things)
                yield Headline(HeadlineKind.BREAKTHROUGH, target, members, look.scenario, works=True, rests=rests)


def _smallest(look: _Look, target: str, country: str) -> list[tuple[str, ...]]:
    network = look.facts.network
    equations = compiled(network, look.scenario, [target], home_suppliers_in=country, facts=look.facts)
    sets = breakthrough_search(equations, target, Bounded(max_size=None, limit=_MOST_SETS)).sets
    return [members for members in sets if len(members) == len(sets[0])]

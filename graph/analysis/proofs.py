"""Why something can or cannot be had: the proof, unfolded from a compiled system.

Definition: see `graph.analysis.proof`. A "no" cites failures of earlier rounds of the fixed point
only, so it never argues in a circle; a "yes" may: two things that sustain each other keep running,
and the second mention says `repeated`. `graph.analysis.verification` checks a proof by other means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from ..network import Network
from ..reviews import reviews_in
from .availability import both_worlds, buyer_of
from .goals import beneath, country_of, is_goal, links
from .parties import OTHERS
from .proof import Ground, Proof, Step
from .proof_inputs import Inputs, Requirement
from .proof_states import States
from .proof_suppliers import Suppliers
from .proof_words import Phrase, names_of, phrase
from .scenario import Scenario


def why(network: Network, target: str, scenario: Scenario) -> Proof:
    """The proof that a target can be had or met, or that it cannot.

    Args:
        network: every statement.
        target: an item, which the scenario's buyer wants, or a goal or plan.
        scenario: the assumptions.

    Raises:
        NotATarget: the target is nothing that can be had or met.
    """
    return Proofs(network, scenario, [target]).of(target)


class Proofs:
    """The proofs of many targets under one scenario, which is compiled once."""

    def __init__(self, network: Network, scenario: Scenario, targets: Iterable[str]) -> None:
        self._network = network
        self._scenario = scenario
        self._worlds = both_worlds(network, scenario, targets)
        self._states = States(self._worlds.asked)
        self._names = names_of(network)
        self._reviews = reviews_in(network)
        self._pages = {source: _page(a) for source, a in network.graph["sources"].items()}

    def of(self, target: str) -> Proof:
        """The proof of one of the targets."""
        unfolding = _Unfolding(self._states)
        buyer = buyer_of(self._network, target, self._scenario)
        root = unfolding.goal(target) if is_goal(self._network, target) else unfolding.obtain(target, buyer)
        standing = None if root.works else self._worlds.standing(target)
        return Proof(target, buyer, root.works, standing, self._scenario, root, self._names, self._pages, self._reviews)


def unfolded(states: States, items: Iterable[str], buyer: str) -> list[Step]:
    """The proofs of some items in a system that is solved already; what they share is unfolded in the first of them."""
    unfolding = _Unfolding(states)
    return [unfolding.obtain(item, buyer) for item in items]


def _page(attributes: dict[str, Any]) -> dict[str, str]:
    return {name: str(attributes[name]) for name in ("publisher", "title", "url") if name in attributes}


class _Unfolding:
    """The steps of one solved system, each unfolded once."""

    def __init__(self, states: States) -> None:
        self._states = states
        self._network = states.network
        self._inputs = Inputs(states)
        self._suppliers = Suppliers(states)
        self._shown: set[tuple[object, ...]] = set()

    def goal(self, goal: str, how: tuple[Phrase, ...] = ()) -> Step:
        """The step of a goal or plan: all that it asks for if it is met, what it misses if not."""
        works = self._states.is_met(goal)
        if self._is_shown(goal):
            return Step(Ground.GOAL, goal, "", works, how, repeated=True)
        country = country_of(self._network, goal) or self._states.scenario.buyer
        goals, items = beneath(self._network, goal)
        steps = [self.goal(child, phrase("child-goal")) for child in goals if works or not self._states.is_met(child)]
        for item in items:
            if works or not self._states.obtains(item, country):
                statements, sources = links(self._network, goal, item)
                steps.append(self.obtain(item, country, phrase("asked-for"), statements, sources))
        return Step(Ground.GOAL, goal, "", works, how, beneath=tuple(steps))

    def obtain(
        self,
        item: str,
        buyer: str,
        how: tuple[Phrase, ...] = (),
        statements: Sequence[str] = (),
        sources: Sequence[str] = (),
    ) -> Step:
        """The step of a buyer who wants an item: one way to it, or why there is none."""
        works = self._states.obtains(item, buyer)
        step = Step(Ground.OBTAIN, item, buyer, works, how, tuple(statements), tuple(sources))
        # Buyers whom the same measures reach and who hold the same share a reason; it is told once.
        if self._is_shown(item, *self._states.rights(item, buyer)):
            return replace(step, repeated=True)
        ways = [min(self._ways(item, buyer))[2]()] if works else self._no_ways(item, buyer)
        return replace(step, beneath=tuple(ways))

    def _ways(self, item: str, buyer: str) -> Iterator[tuple[int, int, partial[Step]]]:
        """The ways that work, with their distance from firm ground and a number that breaks ties."""
        states, position = self._states, 0
        for held in states.holdings(item, buyer)[:1]:
            step = Step(Ground.HELD, item, held.holder, works=True, statements=(held.statement,), sources=held.sources)
            yield -1, 0, partial(replace, step)
        for supplier in sorted(self._suppliers.who_deliver(item, buyer), key=partial(self._distance, buyer)):
            position += 1
            yield states.offer_height(item, supplier), position, partial(self._delivers, item, supplier)
        for kind in states.kinds(item):
            position += 1
            if states.obtains(kind, buyer):
                yield states.height(kind, buyer), position, partial(self.obtain, kind, buyer, phrase("kind"))
        for ground, party in ((Ground.ASSUMED, buyer), (Ground.OTHERS, OTHERS)):
            position += 1
            if states.leaves_open(ground, item) and states.has_inputs(item, party):
                yield states.needs_height(item, party), position, partial(self._unnamed, ground, item, party)

    def _distance(self, buyer: str, supplier: str) -> tuple[bool, bool, str]:
        """Of suppliers equally near to firm ground the buyer itself comes first, then those at its home."""
        home = self._states.equations.facts.parties.home
        return supplier != buyer, home(supplier) != home(buyer), supplier

    def _delivers(self, item: str, supplier: str) -> Step:
        statements, sources = self._suppliers.cited(item, supplier)
        return Step(
            Ground.DELIVERS,
            item,
            supplier,
            works=True,
            statements=statements[:1],
            sources=sources,
            beneath=self._needed(item, supplier),
        )

    def _unnamed(self, ground: Ground, item: str, party: str) -> Step:
        works = self._states.has_inputs(item, party)
        return Step(ground, item, party, works=works, beneath=self._needed(item, party))

    def _no_ways(self, item: str, buyer: str) -> list[Step]:
        if item in self._states.scenario.remove:
            return [Step(Ground.GONE, item, item, works=False)]
        steps = [*self._suppliers.who_fall_away(item, buyer)]
        steps = [self._with_inputs(step) if step.ground is Ground.LACKS else step for step in steps]
        steps += [self.obtain(kind, buyer, phrase("kind")) for kind in self._states.kinds(item)]
        steps += [
            self._unnamed(ground, item, party)
            for ground, party in ((Ground.ASSUMED, buyer), (Ground.OTHERS, OTHERS))
            if self._states.leaves_open(ground, item)
        ]
        steps += self._suppliers.who_do_not_count(item)
        return steps or [Step(Ground.NOBODY, item, buyer, works=False)]

    def _with_inputs(self, step: Step) -> Step:
        return replace(step, beneath=self._needed(step.thing, step.party))

    def _needed(self, item: str, buyer: str) -> tuple[Step, ...]:
        """What an item needs: all of it if it is there, what is missing if not."""
        return tuple(self._need(need, item, buyer) for need in self._inputs.of(item, buyer))

    def _need(self, need: Requirement, item: str, buyer: str) -> Step:
        if need.group is None:
            (input_,) = need.inputs
            return self.obtain(input_, buyer, need.how, need.statements, need.sources)
        members = tuple(self.obtain(input_, buyer, phrase("member")) for input_ in need.inputs)
        named = phrase("name", text=need.group)
        return Step(Ground.GROUP, item, buyer, need.works, named, need.statements, need.sources, beneath=members)

    def _is_shown(self, *key: object) -> bool:
        shown = key in self._shown
        self._shown.add(key)
        return shown

"""What the proofs of many items rest on, in one solved system.

A "no" is the same for all buyers with equal rights, so what several share is unfolded once and
looked up; a "yes" may go another way for another buyer, and is unfolded for each item by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .equations import Equations
from .proof import Ground, Step
from .proof_states import States
from .proofs import unfolded

_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Rests:
    """What a proof rests on: statements, and the things that it speaks of."""

    statements: frozenset[str]
    things: frozenset[str]


def rests_of(equations: Equations, items: Iterable[str]) -> dict[str, Rests]:
    """For each item what the proof rests on that the scenario's buyer can have it, or cannot."""
    states, buyer = States(equations), equations.scenario.buyer
    had = {item: states.obtains(item, buyer) for item in items}
    found = {item: _whole(unfolded(states, [item], buyer)[0]) for item, works in had.items() if works}
    return found | _Losses(states, [item for item, works in had.items() if not works]).rests


def _whole(root: Step) -> Rests:
    steps = [step for _, step in root.walk()]
    return Rests(
        frozenset(statement for step in steps for statement in step.statements),
        frozenset(thing for step in steps for thing in (step.thing, step.party) if thing),
    )


class _Losses:
    """The proofs of items that cannot be had: each item's own part, and the items that it leads to."""

    def __init__(self, states: States, items: list[str]) -> None:
        self._states = states
        self._keys: dict[tuple[str, str], _Key] = {}
        self._own: dict[_Key, Rests] = {}
        self._next: dict[_Key, tuple[_Key, ...]] = {}
        roots = unfolded(states, items, states.scenario.buyer)
        for root in roots:
            self._take(root)
        self.rests = {item: self._beneath(self._key(root)) for item, root in zip(items, roots, strict=True)}

    def _take(self, root: Step) -> None:
        waiting = [root]
        while waiting:
            step = waiting.pop()
            if not step.repeated:
                part = list(_part(step))
                inputs = [each for each in part if each.ground is Ground.OBTAIN]
                self._own[self._key(step)] = Rests(
                    frozenset(statement for each in part for statement in each.statements),
                    frozenset(thing for each in (step, *part) for thing in (each.thing, each.party) if thing),
                )
                self._next[self._key(step)] = tuple(map(self._key, inputs))
                waiting += inputs

    def _key(self, step: Step) -> _Key:
        place = step.thing, step.party
        if place not in self._keys:
            self._keys[place] = (step.thing, *self._states.rights(*place))
        return self._keys[place]

    def _beneath(self, top: _Key) -> Rests:
        seen, waiting = {top}, [top]
        while waiting:
            further = set(self._next[waiting.pop()]) - seen
            seen |= further
            waiting += further
        own = [self._own[key] for key in seen]
        return Rests(
            frozenset[str]().union(*(rests.statements for rests in own)),
            frozenset[str]().union(*(rests.things for rests in own)),
        )


def _part(step: Step) -> Iterator[Step]:
    """The steps beneath, down to the next items."""
    for below in step.beneath:
        yield below
        if below.ground is not Ground.OBTAIN:
            yield from _part(below)

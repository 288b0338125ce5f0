"""What a page tells of the state of one goal or item: in words, with what stands in the way or how the proof begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...graph.analysis.obstacles import Obstacle
from ...graph.analysis.proof import Proof, Step
from ...graph.analysis.proof_words import name_in, sentence
from ...graph.analysis.scenario import Scenario
from ...graph.analysis.target_states import TargetState, Verdict, reading
from .states import States, readings

_BEGINS = 6
_LEVELS = 2
_NAMED = 6
_BETWEEN = {"de": "“, „", "zh": "、"}
"""What stands between names that fill one place; German sentences quote each."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of a proof with what it rests on."""

    text: str
    level: int
    statements: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way of counting, in the words of addresses, and its answer."""

    holdings: str
    licences: str
    world: str
    works: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """The state of a goal or item with the reasons that its page gives."""

    sort: str
    """`goal` or `item`: how its words begin."""
    state: TargetState
    obstacles: tuple[Told, ...]
    begins: tuple[Told, ...]
    readings: tuple[Reading, ...]


def finding(states: States, target: str, language: str, *, goal: bool) -> Finding | None:
    """The finding on a goal or item; nothing for what can neither be met nor had."""
    state = states.of(target)
    if state is None:
        return None
    sort = "goal" if goal else "item"
    if state.verdict is Verdict.UNTESTED:
        return Finding(sort, state, (), (), ())
    proof = states.proof(target)
    return Finding(
        sort,
        state,
        obstacles=tuple(_obstacle(proof, each, language) for each in states.obstacles(target)),
        begins=tuple(_begins(proof, language)) if proof.works else (),
        readings=tuple(_reading(proof.scenario, state)),
    )


def _obstacle(proof: Proof, found: Obstacle, language: str) -> Told:
    named = [name_in(proof.names, thing, language) for thing in found.things]
    more = f" (+{len(named) - _NAMED})" if len(named) > _NAMED else ""
    text = sentence(
        f"{found.ground}-no",
        thing=_BETWEEN.get(language, ", ").join(named[:_NAMED]),
        party=found.party,
        how=found.how,
        names=proof.names,
        language=language,
    )
    return Told(text + more, 0, found.statements, found.sources)


def _begins(proof: Proof, language: str) -> Iterator[Told]:
    """The first sentences: the steps of the first levels, from the top."""
    steps = [each for each in proof.steps() if 0 < each[0] <= _LEVELS or not each[1].beneath]
    for level, step in steps[:_BEGINS]:
        yield _told(proof, step, level, language)


def _told(proof: Proof, step: Step, level: int, language: str) -> Told:
    return Told(proof.sentence(step, language), level, step.statements, step.sources)


def _reading(default: Scenario, state: TargetState) -> Iterator[Reading]:
    for conditions, works in readings(state):
        counted = reading(default, conditions)
        yield Reading(counted.holdings.value, counted.licences.value, counted.world.value, works)

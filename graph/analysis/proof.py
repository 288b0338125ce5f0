"""A proof that something can or cannot be had: steps down to statements, each with its sources.

A "no" is complete: every supplier with why it falls away, every kind that cannot stand in. A "yes"
is one working way. A step that says `repeated` stands unfolded earlier in the proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from .availability import Standing, asked
from .scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd


class Ground(StrEnum):
    """What a step says of its `thing` and `party`."""

    GOAL = "goal"
    """The goal is met, or not."""
    OBTAIN = "obtain"
    """The party obtains the item, or not; beneath stand its ways to it."""
    DELIVERS = "delivers"
    """The party delivers the item; beneath stands what it obtains for it."""
    LACKS = "lacks-inputs"
    """The party cannot deliver the item for want of what stands beneath."""
    BLOCKED = "blocked"
    """Measures keep the party's delivery of the item from the buyer; they are the statements."""
    GONE = "gone"
    """The scenario removes the item."""
    REMOVED = "removed"
    """The scenario removes the party that would deliver the item, or what it falls with."""
    NOT_COUNTED = "not-counted"
    """The party's supply does not count on the day: planned, sampling, ended, or a total beside companies."""
    NOBODY = "nobody"
    """There is no supplier, kind, holding or assumption beyond those shown."""
    GROUP = "group"
    """Enough of the alternatives beneath can be had, or not."""
    HELD = "held"
    """The party has the item already."""
    ASSUMED = "assumed"
    """Nobody researched who supplies the item; it is assumed to be there for whoever has its inputs."""
    OTHERS = "others"
    """Unnamed suppliers may exist; beneath stands what they need."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a proof; `how` says how the step above leads to it."""

    ground: Ground
    thing: str
    party: str
    works: bool
    how: str = ""
    statements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    beneath: tuple[Step, ...] = ()
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a target can be had or not, under a scenario."""

    target: str
    buyer: str
    works: bool
    standing: Standing | None
    scenario: Scenario
    root: Step
    labels: dict[str, str]
    pages: dict[str, dict[str, str]]
    """Publisher, title and address of each source that the proof cites."""

    def steps(self) -> Iterator[tuple[int, Step]]:
        """Every step with its level, from the root down."""
        return _walk(self.root, 0)

    def statements(self) -> frozenset[str]:
        """All statements that the proof rests on."""
        return frozenset(statement for _, step in self.steps() for statement in step.statements)

    def sources(self) -> tuple[str, ...]:
        """All sources that the proof rests on, sorted."""
        return tuple(sorted({source for _, step in self.steps() for source in step.sources}))

    def sentence(self, step: Step) -> str:
        """What a step says, in English."""
        words = _SENTENCES[step.ground, step.works]
        return words.format(thing=self.label(step.thing), party=self.label(step.party), how=step.how)

    def sentences(self) -> tuple[str, ...]:
        """The proof as sentences, with the statements that each rests on."""
        return tuple(
            self.sentence(step) + (f" [{', '.join(step.statements)}]" if step.statements else "")
            for _, step in self.steps()
            if not step.repeated
        )

    def label(self, thing: str) -> str:
        """The English name of a thing."""
        return self.labels.get(thing, thing)

    def to_json(self) -> dict[str, Any]:
        """As `docs/json.md` describes it."""
        return {
            "target": self.target,
            "buyer": self.buyer,
            **asked(self.scenario),
            "works": self.works,
            "standing": self.standing,
            "proof": self._record(self.root),
            "sources": [{"id": source, **self.pages.get(source, {})} for source in self.sources()],
        }

    def to_frame(self) -> pd.DataFrame:
        """One row for each step, lists joined by `|`."""
        import pandas as pd

        rows = [
            {
                "level": level,
                "ground": step.ground.value,
                "thing": step.thing,
                "party": step.party,
                "works": step.works,
                "sentence": self.sentence(step),
                "statements": "|".join(step.statements),
                "sources": "|".join(step.sources),
                "repeated": step.repeated,
            }
            for level, step in self.steps()
        ]
        return pd.DataFrame(rows)

    def _record(self, step: Step) -> dict[str, Any]:
        return {
            "ground": step.ground.value,
            "thing": step.thing,
            "party": step.party,
            "works": step.works,
            "how": step.how,
            "sentence": self.sentence(step),
            "statements": list(step.statements),
            "sources": list(step.sources),
            "repeated": step.repeated,
            "beneath": [self._record(below) for below in step.beneath],
        }


_SENTENCES = {
    (Ground.GOAL, True): "{thing} is met",
    (Ground.GOAL, False): "{thing} is not met",
    (Ground.OBTAIN, True): "{party} can obtain {thing}",
    (Ground.OBTAIN, False): "{party} cannot obtain {thing}",
    (Ground.DELIVERS, True): "{party} delivers {thing}",
    (Ground.LACKS, False): "{party} cannot deliver {thing}: it lacks inputs",
    (Ground.BLOCKED, False): "{party} may not deliver {thing}: {how}",
    (Ground.GONE, False): "{thing} is removed",
    (Ground.REMOVED, False): "{party} cannot deliver {thing}: {how} is removed",
    (Ground.NOT_COUNTED, False): "{party} does not count as a supplier of {thing}: {how}",
    (Ground.NOBODY, False): "nobody else supplies {thing}",
    (Ground.GROUP, True): "{party} has enough of “{how}” for {thing}",
    (Ground.GROUP, False): "{party} has too few of “{how}” for {thing}",
    (Ground.HELD, True): "{party} already has {thing}",
    (Ground.ASSUMED, True): "{thing} is assumed to be there: nobody researched who supplies it",
    (Ground.ASSUMED, False): "{thing} would be assumed to be there, but {party} lacks its inputs",
    (Ground.OTHERS, True): "unnamed suppliers of {thing} may exist",
    (Ground.OTHERS, False): "unnamed suppliers of {thing} would lack inputs",
}


def _walk(step: Step, level: int) -> Iterator[tuple[int, Step]]:
    yield level, step
    for below in step.beneath:
        yield from _walk(below, level + 1)

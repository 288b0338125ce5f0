"""A proof that something can or cannot be had: steps down to statements, each with its sources.

A "no" is complete: every supplier with why it falls away, every kind that cannot stand in. A "yes"
is one working way. A step that says `repeated` stands unfolded earlier in the proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ..reviews import Reviews
from .availability import Standing, asked
from .proof_words import Names, Phrase, name_in, sentence, words_of
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
    how: tuple[Phrase, ...] = ()
    statements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    beneath: tuple[Step, ...] = ()
    repeated: bool = False

    def walk(self, level: int = 0) -> Iterator[tuple[int, Step]]:
        """This step and all beneath it, each with its level."""
        yield level, self
        for below in self.beneath:
            yield from below.walk(level + 1)


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a target can be had or not, under a scenario."""

    target: str
    buyer: str
    works: bool
    standing: Standing | None
    scenario: Scenario
    root: Step
    names: Names
    pages: dict[str, dict[str, str]]
    """Publisher, title and address of each source that the proof cites."""
    reviews: Reviews
    """What readers found who compared its statements with their pages."""

    def steps(self) -> Iterator[tuple[int, Step]]:
        """Every step with its level, from the root down."""
        return self.root.walk()

    def statements(self) -> frozenset[str]:
        """All statements that the proof rests on."""
        return frozenset(statement for _, step in self.steps() for statement in step.statements)

    def sources(self) -> tuple[str, ...]:
        """All sources that the proof rests on, sorted."""
        return tuple(sorted({source for _, step in self.steps() for source in step.sources}))

    def sentence(self, step: Step, language: str = "en") -> str:
        """What a step says, in English, Chinese (`zh`) or German (`de`)."""
        name = f"{step.ground}-{'yes' if step.works else 'no'}"
        return sentence(name, thing=step.thing, party=step.party, how=step.how, names=self.names, language=language)

    def how(self, step: Step, language: str = "en") -> str:
        """How the step above leads to a step, or the reason that stands in its sentence."""
        return words_of(step.how, self.names, language)

    def sentences(self) -> tuple[str, ...]:
        """The proof as sentences, with the statements that each rests on."""
        return tuple(
            self.sentence(step) + (f" [{', '.join(step.statements)}]" if step.statements else "")
            for _, step in self.steps()
            if not step.repeated
        )

    def verdict(self, statement: str) -> str | None:
        """What the review of a statement found, if somebody compared it with its page."""
        return self.reviews[statement].verdict if statement in self.reviews else None

    def label(self, thing: str, language: str = "en") -> str:
        """What a thing is called."""
        return name_in(self.names, thing, language)

    def to_json(self, language: str = "en") -> dict[str, Any]:
        """As `docs/json.md` describes it, with its sentences in a language."""
        return {
            "target": self.target,
            "buyer": self.buyer,
            **asked(self.scenario),
            "works": self.works,
            "standing": self.standing,
            "proof": self._record(self.root, language),
            "sources": [{"id": source, **self.pages.get(source, {})} for source in self.sources()],
            "reviews": self.reviews.to_json(self.statements()),
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
                "reviews": "|".join(self.verdict(statement) or "" for statement in step.statements),
                "repeated": step.repeated,
            }
            for level, step in self.steps()
        ]
        return pd.DataFrame(rows)

    def _record(self, step: Step, language: str) -> dict[str, Any]:
        return {
            "ground": step.ground.value,
            "thing": step.thing,
            "party": step.party,
            "works": step.works,
            "how": self.how(step, language),
            "sentence": self.sentence(step, language),
            "statements": list(step.statements),
            "sources": list(step.sources),
            "repeated": step.repeated,
            "beneath": [self._record(below, language) for below in step.beneath],
        }

"""What stands in the way: the ends of a "no", where a supplier falls away for a reason of its own.

A proof of a "no" unfolds to its ends; the same party often falls away for the same reason at many
items, and then makes one obstacle. It leaves out what lies between (who lacks which input): the
proof has that.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .proof import Ground, Proof, Step
from .proof_words import Phrase

_ENDS = (Ground.BLOCKED, Ground.REMOVED, Ground.GONE, Ground.NOT_COUNTED, Ground.NOBODY)
"""The grounds at which a "no" ends, in the order in which obstacles are told."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A party that falls away for one reason, and the items at which it does."""

    ground: Ground
    party: str
    how: tuple[Phrase, ...]
    things: tuple[str, ...]
    statements: tuple[str, ...]
    sources: tuple[str, ...]


def obstacles(proof: Proof) -> tuple[Obstacle, ...]:
    """The obstacles of a "no", measures first, those that keep back most things before others; none for a "yes"."""
    groups: defaultdict[tuple[Ground, str, tuple[Phrase, ...]], list[Step]] = defaultdict(list)
    for _, step in proof.steps():
        if step.ground in _ENDS and not step.works and not step.repeated:
            groups[step.ground, step.party, tuple(sorted(step.how, key=_by_template))].append(step)
    found = [_obstacle(*key, steps) for key, steps in groups.items()]
    enough = [each for each in found if not any(_is_told_by(each, other) for other in found)]
    return tuple(sorted(enough, key=lambda each: (_ENDS.index(each.ground), -len(each.things), each.party)))


def _obstacle(ground: Ground, party: str, how: tuple[Phrase, ...], steps: list[Step]) -> Obstacle:
    return Obstacle(
        ground,
        party,
        how,
        things=tuple(dict.fromkeys(step.thing for step in steps)),
        statements=tuple(dict.fromkeys(statement for step in steps for statement in step.statements)),
        sources=tuple(sorted({source for step in steps for source in step.sources})),
    )


def _is_told_by(obstacle: Obstacle, other: Obstacle) -> bool:
    """Whether another obstacle says the same of the same items with fewer reasons, which suffice."""
    same = (obstacle.ground, obstacle.party) == (other.ground, other.party)
    return same and set(other.how) < set(obstacle.how) and set(obstacle.things) <= set(other.things)


def _by_template(phrase: Phrase) -> tuple[str, tuple[tuple[str, str], ...]]:
    return phrase.template, phrase.values

"""Proofs of the dependency engine as lines in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..graph.analysis.proof import Proof, Step
from .words import LANGUAGES, Labels


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One step: how deep it stands, what it says, and the sources that say so."""

    level: int
    labels: Labels
    sources: tuple[str, ...]


def proof_lines(proof: Proof, *, deepest: int) -> tuple[ProofLine, ...]:
    """The steps of a proof down to a level, those that stand unfolded elsewhere left out."""
    return tuple(
        ProofLine(level, {each: proof.sentence(step, each) for each in LANGUAGES}, step.sources)
        for level, step in _walk(proof.root, 0, deepest)
        if not step.repeated
    )


def _walk(step: Step, level: int, deepest: int) -> Iterator[tuple[int, Step]]:
    yield level, step
    if level < deepest:
        for below in step.beneath:
            yield from _walk(below, level + 1, deepest)

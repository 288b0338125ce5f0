"""Proofs of the dependency engine as lines in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..graph.analysis.proof import Proof, Step
from ..graph.network import Network
from .things import labels_of
from .words import Labels, phrase


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One step: how deep it stands, what it says, and the sources that say so."""

    level: int
    labels: Labels
    sources: tuple[str, ...]


def proof_lines(network: Network, proof: Proof, *, deepest: int) -> tuple[ProofLine, ...]:
    """The steps of a proof down to a level, those that stand unfolded elsewhere left out."""
    return tuple(
        ProofLine(level, _sentence(network, step), step.sources)
        for level, step in _walk(proof.root, 0, deepest)
        if not step.repeated
    )


def _walk(step: Step, level: int, deepest: int) -> Iterator[tuple[int, Step]]:
    yield level, step
    if level < deepest:
        for below in step.beneath:
            yield from _walk(below, level + 1, deepest)


def _sentence(network: Network, step: Step) -> Labels:
    name = f"{step.ground.value}-{'yes' if step.works else 'no'}"
    how = labels_of(network, step.how)
    return phrase("proof", name, thing=labels_of(network, step.thing), party=labels_of(network, step.party), how=how)

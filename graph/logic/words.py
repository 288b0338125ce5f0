"""64 scenarios in one number: bit s of a word says whether a node works in scenario s."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from .plan import Level
from .rows import gathered
from .system import System

Words: TypeAlias = NDArray[np.uint64]

BITS = 64


@dataclass(frozen=True, eq=False)
class Batch:
    """Nodes that need the same number of equally many children; `children[k]` are the k-th of each."""

    need: int
    nodes: NDArray[np.int32]
    children: NDArray[np.int32]

    def computed(self, states: Words) -> Words:
        """The words of the nodes, given those of all nodes."""
        if self.need == len(self.children):
            return _folded(np.bitwise_and, self.children, states)
        if self.need == 1:
            return _folded(np.bitwise_or, self.children, states)
        return _at_least(self.need, self.children, states)


def batches(system: System, nodes: NDArray[np.int32]) -> list[Batch]:
    """The nodes by how they are computed."""
    width = np.diff(system.child_start)[nodes]
    kind = width.astype(np.int64) << 32 | system.need[nodes]
    order = np.argsort(kind, kind="stable")
    found: list[Batch] = []
    for chosen in np.split(nodes[order], np.flatnonzero(np.diff(kind[order])) + 1):
        children = gathered(system.child_start, system.children, chosen)
        found.append(Batch(int(system.need[chosen[0]]), chosen, children.reshape(len(chosen), -1).T))
    return found


def settle(system: System, level: Level, states: Words) -> None:
    """Compute the nodes of a level from their children; what has failed stays down."""
    waiting = level.nodes
    while len(waiting):
        changed = [_update(batch, states) for batch in batches(system, waiting)]
        if not level.circular:
            return
        told = gathered(*system.parents, np.concatenate(changed))
        waiting = np.intersect1d(told, level.nodes)


def _update(batch: Batch, states: Words) -> NDArray[np.int32]:
    """Take the nodes of a batch down where they no longer get what they need; which of them changed."""
    before = states[batch.nodes]
    after = batch.computed(states) & before
    states[batch.nodes] = after
    return batch.nodes[(after != before).any(axis=1)]


def _folded(operation: np.ufunc, children: NDArray[np.int32], states: Words) -> Words:
    # Child after child: `reduceat` over all rows at once takes some ten times as long.
    found = states[children[0]]
    for child in children[1:]:
        operation(found, states[child], out=found)
    return found


def _at_least(need: int, children: NDArray[np.int32], states: Words) -> Words:
    # enough[j]: at least j of the children seen so far work.
    shape = (children.shape[1], states.shape[1])
    enough = [np.full(shape, ~np.uint64(0)), *(np.zeros(shape, dtype=np.uint64) for _ in range(need))]
    for child in children:
        works = states[child]
        for j in range(need, 0, -1):
            enough[j] |= enough[j - 1] & works
    return enough[need]

"""Large circles cut into blocks, so that a round over one uses what the same round has already found.

Rounds that go block by block (Gauss–Seidel) reach the same fixed point as rounds over all at once
(Jacobi), because the rules are monotone and the iteration falls from above; they need fewer rounds.
A node that serves one other alone stands in the block of that other, before it.

Reference: D. Bertsekas and J. Tsitsiklis, Parallel and Distributed Computation (1989), section 6.2.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

_NODES = 200_000
"""Below this many nodes the fixed cost of an array operation is more than a round saves."""


def blocks(child_start: Ints, children: Ints, nodes: Ints) -> list[Ints]:
    """The nodes of one circle in blocks of nearly equal size; in one if they are few."""
    count = max(1, len(nodes) // _NODES)
    if count == 1:
        return [nodes]
    served = _served(child_start, children)
    order = np.argsort(served[nodes], kind="stable")
    return [np.sort(block) for block in np.array_split(nodes[order], count)]


def _served(child_start: Ints, children: Ints) -> Ints:
    """The one node that each node serves; itself, where it serves none or several."""
    size = len(child_start) - 1
    parents = np.repeat(np.arange(size), np.diff(child_start))
    served = np.arange(size)
    alone = np.bincount(children, minlength=size)[children] == 1
    served[children[alone]] = parents[alone]
    return served

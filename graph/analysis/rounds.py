"""In which round of the fixed point each node falls, and how far each working node stands from firm ground.

Rounds give proofs their order: a failure is explained by failures of earlier rounds only, so that no
reason runs in a circle; of several working ways the one nearest to firm ground is the shortest.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..logic import System

NEVER = np.iinfo(np.int32).max
"""The round of what does not fall, or has no firm ground and stands only because it sustains itself."""


def falling(system: System, failed: list[int]) -> NDArray[np.int32]:
    """The round in which each node falls, 0 for what is removed; `NEVER` for what works."""
    rounds = np.full(len(system), NEVER, dtype=np.int32)
    rounds[failed] = 0
    works = rounds == NEVER
    for turn in range(1, len(system) + 2):
        fallen = works & (_working_children(system, works) < system.need)
        if not fallen.any():
            break
        rounds[fallen] = turn
        works &= ~fallen
    return rounds


def rising(system: System, works: NDArray[np.bool_]) -> NDArray[np.int32]:
    """How many steps each working node stands above leaves, by its shortest way."""
    rounds = np.full(len(system), NEVER, dtype=np.int32)
    grounded = np.zeros(len(system), dtype=np.bool_)
    for turn in range(len(system) + 1):
        risen = works & ~grounded & (_working_children(system, grounded) >= system.need)
        if not risen.any():
            break
        rounds[risen] = turn
        grounded |= risen
    return rounds


def _working_children(system: System, works: NDArray[np.bool_]) -> NDArray[np.int64]:
    totals = np.concatenate([[0], np.cumsum(works[system.children])])
    return totals[system.child_start[1:]] - totals[system.child_start[:-1]]

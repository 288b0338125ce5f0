"""Many scenarios on one system, 64 in each machine word.

Algorithm: one pass over the levels of the system, each edge one operation for all scenarios of a
word; nodes that need each other are computed again, those alone that something changed for. The
answer is that of `solve` for each scenario.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .plan import Level, levels
from .rows import Ids, as_ids
from .system import System
from .words import BITS, Words, settle

# A table of states of this many words, 16 MB, is worked on at a time.
_WORDS_AT_ONCE = 1 << 21


def solve_many(system: System, failed_sets: Sequence[Ids], *, chosen: Ids | None = None) -> NDArray[np.bool_]:
    """Which nodes work in each scenario: one row for each set of failed nodes.

    Args:
        system: the equations.
        failed_sets: the scenarios; each is the set of nodes that fail in it.
        chosen: the nodes to tell about, in this order, one column each; all if it is not given.
    """
    columns = np.arange(len(system), dtype=np.int32) if chosen is None else as_ids(chosen)
    plan = levels(system)
    answer = np.empty((len(failed_sets), len(columns)), dtype=np.bool_)
    step = BITS * max(1, _WORDS_AT_ONCE // max(1, len(system)))
    for first in range(0, len(failed_sets), step):
        states = _solved(system, plan, failed_sets[first : first + step])
        answer[first : first + step] = _unpacked(states[columns], len(failed_sets[first : first + step]))
    return answer


def _solved(system: System, plan: list[Level], failed_sets: Sequence[Ids]) -> Words:
    states = np.full((len(system), -(-len(failed_sets) // BITS)), ~np.uint64(0))
    states[system.need > np.diff(system.child_start)] = 0
    failed = [as_ids(ids) for ids in failed_sets]
    scenario = np.repeat(np.arange(len(failed)), [len(ids) for ids in failed])
    bits = np.uint64(1) << (scenario % BITS).astype(np.uint64)
    np.bitwise_and.at(states, (np.concatenate(failed), scenario // BITS), ~bits)
    for level in plan:
        settle(system, level, states)
    return states


def _unpacked(states: Words, scenarios: int) -> NDArray[np.bool_]:
    # Little-endian words have the bits of their bytes in the order of the scenarios.
    flags = np.unpackbits(states.astype("<u8").view(np.uint8), axis=1, bitorder="little")
    return flags[:, :scenarios].T.astype(np.bool_)

"""A monotone system of equations, and its greatest fixed point.

Definition: node i works if and only if it has not itself failed and at least need[i] of its
children work. Of all states that obey this, `solve` gives the one in which most works (there is a
unique one, because the equations are monotone): what sustains each other keeps running until
something outside takes it down.

Algorithm: counting, as for Horn clauses. Each node keeps how many more children it can lose; a
failure is told to each parent once. Linear in the nodes and edges that a failure reaches.

Reference: W. F. Dowling and J. H. Gallier (1984), "Linear-time algorithms for testing the
satisfiability of propositional Horn formulae", Journal of Logic Programming 1(3).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .rows import Ids, as_ids, gathered, transposed

# Below this many failures at once, plain Python is faster than the fixed cost of numpy calls.
_FEW = 60


@dataclass(frozen=True, eq=False)
class System:
    """Nodes with what they need: child lists in compressed rows, as in a sparse matrix.

    `children[child_start[i]:child_start[i + 1]]` are the children of node i; a child that stands
    there twice counts twice. A leaf has `need` 0; a `need` above the number of children never works.
    """

    need: NDArray[np.int32]
    child_start: NDArray[np.int32]
    children: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.need)

    @cached_property
    def parents(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The same edges the other way round: where each node's parents start, and the parents."""
        return transposed(self.child_start, self.children)

    @cached_property
    def untouched(self) -> tuple[NDArray[np.bool_], NDArray[np.int32]]:
        """What works when nothing has failed, and how many children each node can still lose."""
        spare = np.diff(self.child_start) - self.need
        works = np.ones(len(self), dtype=np.bool_)
        _fail(self, works, spare, as_ids(np.flatnonzero(spare < 0)))
        return works, spare


def solve(system: System, failed: Ids = ()) -> NDArray[np.bool_]:
    """Which nodes work once `failed` have failed: the greatest fixed point."""
    works, spare = system.untouched
    works = works.copy()
    _fail(system, works, spare.copy(), as_ids(failed))
    return works


def _fail(system: System, works: NDArray[np.bool_], spare: NDArray[np.int32], ids: NDArray[np.int32]) -> None:
    wave = np.unique(ids[works[ids]])
    works[wave] = False
    while len(wave):
        if len(wave) > _FEW:
            wave = _next_wave(system, works, spare, wave)
        else:
            wave = as_ids(_while_few(system, works, spare, wave.tolist()))


def _next_wave(
    system: System, works: NDArray[np.bool_], spare: NDArray[np.int32], wave: NDArray[np.int32]
) -> NDArray[np.int32]:
    told = gathered(*system.parents, wave)
    # A parent that hears of many failures at once loses as many; `bincount` over all nodes would
    # cost the size of the system at each wave, so only the parents that were told are counted.
    parents, losses = np.unique(told, return_counts=True)
    spare[parents] -= as_ids(losses)
    falling = parents[(spare[parents] < 0) & works[parents]]
    works[falling] = False
    return falling


def _while_few(system: System, works: NDArray[np.bool_], spare: NDArray[np.int32], wave: list[int]) -> list[int]:
    start, parents = (array.data for array in system.parents)
    working, left = works.data, spare.data
    while 0 < len(wave) <= _FEW:
        falling: list[int] = []
        for node in wave:
            for parent in parents[start[node] : start[node + 1]]:
                left[parent] -= 1
                if left[parent] < 0 and working[parent]:
                    working[parent] = False
                    falling.append(parent)
        wave = falling
    return wave

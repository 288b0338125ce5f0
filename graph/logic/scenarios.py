"""Many scenarios on one system."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .rows import Ids, as_ids
from .system import System, solve


def solve_many(system: System, failed_sets: Sequence[Ids], *, chosen: Ids | None = None) -> NDArray[np.bool_]:
    """Which nodes work in each scenario: one row for each set of failed nodes.

    Args:
        system: the equations.
        failed_sets: the scenarios; each is the set of nodes that fail in it.
        chosen: the nodes to tell about, in this order, one column each; all if it is not given.
    """
    columns = np.arange(len(system)) if chosen is None else as_ids(chosen)
    answer = np.empty((len(failed_sets), len(columns)), dtype=np.bool_)
    for row, failed in enumerate(failed_sets):
        answer[row] = solve(system, failed)[columns]
    return answer

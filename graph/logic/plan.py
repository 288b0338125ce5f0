"""The order in which the nodes of a system can be computed from what they need.

What a node needs stands on a lower level, except for nodes that need each other: those share a level
of their own, and are computed again until nothing changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from .rows import as_ids, gathered, grouped, row_of_each, transposed
from .system import System


@dataclass(frozen=True, eq=False)
class Level:
    """Nodes that can be computed together; `circular` if some of them need each other."""

    nodes: NDArray[np.int32]
    circular: bool


def levels(system: System) -> list[Level]:
    """All nodes that need something that they could get, from the bottom upward."""
    circle = _circles(system)
    level = _levels_of_circles(system, circle)[circle]
    circular = _in_circles(system, circle)
    needy = as_ids(np.flatnonzero((system.need > 0) & (system.need <= np.diff(system.child_start))))
    start, nodes = grouped(2 * level[needy] + circular[needy], needy, 2 * int(level.max(initial=0)) + 2)
    return [
        Level(nodes[start[number] : start[number + 1]], circular=number % 2 == 1)
        for number in np.flatnonzero(np.diff(start)).tolist()
    ]


def _circles(system: System) -> NDArray[np.int32]:
    """For each node the number of its strongly connected component."""
    from scipy.sparse import csgraph, csr_array

    shape = (len(system), len(system))
    edges = csr_array((np.ones(len(system.children), dtype=np.int8), system.children, system.child_start), shape=shape)
    # SciPy tells type checkers nothing about this function.
    found = csgraph.connected_components(edges, directed=True, connection="strong")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    _, circle = cast("tuple[int, NDArray[np.int32]]", found)
    return as_ids(circle)


def _in_circles(system: System, circle: NDArray[np.int32]) -> NDArray[np.bool_]:
    inner = circle[system.children] == circle[row_of_each(system.child_start)]
    held = np.zeros(int(circle.max(initial=0)) + 1, dtype=np.bool_)
    held[circle[system.children[inner]]] = True
    return held[circle]


def _levels_of_circles(system: System, circle: NDArray[np.int32]) -> NDArray[np.int32]:
    """How many circles stand below each: all that a circle needs have lower numbers."""
    count = int(circle.max(initial=-1)) + 1
    above, below = circle[row_of_each(system.child_start)], circle[system.children]
    outer = above != below
    child_start, children = grouped(above[outer], below[outer], count)
    missing = np.diff(child_start)
    parent_start, parents = transposed(child_start, children)
    level = np.zeros(count, dtype=np.int32)
    wave, number = as_ids(np.flatnonzero(missing == 0)), 0
    while len(wave):
        level[wave] = number
        told, times = np.unique(gathered(parent_start, parents, wave), return_counts=True)
        missing[told] -= as_ids(times)
        wave, number = told[missing[told] == 0], number + 1
    return level

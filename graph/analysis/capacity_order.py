"""In which order the nodes of a capacity system are solved: component by component, children first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

Ints = NDArray[np.int64]


def ordered(child_start: Ints, children: Ints, live: NDArray[np.bool_]) -> Iterator[tuple[Ints, bool]]:
    """The live nodes in stages, each with whether its nodes need each other.

    A stage of single nodes holds all that are equally far from the end; components are stages of
    their own kind, those of equal height together.
    """
    size = len(live)
    parents = np.repeat(np.arange(size), np.diff(child_start))
    kept = live[parents] & live[children]
    parents, kept_children = parents[kept], children[kept]
    edges = csr_array((np.ones(len(parents), dtype=np.int8), (parents, kept_children)), shape=(size, size))
    count, found = connected_components(edges, directed=True, connection="strong")
    component = found.astype(np.int64)
    height = _heights(component[parents], component[kept_children], count)
    circular = np.bincount(component, minlength=count) > 1
    circular[component[parents[parents == kept_children]]] = True
    key = np.where(live, 2 * height[component] + circular[component], -1)
    order = np.argsort(key, kind="stable")
    order = order[key[order] >= 0]
    if len(order):
        for nodes in np.split(order, np.flatnonzero(np.diff(key[order])) + 1):
            yield nodes, bool(circular[component[nodes[0]]])


def _heights(parents: Ints, children: Ints, count: int) -> Ints:
    """How many components lie beneath each at most, by taking away those whose children are done."""
    crossing = parents != children
    pairs = np.unique(np.stack([children[crossing], parents[crossing]], axis=1), axis=0)
    start = np.searchsorted(pairs[:, 0], np.arange(count + 1))
    waiting = np.bincount(pairs[:, 1], minlength=count)
    height = np.zeros(count, dtype=np.int64)
    wave = np.flatnonzero(waiting == 0)
    level = 0
    while len(wave):
        height[wave] = level
        above = np.concatenate([pairs[start[node] : start[node + 1], 1] for node in wave])
        np.subtract.at(waiting, above, 1)
        wave = np.unique(above[waiting[above] == 0])
        level += 1
    return height

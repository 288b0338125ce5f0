"""Putting a system together: ids are handed out in order, edges are taken in bulk."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .rows import Ids, as_ids, grouped
from .system import System

ALL = -1
"""As a need: every child must work, however many there will be (none: the node is a leaf)."""


class SystemBuilder:
    """Collects nodes and edges; `build` makes the system.

    Examples:
        >>> builder = SystemBuilder()
        >>> mill, river, wind = builder.nodes(0, count=3).tolist()
        >>> bread = builder.node(ALL, children=[mill])
        >>> power = builder.node(1, children=[river, wind])
        >>> builder.edges([bread], [power])
        >>> builder.build().need.tolist()
        [0, 0, 0, 2, 1]
    """

    def __init__(self) -> None:
        self._needs: list[NDArray[np.int32]] = []
        self._parents: list[NDArray[np.int32]] = []
        self._children: list[NDArray[np.int32]] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def node(self, need: int = 0, children: Ids = ()) -> int:
        """One new node; the children may be given now or later."""
        node = int(self.nodes(need, count=1)[0])
        ids = as_ids(children)
        if len(ids):
            self.edges(np.full(len(ids), node, dtype=np.int32), ids)
        return node

    def nodes(self, needs: int | Ids, *, count: int | None = None) -> NDArray[np.int32]:
        """Many new nodes: one need for each, or one for all and how many."""
        each = np.full(count or 0, needs, dtype=np.int32) if isinstance(needs, int) else as_ids(needs)
        first = self._count
        self._needs.append(each)
        self._count += len(each)
        return np.arange(first, self._count, dtype=np.int32)

    def edges(self, parents: Ids, children: Ids) -> None:
        """Give each parent the child beside it; ids that do not exist yet are an error of `build`."""
        parent_ids, child_ids = as_ids(parents), as_ids(children)
        if len(parent_ids) != len(child_ids):
            raise ValueError(f"{len(parent_ids)} parents for {len(child_ids)} children.")
        self._parents.append(parent_ids)
        self._children.append(child_ids)

    def build(self) -> System:
        """The system of everything collected so far; the builder may go on afterwards."""
        need, parents, children = _joined(self._needs), _joined(self._parents), _joined(self._children)
        for ids in (parents, children):
            if len(ids) and (ids.min() < 0 or ids.max() >= self._count):
                raise ValueError(f"An edge names a node outside 0 … {self._count - 1}.")
        child_start, by_parent = grouped(parents, children, self._count)
        return System(np.where(need == ALL, np.diff(child_start), need).astype(np.int32), child_start, by_parent)


def _joined(parts: list[NDArray[np.int32]]) -> NDArray[np.int32]:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32)

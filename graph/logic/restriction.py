"""A system cut down to what some nodes can depend on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .rows import Ids, as_ids, gathered
from .system import System


@dataclass(frozen=True, eq=False)
class Restriction:
    """A smaller system, and how its ids and the old ones translate.

    `kept[new]` is the old id; `new_id[old]` is the new one, or -1 where a node was left out. The
    kept nodes keep their order.
    """

    system: System
    kept: NDArray[np.int32]
    new_id: NDArray[np.int32]


def restricted_to(system: System, tops: Ids) -> Restriction:
    """Only the tops and what stands anywhere below them; nothing else can change their states."""
    kept = as_ids(np.flatnonzero(_below(system, tops)))
    new_id = np.full(len(system), -1, dtype=np.int32)
    new_id[kept] = np.arange(len(kept), dtype=np.int32)
    child_start = np.zeros(len(kept) + 1, dtype=np.int32)
    np.cumsum(np.diff(system.child_start)[kept], out=child_start[1:])
    children = new_id[gathered(system.child_start, system.children, kept)]
    return Restriction(System(system.need[kept], child_start, children), kept, new_id)


def _below(system: System, tops: Ids) -> NDArray[np.bool_]:
    seen = np.zeros(len(system), dtype=np.bool_)
    wave = np.unique(as_ids(tops))
    while len(wave):
        seen[wave] = True
        children = np.unique(gathered(system.child_start, system.children, wave))
        wave = children[~seen[children]]
    return seen

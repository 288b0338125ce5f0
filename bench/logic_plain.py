"""The equations of a system as one would first write them down in Python: the yardstick of the solver."""

from __future__ import annotations

from collections.abc import Iterable

from aisupply.graph.logic import System


class PlainSystem:
    """What each node needs, in dictionaries and lists."""

    def __init__(self, system: System) -> None:
        start, children = system.child_start.tolist(), system.children.tolist()
        self.need = dict(enumerate(system.need.tolist()))
        self.children = {node: children[start[node] : start[node + 1]] for node in self.need}

    def solve(self, failed: Iterable[int]) -> dict[int, bool]:
        """Go over all nodes, from everything downward, until nothing changes."""
        down = set(failed)
        works = {node: node not in down for node in self.need}
        changed = True
        while changed:
            changed = False
            for node, need in self.need.items():
                if works[node] and sum(works[child] for child in self.children[node]) < need:
                    works[node] = False
                    changed = True
        return works

"""Strongly connected components: which gates depend on each other in a circle.

Reference: R. Tarjan (1972), "Depth-first search and linear graph algorithms", SIAM Journal on
Computing 1(2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .formula import Gate


def components(top: int, gates: Mapping[int, Gate]) -> list[list[int]]:
    """All gates that `top` reaches, in circles; what a gate rests on comes before it."""
    walk = _Walk(gates)
    if top >= 0:
        walk.enter(top)
    while walk.path:
        gate, members = walk.path[-1]
        ahead = next((member for member in members if member >= 0 and walk.is_new(gate, member)), None)
        if ahead is None:
            walk.leave(gate)
        else:
            walk.enter(ahead)
    return walk.found


class _Walk:
    """A depth-first walk without recursion; `low` holds the gates whose circle is still open."""

    def __init__(self, gates: Mapping[int, Gate]) -> None:
        self.gates = gates
        self.found: list[list[int]] = []
        self.path: list[tuple[int, Iterator[int]]] = []
        self.met: dict[int, int] = {}
        self.low: dict[int, int] = {}
        self.waiting: list[int] = []

    def enter(self, gate: int) -> None:
        """Meet a gate for the first time."""
        self.met[gate] = self.low[gate] = len(self.met)
        self.waiting.append(gate)
        self.path.append((gate, iter(self.gates[gate].members)))

    def is_new(self, gate: int, member: int) -> bool:
        """Whether the member was not met before; if it was, the gate may be in its circle."""
        if member in self.low:
            self.low[gate] = min(self.low[gate], self.met[member])
        return member not in self.met

    def leave(self, gate: int) -> None:
        """Close the circle that the gate opened, or tell the gate above how far up it reaches."""
        self.path.pop()
        if self.low[gate] == self.met[gate]:
            self._close(gate)
        else:
            above = self.path[-1][0]
            self.low[above] = min(self.low[above], self.low[gate])

    def _close(self, gate: int) -> None:
        circle: list[int] = []
        while not circle or circle[-1] != gate:
            circle.append(self.waiting.pop())
            del self.low[circle[-1]]
        self.found.append(circle[::-1])


def is_circle(component: list[int], gates: Mapping[int, Gate]) -> bool:
    """Whether the gates rest on themselves."""
    return len(component) > 1 or component[0] in gates[component[0]].members

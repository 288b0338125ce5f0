"""Strongly connected components: which gates depend on each other in a circle.

Reference: R. Tarjan (1972), "Depth-first search and linear graph algorithms", SIAM Journal on
Computing 1(2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .formula import Gate


def components(top: int, gates: Mapping[int, Gate]) -> list[list[int]]:
    """All gates that `top` reaches, in circles; what a gate rests on comes before it."""
    found: list[list[int]] = []
    if top < 0:
        return found
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    waiting: list[int] = []
    path: list[tuple[int, Iterator[int]]] = []
    enter = top
    while True:
        if enter >= 0:
            index[enter] = low[enter] = len(index)
            waiting.append(enter)
            path.append((enter, iter(gates[enter].members)))
        gate, members = path[-1]
        enter = -1
        for member in members:
            if member < 0:
                continue
            if member not in index:
                enter = member
                break
            if member in low:
                low[gate] = min(low[gate], index[member])
        if enter >= 0:
            continue
        path.pop()
        if low[gate] == index[gate]:
            found.append(_popped(waiting, gate, low))
        if not path:
            return found
        if gate in low:
            low[path[-1][0]] = min(low[path[-1][0]], low[gate])


def _popped(waiting: list[int], gate: int, low: dict[int, int]) -> list[int]:
    place = len(waiting) - 1
    while waiting[place] != gate:
        place -= 1
    members = waiting[place:]
    del waiting[place:]
    for member in members:
        del low[member]
    return members


def is_circle(component: list[int], gates: Mapping[int, Gate]) -> bool:
    """Whether the gates rest on themselves."""
    return len(component) > 1 or component[0] in gates[component[0]].members

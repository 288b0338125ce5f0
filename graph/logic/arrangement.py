"""Orders of the leaves of a region in which what belongs together stands together.

Algorithm (FORCE): gates and leaves stand in a row; each gate pulls itself and its members towards
their common centre; all move to the mean of their pulls and take places in that order; again and
again, from many orders at once. The best arrangement is the one with the fewest half-read gates: a
gate is half read at a place if the row has passed some of its members, but not all. A diagram has to
remember each of them, so that their number tells its size in advance.

Reference: F. A. Aloul, I. L. Markov and K. A. Sakallah (2003), "FORCE: a fast and easy-to-implement
variable-ordering heuristic", 13th ACM Great Lakes Symposium on VLSI.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from .regions import Region

Order: TypeAlias = tuple[int, ...]
_Table: TypeAlias = NDArray[np.float64]

_ROUNDS, _ROUNDS_BETWEEN_LOOKS = 40, 8


class _Means:
    """Means of some rows of a table for each of its own rows."""

    def __init__(self, rows: list[list[int]]) -> None:
        self._flat = np.array([row for own in rows for row in own], dtype=np.intp)
        counts = np.array([len(own) for own in rows], dtype=np.intp)
        self._start = np.cumsum(counts) - counts
        self._counts = counts[:, np.newaxis]

    def of(self, table: _Table) -> _Table:
        return np.add.reduceat(table[self._flat], self._start, axis=0) / self._counts


class Arrangement:
    """The gates and leaves of a region as rows of tables; a column is one order of them all."""

    def __init__(self, region: Region) -> None:
        gates = [gate for circle in region.circles for gate in circle]
        row = {member: number for number, member in enumerate([*gates, *(~leaf for leaf in range(len(region.leaves)))])}
        members = [[row[m] for m in dict.fromkeys(region.gates[gate].members)] for gate in gates]
        self._gates, self._rows = len(gates), len(row)
        # Of a circle, only what stands before a gate can be told about it.
        self._read = [
            np.array([m for m in own if m < gate or m >= len(gates)], dtype=np.intp) for gate, own in enumerate(members)
        ]
        pulled = [[gate, *(m for m in own if m != gate)] for gate, own in enumerate(members)]
        users: list[list[int]] = [[] for _ in row]
        for gate, own in enumerate(pulled):
            for member in own:
                users[member].append(gate)
        self._pulled = _Means(pulled)
        self._pulling = _Means(users)

    def settled(self, starts: Sequence[Order]) -> list[tuple[float, Order]]:
        """The loads and orders that the starts settle to, the least load first."""
        places = self._places(starts)
        best, least = places, self._loads(places)
        for number in range(1, _ROUNDS + 1):
            places = _ranks(self._pulling.of(self._pulled.of(places)))
            if number % _ROUNDS_BETWEEN_LOOKS == 0:
                loads = self._loads(places)
                best = np.where(loads < least, places, best)
                least = np.minimum(loads, least)
        orders = np.argsort(best[self._gates :], axis=0, kind="stable").T.tolist()
        return sorted((load, tuple(order)) for load, order in zip(least.tolist(), orders, strict=True))

    def load(self, order: Order) -> float:
        """The logarithm to base 2 of the sum, over all places, of 2 to the number of half-read gates."""
        return float(self._loads(self._places([order]))[0])

    def _places(self, starts: Sequence[Order]) -> _Table:
        places = np.zeros((self._rows, len(starts)))
        places[self._gates :] = np.argsort(np.array(starts), axis=1).T
        for gate, members in enumerate(self._read):
            if len(members):
                places[gate] = places[members].mean(axis=0)
        return places

    def _loads(self, places: _Table) -> _Table:
        passed = np.zeros_like(places, dtype=np.intp)
        passed[self._gates :] = _ranks(places[self._gates :])
        change = np.zeros((self._rows, places.shape[1]))
        columns: NDArray[np.intp] = np.arange(places.shape[1], dtype=np.intp)
        for gate, members in enumerate(self._read):
            if len(members):
                times = passed[members]
                passed[gate] = times.max(axis=0)
                change[times.min(axis=0), columns] += 1
                change[passed[gate], columns] -= 1
        return np.log2(np.exp2(np.cumsum(change, axis=0)).sum(axis=0))


def _ranks(places: _Table) -> _Table:
    return np.argsort(np.argsort(places, axis=0, kind="stable"), axis=0).astype(np.float64)

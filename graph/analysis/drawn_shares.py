"""Drawing the uncertain shares of a cascade, and solving it with them; see `uncertain_cascade`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .capacities import Capacities, Estimate, ShareEntry, share_entries
from .capacity_system import CapacitySystem, reweighted, solve

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class _Side:
    """One system to be solved again and again: what its shares may be, and which edges they make up.

    `luck` says which random numbers belong to each share; `first` where the shares of each sum begin.
    """

    system: CapacitySystem
    shock: list[int]
    tops: list[int]
    edges: int
    edge: Ints
    first: Ints
    luck: Ints
    low: Floats
    best: Floats
    high: Floats
    spread: Floats

    def solved(self, luck: Floats) -> Floats:
        """The capacities of the targets with the shares that some random numbers give."""
        drawn = _triangular(luck[0, self.luck], self.low, self.best, self.high)
        drawn *= 1.0 + self.spread * (2.0 * luck[1, self.luck] - 1.0)
        totals = np.add.reduceat(drawn, self.first) if len(drawn) else drawn
        counts = np.diff(np.append(self.first, len(drawn)))
        shares = np.zeros(self.edges)
        np.add.at(shares, self.edge, drawn / np.repeat(totals, counts))
        return solve(reweighted(self.system, shares), [self.shock])[self.tops, 0].round(9)


@dataclass(frozen=True, eq=False)
class DrawnSides:
    """Several systems that share their luck: the same supplier of the same item, the same random numbers."""

    sides: tuple[_Side, ...]
    suppliers: int

    def drawn(self, random: np.random.Generator) -> Floats:
        """One draw: the capacities of the targets, one row a system."""
        luck = random.random((2, self.suppliers))
        return np.array([side.solved(luck) for side in self.sides])


def drawn_sides(compiled: Sequence[Capacities], spreads: Mapping[str, float]) -> DrawnSides:
    """Make systems ready for draws; `spreads` says by how much a share of each confidence may be off."""
    rows_and_entries = [share_entries(each) for each in compiled]
    names = sorted({(entry.item, entry.supplier) for _, entries in rows_and_entries for entry in entries})
    luck = {name: number for number, name in enumerate(names)}
    sides = tuple(
        _side(each, len(rows.children), entries, luck, spreads)
        for each, (rows, entries) in zip(compiled, rows_and_entries, strict=True)
    )
    return DrawnSides(sides, len(names))


def _side(
    compiled: Capacities,
    edges: int,
    entries: Sequence[ShareEntry],
    luck: dict[tuple[str, str], int],
    spreads: Mapping[str, float],
) -> _Side:
    nodes = np.array([entry.node for entry in entries], dtype=np.int64)
    return _Side(
        system=compiled.systems[Estimate.BEST],
        shock=compiled.shock(()),
        tops=list(compiled.equations.tops.values()),
        edges=edges,
        edge=np.array([entry.edge for entry in entries], dtype=np.int64),
        first=np.flatnonzero(np.diff(nodes, prepend=-1)),
        luck=np.array([luck[entry.item, entry.supplier] for entry in entries], dtype=np.int64),
        low=np.array([entry.share.low for entry in entries]),
        best=np.array([entry.share.best for entry in entries]),
        high=np.array([entry.share.high for entry in entries]),
        spread=np.array([spreads[entry.confidence] for entry in entries]),
    )


def _triangular(luck: Floats, low: Floats, best: Floats, high: Floats) -> Floats:
    """Numbers of the triangular distribution from numbers that are even between 0 and 1."""
    width = high - low
    left = best - low
    up = low + np.sqrt(luck * width * left)
    down = high - np.sqrt((1.0 - luck) * width * (high - best))
    return np.where(luck * width < left, up, down)

"""The rules of a capacity system as array operations, one class a rule; each computes its nodes for all shocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

if TYPE_CHECKING:
    from .capacity_system import CapacityRows

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]

_ALL, _ANY, _SOME, _SHARE = 1, 2, 3, 4


class Part(Protocol):
    """Some nodes of one rule."""

    @property
    def nodes(self) -> Ints:
        """Whose capacities it computes."""
        ...

    def evaluate(self, state: Floats) -> Floats:
        """Their capacities by the rule, one column a shock."""
        ...


@dataclass(frozen=True, eq=False)
class Extremes:
    """The least or the best of all children."""

    nodes: Ints
    start: Ints
    children: Ints
    best: bool

    def evaluate(self, state: Floats) -> Floats:
        """As the class says."""
        reduce = np.maximum.reduceat if self.best else np.minimum.reduceat
        return reduce(state[self.children], self.start, axis=0)


@dataclass(frozen=True, eq=False)
class KthBest:
    """The k-th best child, of nodes that have equally many; one row of children a node."""

    nodes: Ints
    children: Ints
    least: int

    def evaluate(self, state: Floats) -> Floats:
        """As the class says."""
        place = self.children.shape[1] - self.least
        return np.partition(state[self.children], place, axis=1)[:, place]


@dataclass(frozen=True, eq=False)
class FixedShares:
    """The weighted sum where every share is one number."""

    nodes: Ints
    places: Ints
    weights: csr_array

    def evaluate(self, state: Floats) -> Floats:
        """As the class says."""
        return self.weights @ state

    def reweighted(self, shares: Floats) -> FixedShares:
        """The same sums with other shares, given for all edges of the system."""
        weights = self.weights
        changed = csr_array((shares[self.places], weights.indices, weights.indptr), shape=weights.shape)
        return replace(self, weights=changed)


@dataclass(frozen=True, eq=False)
class LooseShares:
    """The weighted sum where shares have bounds, of nodes with equally many children; one row a node.

    Every share has at least its low; what is left to 1 goes to the best children first if generous,
    else to the worst, to each no more than its high. No assignment within the bounds gives more, or less.
    """

    nodes: Ints
    children: Ints
    low: Floats
    high: Floats
    generous: bool

    def evaluate(self, state: Floats) -> Floats:
        """As the class says."""
        values = state[self.children]
        order = np.argsort(-values if self.generous else values, axis=1)
        room = np.take_along_axis((self.high - self.low)[:, :, None], order, axis=1)
        left = (1.0 - self.low.sum(axis=1))[:, None, None]
        before = np.cumsum(room, axis=1) - room
        extra = np.clip(left - before, 0.0, room)
        ordered = np.take_along_axis(values, order, axis=1)
        return np.einsum("nk,nkm->nm", self.low, values) + (extra * ordered).sum(axis=1)


def parts_of(rows: CapacityRows, nodes: Ints) -> tuple[Part, ...]:
    """The parts that compute some nodes, each with at least one child."""
    return tuple(_parts(rows, nodes))


def _parts(rows: CapacityRows, nodes: Ints) -> Iterator[Part]:
    rule, count = rows.rule[nodes], np.diff(rows.child_start)[nodes]
    for which in (_ALL, _ANY):
        chosen = nodes[rule == which]
        if len(chosen):
            places, start = _edges(rows, chosen)
            yield Extremes(chosen, start[:-1], rows.children[places], best=which == _ANY)
    some = rule == _SOME
    for least, width in sorted(set(zip(rows.least[nodes[some]].tolist(), count[some].tolist(), strict=True))):
        chosen = nodes[some & (rows.least[nodes] == least) & (count == width)]
        yield KthBest(chosen, rows.children[_edges(rows, chosen)[0]].reshape(-1, width), least)
    yield from _share_parts(rows, nodes[rule == _SHARE])


def _share_parts(rows: CapacityRows, nodes: Ints) -> Iterator[Part]:
    if not len(nodes):
        return
    places, start = _edges(rows, nodes)
    is_loose = np.maximum.reduceat(rows.high[places] > rows.low[places], start[:-1])
    fixed = nodes[~is_loose]
    if len(fixed):
        places, start = _edges(rows, fixed)
        shape = (len(fixed), len(rows.rule))
        yield FixedShares(fixed, places, csr_array((rows.low[places], rows.children[places], start), shape=shape))
    loose = nodes[is_loose]
    width = np.diff(rows.child_start)[loose]
    for children in np.unique(width):
        chosen = loose[width == children]
        places = _edges(rows, chosen)[0].reshape(-1, children)
        yield LooseShares(chosen, rows.children[places], rows.low[places], rows.high[places], rows.generous)


def _edges(rows: CapacityRows, nodes: Ints) -> tuple[Ints, Ints]:
    """The places of the edges of some nodes, and where those of each node start among them."""
    first, count = rows.child_start[nodes], np.diff(rows.child_start)[nodes]
    start = np.zeros(len(nodes) + 1, dtype=np.int64)
    np.cumsum(count, out=start[1:])
    return np.repeat(first - start[:-1], count) + np.arange(int(start[-1])), start

"""The rules of a capacity system as array operations, one class a rule; each computes its nodes for all shocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

if TYPE_CHECKING:
    from .capacity_system import CapacityRows

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]

_ALL, _ANY, _SOME, _SHARE = 1, 2, 3, 4


class Part(Protocol):
    """Some nodes of one rule."""

    @property
    def first(self) -> int:
        """Where its nodes begin in a state."""
        ...

    @property
    def last(self) -> int:
        """Where they end."""
        ...

    def evaluate(self, state: Floats) -> Floats:
        """Their capacities by the rule, one column a shock."""
        ...


@dataclass(frozen=True, eq=False)
class Extremes:
    """The least or the best of all children, of nodes sorted by how many they have, most first.

    `children[j]` holds the j-th child of the nodes that have so many, in the order of the nodes.
    """

    first: int
    last: int
    children: tuple[Ints, ...]
    best: bool

    def evaluate(self, state: Floats) -> Floats:
        """As the class says."""
        extreme = np.maximum if self.best else np.minimum
        found = state[self.children[0]]
        for children in self.children[1:]:
            part = found[: len(children)]
            extreme(part, state[children], out=part)
        return found


@dataclass(frozen=True, eq=False)
class KthBest:
    """The k-th best child, of nodes that have equally many; one row of children a node."""

    first: int
    last: int
    children: Ints
    least: int

    def evaluate(self, state: Floats) -> Floats:
        """As the class says."""
        place = self.children.shape[1] - self.least
        return np.partition(state[self.children], place, axis=1)[:, place]


@dataclass(frozen=True, eq=False)
class FixedShares:
    """The weighted sum where every share is one number.

    The children lie between `lowest` and `highest` of a state. `places` are the edges of the system
    that the entries of `weights` stand for, in their order.
    """

    first: int
    last: int
    lowest: int
    highest: int
    places: Ints
    weights: csr_array | csc_array

    def evaluate(self, state: Floats) -> Floats:
        """As the class says."""
        return self.weights @ state[self.lowest : self.highest]

    def reweighted(self, shares: Floats) -> FixedShares:
        """The same sums with other shares, given for all edges of the system."""
        weights = self.weights.copy()
        weights.data = shares[self.places]
        return replace(self, weights=weights)


@dataclass(frozen=True, eq=False)
class LooseShares:
    """The weighted sum where shares have bounds, of nodes with equally many children; one row a node.

    Every share has at least its low; what is left to 1 goes to the best children first if generous,
    else to the worst, to each no more than its high. No assignment within the bounds gives more, or less.
    """

    first: int
    last: int
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


@dataclass(frozen=True, eq=False)
class Group:
    """Nodes that one part can compute: of one rule and, where it needs that, with equally many children."""

    nodes: Ints
    rule: int
    least: int = 1
    loose: bool = False


def groups_of(rows: CapacityRows, nodes: Ints) -> tuple[Group, ...]:
    """The groups of some nodes, each node with at least one child."""
    return tuple(_groups(rows, nodes))


def part_of(rows: CapacityRows, group: Group, inner: Ints) -> Part:
    """The part that computes a group; `inner` says where every node stands in a state."""
    nodes, width = group.nodes, int(np.diff(rows.child_start)[group.nodes[0]])
    first, last = int(inner[nodes[0]]), int(inner[nodes[0]]) + len(nodes)
    if group.rule in (_ALL, _ANY):
        return Extremes(first, last, _by_place(rows, nodes, inner), group.rule == _ANY)
    places, start = _edges(rows, nodes)
    children = inner[rows.children[places]]
    if group.rule == _SOME:
        return KthBest(first, last, children.reshape(-1, width), group.least)
    if not group.loose:
        return _fixed_shares(rows, (first, last), places, children, start)
    low, high = (ends[places].reshape(-1, width) for ends in (rows.low, rows.high))
    return LooseShares(first, last, children.reshape(-1, width), low, high, rows.generous)


def _fixed_shares(rows: CapacityRows, own: tuple[int, int], places: Ints, children: Ints, start: Ints) -> FixedShares:
    lowest, highest = int(children.min()), int(children.max()) + 1
    order = csr_array((np.arange(len(places)), children - lowest, start), shape=(len(start) - 1, highest - lowest))
    # Column by column is twice as fast where rows are short and columns long, and slow where most columns are empty.
    entries = order.tocsc() if len(places) > highest - lowest else order
    sums = FixedShares(*own, lowest, highest, places[entries.data], entries)
    return sums.reweighted(rows.low)


def _groups(rows: CapacityRows, nodes: Ints) -> Iterator[Group]:
    rule, count = rows.rule[nodes], np.diff(rows.child_start)[nodes]
    share = nodes[rule == _SHARE]
    if len(share):
        yield from _share_groups(rows, share)
    for which in (_ALL, _ANY):
        chosen = rule == which
        if chosen.any():
            # Most children first: `Extremes` takes the children place by place.
            yield Group(nodes[chosen][np.argsort(-count[chosen], kind="stable")], which)
    some = rule == _SOME
    for least, width in sorted(set(zip(rows.least[nodes[some]].tolist(), count[some].tolist(), strict=True))):
        yield Group(nodes[some & (rows.least[nodes] == least) & (count == width)], _SOME, least)


def _share_groups(rows: CapacityRows, nodes: Ints) -> Iterator[Group]:
    places, start = _edges(rows, nodes)
    is_loose = np.maximum.reduceat(rows.high[places] > rows.low[places], start[:-1])
    if not is_loose.all():
        yield Group(nodes[~is_loose], _SHARE)
    loose = nodes[is_loose]
    width = np.diff(rows.child_start)[loose]
    yield from (Group(loose[width == children], _SHARE, loose=True) for children in np.unique(width))


def _by_place(rows: CapacityRows, nodes: Ints, inner: Ints) -> tuple[Ints, ...]:
    count, first = np.diff(rows.child_start)[nodes], rows.child_start[nodes]
    return tuple(inner[rows.children[first[: int((count > j).sum())] + j]] for j in range(int(count[0])))


def _edges(rows: CapacityRows, nodes: Ints) -> tuple[Ints, Ints]:
    """The places of the edges of some nodes, and where those of each node start among them."""
    first, count = rows.child_start[nodes], np.diff(rows.child_start)[nodes]
    start = np.zeros(len(nodes) + 1, dtype=np.int64)
    np.cumsum(count, out=start[1:])
    return np.repeat(first - start[:-1], count) + np.arange(int(start[-1])), start

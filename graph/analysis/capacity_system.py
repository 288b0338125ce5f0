"""Capacities between 0 and 1 that follow from each other, and their greatest fixed point.

Definition: each node has a rule. `ALL`: the least of its children; `ANY`: the best of them; `SOME`:
the k-th best; `SHARE`: the sum of its children weighted by their shares; `GIVEN`: what it starts
with. No node ever has more than it starts with (1, or 0 where a shock hits it). Of all states that
obey this, `solve` finds the one with the largest capacities.

Why it stops, and how far it is off. Every rule is monotone and never larger than 1, so iterating
from the start downward gives a falling sequence that is bounded by 0 and tends to the greatest
fixed point (Knaster and Tarski; Kleene, the rules being continuous). The strongly connected
components are solved one after the other, so that what does not go in circles is computed once and
exactly; a component is iterated until a round over it lets no capacity fall by more than `STEP`. What stands then is
never too low. `floor` makes it certain from below: it goes on from there with every result rounded
down to a multiple of `STEP`. This sequence falls by whole steps, so it ends after finitely many; it
ends in a state `z` that the exact rules do not lower (`z ≤ F(z)`), and by Tarski's theorem every such
state lies below the greatest fixed point. The distance of the two is a proven bound of the error.

References: A. Tarski, A lattice-theoretical fixpoint theorem and its applications, Pacific Journal
of Mathematics 5 (1955); C. Diem and others, Quantifying firm-level economic systemic risk from
nation-wide supply networks, Scientific Reports 12 (2022), for the cascade on networks of firms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np

from .capacity_blocks import blocks
from .capacity_order import ordered
from .capacity_parts import FixedShares, Floats, Group, Ints, Part, groups_of, part_of

STEP = 1e-9
"""Capacities that fall by less are taken as standing still."""
_ROUNDING = 1e-13
"""What sums of shares are off by in floating-point numbers, so that 0.3 is not rounded down to 0.2…"""
_MOST_STEPS = 100_000


class Rule(IntEnum):
    """How the capacity of a node follows from its children."""

    GIVEN = 0
    ALL = 1
    ANY = 2
    SOME = 3
    SHARE = 4


@dataclass(frozen=True, eq=False)
class CapacityRows:
    """The nodes and edges of a system: child lists in compressed rows, as in a sparse matrix.

    `least` is the k of a `SOME` node. `low` and `high` bound the share of each child of a `SHARE`
    node, which are 1 in sum; where they differ, `generous` says whether the best or the worst
    assignment of shares within the bounds counts.
    """

    rule: Ints
    least: Ints
    child_start: Ints
    children: Ints
    low: Floats
    high: Floats
    generous: bool = False


@dataclass(frozen=True, eq=False)
class Stage:
    """Nodes that need nothing of later stages; those of a `circular` one need each other.

    What a part falls by in a round is only measured if it is `watched`. A sum of shares of nodes that
    are watched themselves need not be: it never falls by more than the one of them that fell most.
    """

    parts: tuple[Part, ...]
    circular: bool
    watched: tuple[bool, ...]


@dataclass(frozen=True, eq=False)
class CapacitySystem:
    """A system made ready to solve: its stages in order, and what each node starts with.

    Inside, nodes are numbered so that those of a part stand together: `inner[node]` is the place of
    a node there. Whole slices can then be computed in place, which is most of the speed.
    """

    stages: tuple[Stage, ...]
    start: Floats
    inner: Ints

    def __len__(self) -> int:
        return len(self.start)


def capacity_system(rows: CapacityRows) -> CapacitySystem:
    """Make rows ready to solve; a node with too few children for its rule starts with 0."""
    count = np.diff(rows.child_start)
    hopeless = ((rows.rule == Rule.ANY) & (count == 0)) | ((rows.rule == Rule.SOME) & (count < rows.least))
    live = ~hopeless & (count > 0) & (rows.rule != Rule.GIVEN)
    stages = [
        (_groups(rows, nodes, circular=circular), circular)
        for nodes, circular in ordered(rows.child_start, rows.children, live)
    ]
    # Sums stand behind the nodes that they sum, so that these lie close together.
    groups = [group.nodes for found, _ in stages for group in sorted(found, key=lambda g: g.rule == Rule.SHARE)]
    order = np.concatenate([np.flatnonzero(~live), *groups])
    inner = np.empty(len(order), dtype=np.int64)
    inner[order] = np.arange(len(order))
    return CapacitySystem(
        stages=tuple(_stage(rows, found, inner, circular=circular) for found, circular in stages),
        start=np.where(hopeless, 0.0, 1.0)[order],
        inner=inner,
    )


def _groups(rows: CapacityRows, nodes: Ints, *, circular: bool) -> tuple[Group, ...]:
    found = blocks(rows.child_start, rows.children, nodes) if circular else [nodes]
    return tuple(group for block in found for group in groups_of(rows, block))


def _stage(rows: CapacityRows, groups: tuple[Group, ...], inner: Ints, *, circular: bool) -> Stage:
    sums = [group.nodes for group in groups if group.rule == Rule.SHARE]
    is_sum = np.zeros(len(inner), dtype=np.bool_)
    is_sum[np.concatenate([*sums, np.empty(0, dtype=np.int64)])] = True
    # Where sums are summed again, a fall could run among them unseen.
    nested = bool(is_sum[rows.children[np.repeat(is_sum, np.diff(rows.child_start))]].any())
    parts = tuple(part_of(rows, group, inner) for group in groups)
    return Stage(parts, circular, tuple(nested or group.rule != Rule.SHARE for group in groups))


def reweighted(system: CapacitySystem, shares: Floats) -> CapacitySystem:
    """The same system with other shares for all edges; only for one whose shares are single numbers."""
    return replace(system, stages=tuple(_reweighted(stage, shares) for stage in system.stages))


def _reweighted(stage: Stage, shares: Floats) -> Stage:
    parts = tuple(part.reweighted(shares) if isinstance(part, FixedShares) else part for part in stage.parts)
    return replace(stage, parts=parts)


def solve(system: CapacitySystem, shocks: Sequence[Sequence[int] | Ints], *, step: float = STEP) -> Floats:
    """The capacity of each node (a row) under each shock (a column): nodes in a shock have 0."""
    state = np.repeat(system.start[:, None], len(shocks), axis=1)
    for column, hit in enumerate(shocks):
        state[system.inner[np.asarray(hit, dtype=np.int64)], column] = 0.0
    for stage in system.stages:
        _settle(stage, state, step)
    return state[system.inner]


def floor(system: CapacitySystem, state: Floats, *, step: float = STEP) -> Floats:
    """A state below the greatest fixed point, found downward from one above it."""
    below = np.empty_like(state)
    below[system.inner] = state
    for stage in system.stages:
        for _ in range(_MOST_STEPS):
            fallen = _lower(stage, below, grid=step if stage.circular else 0.0)
            if not stage.circular or fallen == 0.0:
                break
        else:
            for part in stage.parts:
                below[part.first : part.last] = 0.0
    return below[system.inner]


def _settle(stage: Stage, state: Floats, step: float) -> None:
    while _lower(stage, state) > step:
        if not stage.circular:
            return


def _lower(stage: Stage, state: Floats, *, grid: float = 0.0) -> float:
    """One round over a stage, rule by rule in place; what the capacity fell by that fell most."""
    fallen = 0.0
    for part, watched in zip(stage.parts, stage.watched, strict=True):
        values, here = part.evaluate(state), state[part.first : part.last]
        if grid:
            values = np.floor(values / grid + _ROUNDING / grid) * grid
        if not watched:
            np.minimum(values, here, out=here)
            continue
        np.minimum(values, here, out=values)
        fallen = max(fallen, float(np.subtract(here, values, out=here).max(initial=0.0)))
        here[...] = values
    return fallen

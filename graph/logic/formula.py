"""The Boolean function that says when a node fails, or when it works, in terms of some events.

A formula is a table of gates. Gate `g` is true if at least `gates[g].least` of its members are
true; a member that is not negative is a gate, and a negative one is the event `~member`. Nothing
in it is constant: nodes whose state no event can change are gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .restriction import Restriction, restricted_to
from .rows import Ids, as_ids
from .system import System, solve


class Question(Enum):
    """What the events do: fail one after the other, or, all failed at first, work again."""

    FAILS = "cut"
    WORKS = "path"


class Gate(NamedTuple):
    """True if at least `least` of the members are."""

    least: int
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """A gate or event to start from, and the gates; `constant` is set where nothing matters."""

    top: int
    gates: dict[int, Gate]
    constant: bool | None = None


def formula_of(system: System, top: int, events: Ids, question: Question) -> Formula:
    """When `top` fails once the events in a set have failed, or works once only they work again."""
    part = restricted_to(system, [top])
    here = int(part.new_id[top])
    ids = np.unique(part.new_id[as_ids(events)])
    ids = ids[ids >= 0]
    best, worst = solve(part.system), solve(part.system, ids)
    if best[here] == worst[here]:
        return Formula(top, {}, constant=bool(best[here]) == (question is Question.WORKS))
    nodes = tuple(_varying_nodes(part, ids, best=best, worst=worst))
    gates = dict(_gates(nodes, question, unused_id=len(system)))
    return Formula(top if top in gates else ~top, gates)


@dataclass(frozen=True, slots=True)
class _Node:
    """A node whose state the events decide: how many of which children it needs besides those that always work."""

    id: int
    is_event: bool
    need: int
    children: tuple[int, ...]


def _varying_nodes(
    part: Restriction, events: NDArray[np.int32], *, best: NDArray[np.bool_], worst: NDArray[np.bool_]
) -> Iterator[_Node]:
    varies, always, kept = (best & ~worst).tolist(), worst.tolist(), part.kept.tolist()
    start, children = part.system.child_start.tolist(), part.system.children.tolist()
    event_ids = set(events.tolist())
    for node in np.flatnonzero(best & ~worst).tolist():
        own = children[start[node] : start[node + 1]]
        need = int(part.system.need[node]) - sum(1 for child in own if always[child])
        yield _Node(kept[node], node in event_ids, need, tuple(kept[child] for child in own if varies[child]))


def _gates(nodes: tuple[_Node, ...], question: Question, *, unused_id: int) -> Iterator[tuple[int, Gate]]:
    plain = {node.id for node in nodes if node.is_event and node.need <= 0}
    for node in nodes:
        if node.id in plain:
            continue
        members = tuple(~child if child in plain else child for child in node.children)
        fails = question is Question.FAILS
        gate = Gate(len(members) - node.need + 1 if fails else node.need, members)
        if node.is_event:
            # The node is its own event beside what it needs: it fails by either, and works by both.
            yield unused_id + node.id, gate
            gate = Gate(1 if fails else 2, (~node.id, unused_id + node.id))
        yield node.id, gate

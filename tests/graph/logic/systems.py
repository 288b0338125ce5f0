"""Random systems, and slow answers that are right by their definition."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations
from typing import NamedTuple

import hypothesis.strategies as st

from aisupply.graph.logic import System, SystemBuilder, solve

Sets = tuple[tuple[int, ...], ...]


class Case(NamedTuple):
    """A system, a node to ask about, and the nodes that can fail."""

    system: System
    top: int
    events: list[int]


def system_of(needs: list[int], children: list[list[int]]) -> System:
    builder = SystemBuilder()
    builder.nodes(needs)
    pairs = [(parent, child) for parent, own in enumerate(children) for child in own]
    builder.edges([parent for parent, _ in pairs], [child for _, child in pairs])
    return builder.build()


@st.composite
def cases(draw: st.DrawFn, *, largest: int = 9, circles: bool = True) -> Case:
    """Systems with and, or, k of n, repeated children, circles, nodes that never work, events on any node."""
    count = draw(st.integers(1, largest))
    children = [
        draw(st.lists(st.integers(0 if circles else node + 1, count - 1), max_size=4))
        if circles or node + 1 < count
        else []
        for node in range(count)
    ]
    needs = [draw(st.integers(0, len(own) + (1 if draw(st.integers(0, 19)) == 0 else 0))) for own in children]
    events = [node for node in range(count) if draw(st.booleans())]
    return Case(system_of(needs, children), draw(st.integers(0, count - 1)), events)


def sweeps(system: System, failed: Iterable[int]) -> list[bool]:
    """The greatest fixed point as it is defined: from everything downward until nothing changes."""
    down = set(failed)
    works = [node not in down for node in range(len(system))]
    start, children = system.child_start.tolist(), system.children.tolist()
    while True:
        after = [
            works[node] and sum(works[c] for c in children[start[node] : start[node + 1]]) >= int(system.need[node])
            for node in range(len(system))
        ]
        if after == works:
            return works
        works = after


def cuts(case: Case, failed: Iterable[int]) -> bool:
    return not solve(case.system, failed)[case.top]


def frees(case: Case, working: Iterable[int]) -> bool:
    return bool(solve(case.system, set(case.events) - set(working))[case.top])


def by_trying_all(case: Case, holds: Callable[[Case, Iterable[int]], bool]) -> Sets:
    """The minimal sets of events for which something holds, by trying all sets, small ones first."""
    found: list[tuple[int, ...]] = []
    for size in range(len(case.events) + 1):
        for members in combinations(case.events, size):
            if not any(set(smaller) <= set(members) for smaller in found) and holds(case, members):
                found.append(members)
    return ordered(found)


def by_expanding(case: Case) -> Sets:
    """Minimal cut sets of a system without circles, from the bottom upward, as sets of sets (no diagrams)."""
    start, children = case.system.child_start.tolist(), case.system.children.tolist()
    known: dict[int, set[frozenset[int]]] = {}

    def families(node: int) -> set[frozenset[int]]:
        if node not in known:
            own = [families(child) for child in children[start[node] : start[node + 1]]]
            least = len(own) - int(case.system.need[node]) + 1
            rows = [{frozenset()}] + [set() for _ in range(max(least, 0))]
            for family in own:
                for k in range(least, 0, -1):
                    rows[k] = minimal(rows[k] | {a | b for a in rows[k - 1] for b in family})
            known[node] = minimal(
                (rows[least] if least > 0 else {frozenset()}) | ({frozenset([node])} if node in case.events else set())
            )
        return known[node]

    return ordered(families(case.top))


def by_duality(case: Case) -> tuple[Sets, Sets]:
    """Cut sets and path sets found from each other: what hits all known cut sets is a path set, or shows a new one."""
    found: set[frozenset[int]] = set()
    while True:
        paths = hitting_sets(found)
        missed = next((path for path in paths if not frees(case, path)), None)
        if missed is None:
            return ordered(found), ordered(paths)
        found.add(shrunk(case, set(case.events) - missed))


def shrunk(case: Case, cut: set[int]) -> frozenset[int]:
    for member in sorted(cut):
        if cuts(case, cut - {member}):
            cut = cut - {member}
    return frozenset(cut)


def hitting_sets(family: Iterable[Iterable[int]]) -> set[frozenset[int]]:
    """The minimal sets that share a member with each set (Berge's multiplication)."""
    found = {frozenset[int]()}
    for members in family:
        found = minimal({hit | {member} for hit in found for member in members} if members else set())
    return found


def minimal(family: Iterable[frozenset[int]]) -> set[frozenset[int]]:
    kept: list[frozenset[int]] = []
    for members in sorted(set(family), key=len):
        if not any(smaller <= members for smaller in kept):
            kept.append(members)
    return set(kept)


def ordered(family: Iterable[Iterable[int]]) -> Sets:
    return tuple(sorted((tuple(sorted(members)) for members in family), key=lambda members: (len(members), members)))

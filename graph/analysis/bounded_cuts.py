"""All minimal cut sets of at most a few members, by way of working supports.

Definition: a support is a set of events with which the target works although the events outside are
gone. Every cut set has a member in every support. So from any support each of its members begins a
cut set; taking it away leaves a system with another support, and so on, to the size that is wanted;
of the last member only those come into question that stand in every known support without the
others. What remains is tried. Exact up to the size; beyond it nothing is said. A support that does
without many members at once serves the search for each of them, so that such ones are looked for.

Reference: R. Reiter (1987), "A theory of diagnosis from first principles", Artificial Intelligence
32(1): hitting-set trees over conflicts that are made as they are needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from ..logic import SetFamily, System, solve, solve_many
from .rounds import rising


def small_cut_sets(system: System, top: int, events: Iterable[int], *, max_size: int) -> SetFamily:
    """The minimal cut sets of at most `max_size` events, smallest first; `bound` says so.

    Args:
        system: the equations; `top` works in them.
        top: the node that must fail.
        events: leaves that can fail.
        max_size: the largest set wanted.
    """
    search = _Search(system, top, sorted(events))
    found: list[frozenset[int]] = []
    open_sets: set[frozenset[int]] = {frozenset()}
    for size in range(1, max_size + 1):
        step = search.last if size == max_size else search.next
        branches = {removed: step(removed) for removed in open_sets}
        candidates = {removed | {event} for removed, events in branches.items() for event in events}
        tried = [each for each in candidates if not any(cut <= each for cut in found)]
        holds = search.works(tried)
        found += [each for each, works in zip(tried, holds, strict=True) if not works]
        open_sets = {each for each, works in zip(tried, holds, strict=True) if works}
        if size == max_size - 1:
            for removed, ahead in branches.items():
                search.do_without(removed, [event for event in ahead if removed | {event} in open_sets])
    minimal = [cut for cut in found if not any(other < cut for other in found)]
    sets = sorted((tuple(sorted(cut)) for cut in minimal), key=lambda members: (len(members), members))
    return SetFamily(tuple(sets), complete=False, bound=max_size)


class _Search:
    """The search for the cut sets of one target, with the supports that were met."""

    def __init__(self, system: System, top: int, events: list[int]) -> None:
        self._system = system
        self._top = top
        self._ways = Supports(system, events)
        self._supports: list[int] = []

    def works(self, removals: list[frozenset[int]]) -> list[bool]:
        """Whether the target works after each removal."""
        if not removals:
            return []
        return solve_many(self._system, [sorted(each) for each in removals], chosen=[self._top])[:, 0].tolist()

    def next(self, removed: frozenset[int]) -> list[int]:
        """The members of the smallest known support without what is removed."""
        return self._ways.events(min(self._without(removed), key=int.bit_count))

    def last(self, removed: frozenset[int]) -> list[int]:
        """The events in every known support without what is removed."""
        common = -1
        for support in self._without(removed):
            common &= support
        return self._ways.events(common)

    def do_without(self, removed: frozenset[int], events: list[int]) -> None:
        """Learn supports without what is removed and each of some events, with as many of these gone at once as can be."""
        gone = self._ways.bits(removed)
        known = [support for support in self._supports if not support & gone]
        missing = [event for event in events if all(support & self._ways.bits([event]) for support in known)]
        if not missing or self._learn(removed.union(missing)) or len(missing) == 1:
            return
        half = len(missing) // 2
        self.do_without(removed, missing[:half])
        self.do_without(removed, missing[half:])

    def _without(self, removed: frozenset[int]) -> list[int]:
        gone = self._ways.bits(removed)
        known = [support for support in self._supports if not support & gone]
        if not known:
            self._learn(removed)
            known = self._supports[-1:]
        return known

    def _learn(self, removed: frozenset[int]) -> bool:
        """Keep a support without what is removed; false if there is none."""
        works = solve(self._system, sorted(removed))
        if works[self._top]:
            self._supports.append(self._ways.support(self._top, works.tolist()))
        return bool(works[self._top])


class Supports:
    """The ways by which targets of a system work, each as the bits of the events beneath it."""

    def __init__(self, system: System, events: list[int]) -> None:
        self._need: list[int] = system.need.tolist()
        self._bit = {event: 1 << position for position, event in enumerate(events)}
        self._concerned = _above(system, events)
        heights: list[int] = rising(system, solve(system)).tolist()
        starts: list[int] = system.child_start.tolist()
        children: list[int] = system.children.tolist()

        def distance(child: int) -> tuple[bool, int]:
            return self._concerned[child], heights[child]

        self._children = [sorted(children[start:end], key=distance) for start, end in pairwise(starts)]

    def support(self, top: int, works: list[bool]) -> int:
        """The events beneath one way by which a target works, given what works.

        Any choice of working children will do, because the fixed point is the greatest; those that no
        event concerns and those that are used already keep the support small.
        """
        support, seen, waiting = 0, {top}, [top]
        while waiting:
            node = waiting.pop()
            support |= self._bit.get(node, 0)
            missing = self._need[node]
            if missing == len(self._children[node]):
                chosen = self._children[node]
            else:
                chosen = self._chosen(node, missing, works, seen)
            for child in chosen:
                if child not in seen and self._concerned[child]:
                    seen.add(child)
                    waiting.append(child)
        return support

    def bits(self, events: Iterable[int]) -> int:
        """Some events as bits."""
        return sum(self._bit[event] for event in events)

    def events(self, bits: int) -> list[int]:
        """The events of some bits."""
        return [event for event, bit in self._bit.items() if bits & bit]

    def _chosen(self, node: int, missing: int, works: list[bool], seen: set[int]) -> list[int]:
        working = [child for child in self._children[node] if works[child]]
        if missing < len(working):
            # A stable sort: those that cost nothing first, both kinds as they stood.
            working.sort(key=lambda child: not self._is_free(child, seen))
        return working[:missing]

    def _is_free(self, node: int, seen: set[int]) -> bool:
        return node in seen or not self._concerned[node]


def _above(system: System, events: list[int]) -> list[bool]:
    """For each node whether an event stands anywhere beneath it."""
    start, parents = system.parents
    concerned = [False] * len(system)
    waiting = list(events)
    for event in events:
        concerned[event] = True
    while waiting:
        node = waiting.pop()
        for parent in parents[start[node] : start[node + 1]].tolist():
            if not concerned[parent]:
                concerned[parent] = True
                waiting.append(parent)
    return concerned

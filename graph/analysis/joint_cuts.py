"""The minimal cut sets of one and two members of many targets of one system, found together.

Definition: as in `bounded_cuts`. A pair that breaks a target has one member in any support of the
target, and the other in every support that does without the first. What remains is tried for all
targets in one pass. Exact; it says nothing of larger sets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..logic import System, solve, solve_many
from .bounded_cuts import Supports

Cut = tuple[int, ...]


def joint_cut_sets(system: System, tops: Sequence[int], events: Iterable[int]) -> dict[int, list[Cut]]:
    """For each target its minimal cut sets of at most two events, smallest first.

    Args:
        system: the equations.
        tops: the nodes that must fail; those that do not work to begin with have no cut sets.
        events: leaves that can fail.
    """
    return _Joint(system, tops, sorted(events)).cut_sets()


class _Joint:
    def __init__(self, system: System, tops: Sequence[int], events: list[int]) -> None:
        self._system = system
        self._events = events
        self._ways = Supports(system, events)
        self._works: dict[int | None, list[bool]] = {None: solve(system).tolist()}
        self._tops = [top for top in dict.fromkeys(tops) if self._works[None][top]]
        self._all = tops

    def cut_sets(self) -> dict[int, list[Cut]]:
        found: dict[int, list[Cut]] = {top: [] for top in self._all}
        for cut, top in self._breaking([(event,) for event in self._events]):
            found[top].append(cut)
        singles = {top: {event for (event,) in cuts} for top, cuts in found.items()}
        pairs = {top: set(self._pairs(top, singles[top])) for top in self._tops}
        for cut, top in self._breaking(sorted(set[Cut]().union(*pairs.values()))):
            if cut in pairs[top]:
                found[top].append(cut)
        return found

    def _breaking(self, cuts: list[Cut]) -> Iterator[tuple[Cut, int]]:
        if not (cuts and self._tops):
            return
        holds = solve_many(self._system, cuts, chosen=self._tops)
        for row, column in zip(*(~holds).nonzero(), strict=True):
            yield cuts[row], self._tops[column]

    def _pairs(self, top: int, singles: set[int]) -> Iterator[Cut]:
        """The pairs that hit every support that was met."""
        first = self._ways.support(top, self._works[None])
        supports = [first]
        for event in self._ways.events(first):
            if event not in singles:
                gone = self._ways.bits([event])
                supports.append(self._ways.support(top, self._without(event)))
                common = ~0
                for support in supports:
                    common &= support if not support & gone else ~0
                yield from (
                    (min(event, other), max(event, other))
                    for other in self._ways.events(common)
                    if other not in singles
                )

    def _without(self, event: int) -> list[bool]:
        if event not in self._works:
            self._works[event] = solve(self._system, [event]).tolist()
        return self._works[event]

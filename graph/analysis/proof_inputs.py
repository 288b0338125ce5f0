"""What an item needs from its buyer, as a proof cites it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..requirements import RequirementEdge
from .proof_states import States
from .proof_words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class Requirement:
    """One input, or a group of alternatives with those of its members that the proof speaks of."""

    inputs: tuple[str, ...]
    group: str | None
    works: bool
    how: tuple[Phrase, ...]
    statements: tuple[str, ...]
    sources: tuple[str, ...]


class Inputs:
    """The requirements of items in one solved system."""

    def __init__(self, states: States) -> None:
        self._states = states

    def of(self, item: str, buyer: str) -> Iterator[Requirement]:
        """All requirements of an item if its buyer has them, or those whose lack is the reason if not."""
        works = self._states.has_inputs(item, buyer)
        groups: defaultdict[tuple[str, str], list[RequirementEdge]] = defaultdict(list)
        for edge in self._states.equations.facts.requirements(item, self._states.scenario):
            if edge.group is not None:
                groups[edge.stated_for, edge.group].append(edge)
            elif works or self._states.fell_before(edge.input, item, buyer):
                own = edge.stated_for == item
                how = phrase("required") if own else phrase("inherited", thing=edge.stated_for)
                yield Requirement((edge.input,), None, works, how, (edge.statement,), edge.sources)
        for (stated_for, name), edges in groups.items():
            if works or self._states.group_fell_before(f"{stated_for}/{name}", item, buyer):
                yield self._group(name, edges, buyer, works=works)

    def _group(self, name: str, edges: list[RequirementEdge], buyer: str, *, works: bool) -> Requirement:
        members = sorted({edge.input for edge in edges})
        if works:
            wanted = max(edge.at_least for edge in edges)
            having = [member for member in members if self._states.obtains(member, buyer)]
            members = sorted(having, key=lambda member: (self._states.height(member, buyer), member))[:wanted]
        else:
            members = [member for member in members if not self._states.obtains(member, buyer)]
        return Requirement(
            tuple(members),
            name,
            works,
            (),
            tuple(edge.statement for edge in edges),
            tuple(sorted({source for edge in edges for source in edge.sources})),
        )

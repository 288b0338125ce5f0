"""A formula made smaller without a change of meaning, in one pass from the bottom to the top.

Gates of the same kind beneath each other become one; gates that are equal become one; a gate with
one member is that member; what another member implies is dropped. Circles are left as they are.
"""

from __future__ import annotations

from collections import Counter

from .components import components, is_circle
from .formula import Formula, Gate


def simplified(formula: Formula) -> Formula:
    """An equal formula, usually smaller."""
    work = _Work(formula)
    for component in components(formula.top, formula.gates):
        if is_circle(component, formula.gates):
            work.keep(component)
        else:
            work.take(component[0])
    return Formula(work.replaced.get(formula.top, formula.top), work.gates)


class _Work:
    def __init__(self, formula: Formula) -> None:
        self.given = formula.gates
        self.gates: dict[int, Gate] = {}
        self.replaced: dict[int, int] = {}
        self.known: dict[Gate, int] = {}
        self.uses = Counter(member for gate in formula.gates.values() for member in gate.members)
        self.fixed: set[int] = {formula.top}

    def keep(self, circle: list[int]) -> None:
        """Take gates of a circle over; others may not be merged into them, nor they into others."""
        self.fixed.update(circle)
        for gate in circle:
            members = self.given[gate].members
            self.gates[gate] = Gate(self.given[gate].least, tuple(self.replaced.get(m, m) for m in members))

    def take(self, gate: int) -> None:
        """Take one gate over, in its simplest form."""
        least = self.given[gate].least
        members = tuple(self.replaced.get(m, m) for m in self.given[gate].members)
        if least in {1, len(members)}:
            members = self._merged(members, is_or=least == 1)
            least = 1 if least == 1 else len(members)
        simple = Gate(least, tuple(sorted(members)))
        same = members[0] if len(members) == 1 else self.known.get(simple)
        if same is None:
            self.known[simple] = gate
            self.gates[gate] = simple
        else:
            self.replaced[gate] = same
            self.uses[same] += self.uses[gate] - (len(members) == 1)

    def _merged(self, members: tuple[int, ...], *, is_or: bool) -> tuple[int, ...]:
        flat: set[int] = set()
        for member in members:
            inner = self._same_kind(member, is_or=is_or)
            if inner is None:
                flat.add(member)
            else:
                del self.gates[member]
                del self.known[inner]
                flat.update(inner.members)
        return tuple(self._not_implied(flat, is_or=is_or))

    def _same_kind(self, member: int, *, is_or: bool) -> Gate | None:
        inner = self.gates.get(member)
        if inner is None or self.uses[member] > 1 or member in self.fixed:
            return None
        return inner if inner.least == (1 if is_or else len(inner.members)) else None

    def _not_implied(self, members: set[int], *, is_or: bool) -> set[int]:
        # a or (a and b) is a; a and (a or b) is a.
        return {member for member in members if not self._is_implied(member, members, is_or=is_or)}

    def _is_implied(self, member: int, others: set[int], *, is_or: bool) -> bool:
        inner = self.gates.get(member)
        if inner is None or member in self.fixed or inner.least != (len(inner.members) if is_or else 1):
            return False
        return not others.isdisjoint(inner.members)

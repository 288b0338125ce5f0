"""Members of a gate that share nothing with its other members, put under a gate of their own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from .components import components, is_circle
from .formula import Formula, Gate


def split_by_independence(formula: Formula, heads: set[int]) -> dict[int, Gate]:
    """The gates of an equal formula that has more modules.

    The members of a module (an `and` or an `or`) fall into groups that share nothing below; each
    group becomes a module. Of any other such gate, the members that nothing else uses and that are
    modules or events form a group.
    """
    circles = components(formula.top, formula.gates)
    split = _Split({gate: formula.gates[gate] for circle in circles for gate in circle}, heads)
    for circle in circles:
        if not is_circle(circle, formula.gates):
            split.take(circle[0])
    return split.gates


class _Split:
    def __init__(self, gates: dict[int, Gate], heads: set[int]) -> None:
        self.gates = gates
        self.heads = heads
        self.unused = max(gates, default=0)
        self.uses = Counter(member for gate in gates.values() for member in gate.members)

    def take(self, gate: int) -> None:
        """Replace each group of the gate's members by a new gate."""
        least, members = self.gates[gate].least, self.gates[gate].members
        if least not in {1, len(members)}:
            return
        groups = self._connected(members) if gate in self.heads else self._private(members)
        if len(groups) in {1, len(members)}:
            return
        parts = tuple(group[0] if len(group) == 1 else self._new(group, is_or=least == 1) for group in groups)
        self.gates[gate] = Gate(1 if least == 1 else len(parts), parts)

    def _new(self, members: list[int], *, is_or: bool) -> int:
        self.unused += 1
        self.gates[self.unused] = Gate(1 if is_or else len(members), tuple(members))
        return self.unused

    def _private(self, members: Iterable[int]) -> list[list[int]]:
        alone: list[int] = []
        shared: list[list[int]] = []
        for member in members:
            if self.uses[member] == 1 and (member < 0 or member in self.heads):
                alone.append(member)
            else:
                shared.append([member])
        return [alone, *shared] if alone else shared

    def _connected(self, members: Iterable[int]) -> list[list[int]]:
        group_of: dict[int, int] = {}
        groups = _Groups()
        for member in members:
            stack = [member]
            while stack:
                node = stack.pop()
                known = group_of.setdefault(node, member)
                groups.join(known, member)
                if known == member and node >= 0 and not (node in self.heads and node != member):
                    stack += [below for below in self.gates[node].members if group_of.get(below) != member]
        together: defaultdict[int, list[int]] = defaultdict(list)
        for member in members:
            together[groups.find(member)].append(member)
        return list(together.values())


class _Groups:
    """Disjoint groups that grow together (union-find)."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def find(self, member: int) -> int:
        """The member that stands for the group."""
        parent = self._parent.setdefault(member, member)
        while parent != member:
            self._parent[member] = self._parent.get(parent, parent)
            member, parent = parent, self._parent[parent]
        return member

    def join(self, one: int, other: int) -> None:
        """Make two groups one."""
        self._parent[self.find(one)] = self.find(other)

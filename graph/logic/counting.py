"""How many minimal sets a formula without circles has, from the bottom to the top, listing few or none of them.

A gate over members that nothing else uses needs no sets at all: one of several parts has as many
minimal sets as they have together, all of them have the product, and k of n the elementary symmetric
polynomial. Members that are used more than once are followed upward, in short lists of sets, to the
gate beneath which all their users stand. That gate is a module: from there on it counts as one event
that can happen in so many ways. Where the lists get long, decision diagrams count the module.

Reference: Y. Dutuit and A. Rauzy (1996), "A linear-time algorithm to find modules of fault trees",
IEEE Transactions on Reliability 45(3), for what a module is and what it is good for.
"""

from __future__ import annotations

from math import prod
from typing import NamedTuple

from .formula import Formula, Gate, Question
from .lists import Sets, at_least, single_bits
from .reach import Reach, reach
from .solved import solved


def count_without_circles(formula: Formula) -> int | None:
    """How many minimal sets of events make a formula true; None if some gates rest on themselves.

    Raises:
        TooLarge: some module is beyond the largest diagram that is allowed.
    """
    reached = reach(formula)
    if reached is None:
        return None
    return 1 if formula.top < 0 else _Count(formula, reached).of_top()


class _Open(NamedTuple):
    """A gate that is no module, with its minimal sets if they are few.

    `gate` has modules and groups as if they were events. `bits` are those of all events beneath.
    `below` and `around` are bits of places: the open gates beneath it, and all gates that use
    something of what stands beneath.
    """

    gate: Gate
    sets: Sets | None
    bits: int
    below: int
    around: int


class _Count:
    def __init__(self, formula: Formula, reached: Reach) -> None:
        self._formula = formula
        self._uses = reached.uses
        self._place = {gate: 1 << number for number, gate in enumerate(reached.gates)}
        self._users = self._users_of_shared()
        self._open: dict[int, _Open] = {}
        # A module, or a group of members, is an event too: its number, and in how many ways it can happen.
        self._event: dict[int, int] = {}
        self._ways: dict[int, int] = {}
        self._unused = min(reached.uses) - 1
        self._bit: dict[int, int] = {}
        self._ways_of_bit: dict[int, int] = {}
        self._free_bits: list[int] = []

    def of_top(self) -> int:
        """The count of the top, which is a module in any case."""
        for gate in reversed(self._place):
            self._take(gate)
        return self._ways[self._event[self._formula.top]]

    def _users_of_shared(self) -> dict[int, int]:
        users: dict[int, int] = {}
        for gate, place in self._place.items():
            for member in self._formula.gates[gate].members:
                if self._uses[member] > 1:
                    users[member] = users.get(member, 0) | place
        return users

    def _take(self, gate: int) -> None:
        least, members = self._formula.gates[gate]
        private = [member for member in members if self._uses[member] == 1 and member not in self._open]
        ways = [self._ways.get(self._event.get(member, member), 1) for member in private]
        if len(private) == len(members):
            self._event[gate] = self._new_event(_combined(ways, least))
            return
        rest = [member for member in members if self._uses[member] > 1 or member in self._open]
        if len(private) > 1 and least in {1, len(members)}:
            private = [self._new_event(sum(ways) if least == 1 else prod(ways))]
            least = 1 if least == 1 else 1 + len(rest)
        self._follow(gate, least, private, rest)

    def _new_event(self, ways: int) -> int:
        event, self._unused = self._unused, self._unused - 1
        self._ways[event] = ways
        return event

    def _follow(self, gate: int, least: int, private: list[int], rest: list[int]) -> None:
        bits = below = around = 0
        families: list[Sets | None] = []
        for member in (*private, *rest):
            around |= self._users.get(member, 0)
            inner = self._open.get(member)
            if inner is None:
                bit = self._bit_of(self._event.get(member, member))
                bits |= bit
                families.append([bit])
            else:
                bits |= inner.bits
                below |= inner.below | self._place[member]
                around |= inner.around
                families.append(inner.sets)
        members = tuple(self._event.get(member, member) for member in (*private, *rest))
        found = _Open(Gate(least, members), at_least(families, least), bits, below, around)
        if around & ~(below | self._place[gate]):
            self._open[gate] = found
        else:
            self._event[gate] = self._new_event(self._count_of(gate, found))
            self._free_bits += single_bits(bits)

    def _bit_of(self, event: int) -> int:
        bit = self._bit.get(event)
        if bit is None:
            bit = self._bit[event] = self._free_bits.pop() if self._free_bits else 1 << len(self._ways_of_bit)
            self._ways_of_bit[bit] = self._ways.get(event, 1)
        return bit

    def _count_of(self, head: int, module: _Open) -> int:
        if module.sets is None:
            return self._by_diagrams(head, module.gate)
        return sum(prod(self._ways_of_bit[bit] for bit in single_bits(members)) for members in module.sets)

    def _by_diagrams(self, head: int, gate: Gate) -> int:
        gates = {head: gate}
        waiting = [gate]
        for each in waiting:
            for member in each.members:
                if member >= 0 and member not in gates:
                    gates[member] = self._open[member].gate
                    waiting.append(gates[member])
        return solved(Formula(head, gates), Question.FAILS).count(self._ways)


def _combined(ways: list[int], least: int) -> int:
    """The minimal sets of a gate over independent members, given those of each."""
    if least == 1:
        return sum(ways)
    if least == len(ways):
        return prod(ways)
    # row[j]: the ways of exactly j of the members seen so far.
    row = [1] + [0] * least
    for each in ways:
        for j in range(least, 0, -1):
            row[j] += row[j - 1] * each
    return row[least]

"""The minimal sets of a formula: one diagram for each module; counted by multiplication, listed by size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .diagram import EMPTY_SET, NOTHING, Diagram


@dataclass(frozen=True, eq=False)
class Solution:
    """The diagrams of the modules; what each leaf of a module stands for is an event or a module.

    `leaves[m][k]` is the event `~leaf` where it is negative, and the module number `leaf` if not.
    A module comes after those that it rests on; the last one is the top.
    """

    diagrams: tuple[Diagram, ...]
    leaves: tuple[tuple[int, ...], ...]

    def count(self, ways: Mapping[int, int] | None = None) -> int:
        """How many minimal sets there are; `ways` says of some events `~event` how many each stands for."""
        known = ways or {}
        counts: list[int] = []
        for diagram, leaves in zip(self.diagrams, self.leaves, strict=True):
            each = [known.get(leaf, 1) if leaf < 0 else counts[leaf] for leaf in leaves]
            number = [0, 1]
            for leaf, high, low in diagram.nodes:
                number.append(each[leaf] * number[high] + number[low])
            counts.append(number[diagram.root])
        return counts[-1]

    @cached_property
    def sizes(self) -> tuple[tuple[int, ...], ...]:
        """For each node of each module the sizes of its sets, as the bits of a number."""
        found: list[tuple[int, ...]] = []
        for module, diagram in enumerate(self.diagrams):
            bits = [0, 1]
            for leaf, high, low in diagram.nodes:
                bits.append(_sums(self._leaf_sizes(module, leaf, found), bits[high]) | bits[low])
            found.append(tuple(bits))
        return tuple(found)

    def _leaf_sizes(self, module: int, leaf: int, sizes: list[tuple[int, ...]] | tuple[tuple[int, ...], ...]) -> int:
        inner = self.leaves[module][leaf]
        return 2 if inner < 0 else sizes[inner][self.diagrams[inner].root]

    def all_sizes(self) -> list[int]:
        """The sizes that minimal sets have, smallest first."""
        return list(_bits(self.sizes[-1][self.diagrams[-1].root]))

    def of_size(self, size: int) -> Iterator[tuple[int, ...]]:
        """The minimal sets of this many events, each sorted, in no particular but always the same order."""
        # A task is (module, node, size); tasks and members found so far are linked lists, so that
        # branches share them.
        top = len(self.diagrams) - 1
        stack: list[tuple[_Tasks, _Members]] = [(((top, self.diagrams[top].root, size), None), None)]
        while stack:
            tasks, members = stack.pop()
            if tasks is None:
                yield _sorted(members)
                continue
            (module, node, left), rest = tasks
            if node == EMPTY_SET:
                stack.append((rest, members))
                continue
            leaf, high, low = self.diagrams[module].nodes[node - 2]
            if low != NOTHING and self.sizes[module][low] >> left & 1:
                stack.append((((module, low, left), rest), members))
            stack.extend(
                self._with(module, leaf, part, ((module, high, left - part), rest), members)
                for part in _bits(self._leaf_sizes(module, leaf, self.sizes))
                if part <= left and self.sizes[module][high] >> (left - part) & 1
            )

    def _with(self, module: int, leaf: int, size: int, tasks: _Tasks, members: _Members) -> tuple[_Tasks, _Members]:
        inner = self.leaves[module][leaf]
        if inner < 0:
            return tasks, (~inner, members)
        return ((inner, self.diagrams[inner].root, size), tasks), members


_Tasks = tuple[tuple[int, int, int], "_Tasks"] | None
_Members = tuple[int, "_Members"] | None


def _bits(number: int) -> Iterator[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def _sums(ones: int, others: int) -> int:
    """The sums of a size of the one and a size of the other."""
    total = 0
    for size in _bits(ones):
        total |= others << size
    return total


def _sorted(members: _Members) -> tuple[int, ...]:
    found: list[int] = []
    while members is not None:
        found.append(members[0])
        members = members[1]
    return tuple(sorted(found))

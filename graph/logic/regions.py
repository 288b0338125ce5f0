"""The region of each module: its own gates, with the modules beneath it taken as if they were events."""

from __future__ import annotations

from dataclasses import dataclass

from .components import components
from .formula import Gate
from .modules import Modules


@dataclass(frozen=True, slots=True)
class Region:
    """What a module adds to the modules and events that it rests on.

    In `gates` the member `~k` is the leaf number k: the event or module `leaves[k]`, in the
    numbering of the whole formula. `circles` are the gates by strongly connected components, what
    others rest on first.
    """

    head: int
    gates: dict[int, Gate]
    circles: tuple[tuple[int, ...], ...]
    leaves: tuple[int, ...]

    @property
    def is_one_choice(self) -> bool:
        """Whether the module is a single gate over things that have nothing in common."""
        members = self.gates[self.head].members
        return len(self.gates) == 1 and self.head not in members and len(set(members)) == len(members)


def regions(found: Modules) -> list[Region]:
    """One region for each module, in the same order."""
    heads = set(found.heads)
    return [_region(head, found.formula.gates, heads) for head in found.heads]


def _region(head: int, gates: dict[int, Gate], heads: set[int]) -> Region:
    leaves: dict[int, int] = {}
    inside: dict[int, Gate] = {}
    waiting = [head]
    while waiting:
        gate = waiting.pop()
        if gate in inside:
            continue
        members: list[int] = []
        for member in gates[gate].members:
            if member < 0 or (member in heads and member != head):
                members.append(~leaves.setdefault(member, len(leaves)))
            else:
                members.append(member)
                waiting.append(member)
        inside[gate] = Gate(gates[gate].least, tuple(members))
    circles = [[head]] if len(inside) == 1 else components(head, inside)
    return Region(head, inside, tuple(map(tuple, circles)), tuple(leaves))

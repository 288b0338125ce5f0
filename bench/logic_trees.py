"""Trees to count the cut sets of: random gates over leaves, with branches that are used more than once."""

from __future__ import annotations

import random
from collections.abc import Mapping

Gates = dict[str, tuple[str, list[str]] | tuple[str, int, list[str]]]


def tree(leaves: int, *, shared: float, seed: int) -> Gates:
    """Gates that say what fails, over this many leaves; a gate has one more member, used elsewhere, as often as `shared`."""
    choose = random.Random(seed)
    open_ends = [f"e{number}" for number in range(leaves)]
    choose.shuffle(open_ends)
    gates: Gates = {}
    used: list[str] = []
    while len(open_ends) > 1:
        members = [open_ends.pop(0) for _ in range(min(len(open_ends), choose.randint(2, 4)))]
        if used and choose.random() < shared:
            members.append(choose.choice(used))
        used += members
        name = f"g{len(gates)}" if open_ends else "top"
        gates[name] = _gate(choose, list(dict.fromkeys(members)))
        open_ends.append(name)
    return gates


def _gate(choose: random.Random, members: list[str]) -> tuple[str, list[str]] | tuple[str, int, list[str]]:
    if len(members) > 2 and choose.random() < 0.1:
        return ("atleast", 2, members)
    return (choose.choice(["and", "or"]), members)


def open_psa(gates: Mapping[str, tuple[str, list[str]] | tuple[str, int, list[str]]]) -> str:
    """The tree in the Open-PSA model exchange format."""
    parts = ['<?xml version="1.0"?><opsa-mef><define-fault-tree name="tree">']
    for name in sorted(gates, key=lambda gate: gate != "top"):
        operator, *least, members = gates[name]
        opening = f'atleast min="{least[0]}"' if least else operator
        inputs = "".join(f'<{"gate" if one in gates else "basic-event"} name="{one}"/>' for one in members)
        parts.append(f'<define-gate name="{name}"><{opening}>{inputs}</{operator}></define-gate>')
    leaves = sorted({one for *_, members in gates.values() for one in members} - set(gates))
    parts += [f'<define-basic-event name="{leaf}"/>' for leaf in leaves]
    return "".join((*parts, "</define-fault-tree></opsa-mef>"))

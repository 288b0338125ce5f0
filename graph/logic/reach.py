"""What a formula without circles reaches: how often each member is used, and in which order gates can be computed."""

from __future__ import annotations

from dataclasses import dataclass

from .formula import Formula


@dataclass(frozen=True, slots=True)
class Reach:
    """The gates that the top rests on, each before its members, and how many gates use each gate or event."""

    gates: list[int]
    uses: dict[int, int]


def reach(formula: Formula) -> Reach | None:
    """The gates and events beneath the top; None if some gates rest on themselves."""
    uses = _uses(formula)
    gates = _in_order(formula, dict(uses))
    return Reach(gates, uses) if len(gates) == sum(1 for member in uses if member >= 0) else None


def _uses(formula: Formula) -> dict[int, int]:
    uses = {formula.top: 1}
    waiting = [formula.top] if formula.top >= 0 else []
    for gate in waiting:
        for member in formula.gates[gate].members:
            if member in uses:
                uses[member] += 1
            else:
                uses[member] = 1
                if member >= 0:
                    waiting.append(member)
    return uses


def _in_order(formula: Formula, open_uses: dict[int, int]) -> list[int]:
    """A gate comes once all that use it have come; those in a circle, and what rests on it alone, never do."""
    order = [formula.top] if formula.top >= 0 and open_uses[formula.top] == 1 else []
    for gate in order:
        for member in formula.gates[gate].members:
            if member >= 0:
                open_uses[member] -= 1
                if not open_uses[member]:
                    order.append(member)
    return order

"""Rules in plain Python, checked and compiled to a system of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, cast

from .. import logic
from ..errors import BadRule

Rules: TypeAlias = Mapping[str, Sequence[object]]
"""What each thing needs: `("and", names)`, `("or", names)` or `("atleast", k, names)`."""

_FORMS = '("and", [names]), ("or", [names]) or ("atleast", k, [names])'


class Rule(NamedTuple):
    """One rule taken apart: how many of the members must work."""

    operator: Literal["and", "or", "atleast"]
    least: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """The system of some rules; node i is `names[i]`, and the names are sorted."""

    system: logic.System
    names: tuple[str, ...]
    ids: dict[str, int]
    leaves: tuple[int, ...]

    def id_of(self, name: str) -> int:
        """The node of a name."""
        if name not in self.ids:
            raise _no_such(name)
        return self.ids[name]


def compiled(rules: Rules) -> Compiled:
    """The system of the rules; ids in the order of the names."""
    parts = _checked(rules)
    names = tuple(sorted({*parts, *(member for rule in parts.values() for member in rule.members)}))
    ids = {name: number for number, name in enumerate(names)}
    builder = logic.SystemBuilder()
    builder.nodes([parts[name].least if name in parts else 0 for name in names])
    edges = [(ids[name], ids[member]) for name, rule in parts.items() for member in rule.members]
    builder.edges((parent for parent, _ in edges), (child for _, child in edges))
    return Compiled(builder.build(), names, ids, tuple(i for i, name in enumerate(names) if name not in parts))


def formula(rules: Rules, top: str, question: logic.Question) -> logic.Formula:
    """When `top` fails or works, for rules without circles; what follows from circles takes the whole system."""
    parts = _checked(rules)
    numbers = {name: number for number, name in enumerate(parts)}
    gates: dict[int, logic.Gate] = {}
    for name, rule in parts.items():
        members: list[int] = []
        for member in rule.members:
            number = numbers.get(member)
            if number is None:
                # An event, hence negative.
                number = numbers[member] = len(parts) - 1 - len(numbers)
            members.append(number)
        fails = question is logic.Question.FAILS
        least = len(members) - rule.least + 1 if fails else rule.least
        gates[numbers[name]] = logic.Gate(least, tuple(members))
    if top not in numbers:
        raise _no_such(top)
    return logic.Formula(numbers[top], gates)


def rule_parts(name: str, rule: object) -> Rule:
    """A rule taken apart and checked."""
    # Lists and tuples are asked for first: the abstract class takes ten times as long.
    if isinstance(rule, str) or not isinstance(rule, (tuple, list, Sequence)) or not rule:
        raise BadRule(name, f"{rule!r} is no rule; write {_FORMS}.")
    operator, *rest = cast("Sequence[object]", rule)
    if operator in ("and", "or") and len(rest) == 1:
        members = _members(name, rest[0])
        return Rule("and", len(members), members) if operator == "and" else Rule("or", 1, members)
    if operator == "atleast" and len(rest) == 2:  # noqa: PLR2004
        members = _members(name, rest[1])
        return Rule("atleast", _least(name, rest[0], members), members)
    if operator in ("and", "or", "atleast"):
        raise BadRule(name, f"{rule!r} does not fit its operator; write {_FORMS}.")
    raise BadRule(name, f"unknown operator {operator!r}; write {_FORMS}.")


def _checked(rules: Rules) -> dict[str, Rule]:
    return {_as_name(name): rule_parts(name, rule) for name, rule in rules.items()}


def _no_such(name: str) -> BadRule:
    return BadRule(name, "no rule has or mentions this name.")


def _members(name: str, members: object) -> tuple[str, ...]:
    if isinstance(members, str) or not isinstance(members, (tuple, list, Sequence)):
        raise BadRule(name, f"{members!r} is no list of names.")
    if not members:
        raise BadRule(name, "its list of names is empty. A thing that needs nothing has no rule.")
    for member in cast("Sequence[object]", members):
        if not isinstance(member, str):
            _as_name(member, of=name)
    return tuple(cast("Sequence[str]", members))


def _least(name: str, least: object, members: tuple[str, ...]) -> int:
    if not isinstance(least, int) or isinstance(least, bool):
        raise BadRule(name, f"{least!r} is not a number of things that must work.")
    if not 1 <= least <= len(members):
        raise BadRule(
            name, f"at least {least} of {len(members)} cannot be meant; write a number from 1 to {len(members)}."
        )
    if len(set(members)) < len(members):
        twice = next(member for member in members if members.count(member) > 1)
        raise BadRule(name, f"{twice!r} stands twice among the names to count.")
    return least


def _as_name(name: object, of: object = None) -> str:
    if not isinstance(name, str):
        raise BadRule(name if of is None else of, f"{name!r} is not a name; names are strings.")
    return name

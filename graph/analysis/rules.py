"""Rules in plain Python, checked and compiled to a system of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from .. import logic
from ..errors import BadRule

Rules: TypeAlias = Mapping[str, Sequence[object]]
"""What each thing needs: `("and", names)`, `("or", names)` or `("atleast", k, names)`."""

_FORMS = '("and", [names]), ("or", [names]) or ("atleast", k, [names])'


@dataclass(frozen=True, slots=True)
class Rule:
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
            raise BadRule(name, "no rule has or mentions this name.")
        return self.ids[name]


def compiled(rules: Rules) -> Compiled:
    """The system of the rules; ids in the order of the names."""
    parts = {_as_name(name): rule_parts(name, rules[name]) for name in rules}
    names = tuple(sorted({*parts, *(member for rule in parts.values() for member in rule.members)}))
    ids = {name: number for number, name in enumerate(names)}
    builder = logic.SystemBuilder()
    builder.nodes([parts[name].least if name in parts else 0 for name in names])
    edges = [(ids[name], ids[member]) for name, rule in parts.items() for member in rule.members]
    builder.edges((parent for parent, _ in edges), (child for _, child in edges))
    return Compiled(builder.build(), names, ids, tuple(i for i, name in enumerate(names) if name not in parts))


def rule_parts(name: str, rule: object) -> Rule:
    """A rule taken apart and checked."""
    if isinstance(rule, str) or not isinstance(rule, Sequence) or not rule:
        raise BadRule(name, f"{rule!r} is no rule; write {_FORMS}.")
    operator, *rest = cast("Sequence[object]", rule)
    if not isinstance(operator, str) or operator not in {"and", "or", "atleast"}:
        raise BadRule(name, f"unknown operator {operator!r}; write {_FORMS}.")
    if operator in {"and", "or"} and len(rest) == 1:
        members = _members(name, rest[0])
        return Rule("and" if operator == "and" else "or", len(members) if operator == "and" else 1, members)
    if operator == "atleast" and len(rest) == 2:  # noqa: PLR2004
        members = _members(name, rest[1])
        return Rule("atleast", _least(name, rest[0], members), members)
    raise BadRule(name, f"{rule!r} does not fit its operator; write {_FORMS}.")


def _members(name: str, members: object) -> tuple[str, ...]:
    if isinstance(members, str) or not isinstance(members, Sequence):
        raise BadRule(name, f"{members!r} is no list of names.")
    if not members:
        raise BadRule(name, "its list of names is empty. A thing that needs nothing has no rule.")
    return tuple(_as_name(member, of=name) for member in cast("Sequence[object]", members))


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

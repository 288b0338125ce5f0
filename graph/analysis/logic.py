"""What works, what breaks it and what it takes, for rules in plain Python.

Nothing here needs our graph. A rule says what a thing needs in order to **work**:

- `("and", [names])`: all of them must work;
- `("or", [names])`: one of them is enough;
- `("atleast", k, [names])`: k of them must work.

A name that has no rule is a leaf: it works unless it has failed. Rules may go in circles; what
sustains each other then runs until something else takes it down.

A cut set of a thing is a set of leaves whose failure makes it fail; a path set is a set of leaves
that keep it working when all others have failed. Minimal: no part of the set is one already.

    >>> bread = {
    ...     "bread": ("and", ["flour", "oven"]),
    ...     "flour": ("or", ["river mill", "wind mill"]),
    ...     "oven": ("atleast", 2, ["gas", "power", "wood"]),
    ... }
    >>> works(bread, "bread", failed=["wind mill", "gas"])
    True
    >>> for cut_set in minimal_cut_sets(bread, "bread"):
    ...     print(cut_set)
    ('gas', 'power')
    ('gas', 'wood')
    ('power', 'wood')
    ('river mill', 'wind mill')
    >>> minimal_path_sets(bread, "bread").sets[0]
    ('gas', 'power', 'river mill')

**Fault trees** say what it takes to *fail*: their `and` fails when all inputs have failed. Such an
`and` is an `or` here, their `or` is an `and` here, and k of n failures is at least n - k + 1 of n
working. `from_fault_tree` translates; the cut sets are the same, in the same names:

    >>> tree = {"no light": ("or", ["bulb", "no power"]), "no power": ("and", ["mains", "battery"])}
    >>> from_fault_tree(tree)["no light"]
    ('and', ['bulb', 'no power'])
    >>> minimal_cut_sets(from_fault_tree(tree), "no light").sets
    (('bulb',), ('battery', 'mains'))

A list that was cut says so; counting never lists:

    >>> many = {"top": ("or", [f"g{i}" for i in range(20)])}
    >>> many |= {f"g{i}": ("and", [f"e{i}{c}" for c in "abcdefg"]) for i in range(20)}
    >>> count_minimal_cut_sets(many, "top") == 7**20
    True
    >>> some = minimal_cut_sets(many, "top", limit=3)
    >>> len(some), some.complete, some.bound
    (3, False, 19)

Reference and definitions: `aisupply.graph.logic.cut_sets`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .. import logic
from .rules import Rules, compiled, formula, rule_parts


@dataclass(frozen=True, slots=True)
class MinimalSets:
    """Minimal sets of names, each sorted; by size, then by names.

    `complete` says that there are no others. Where it is false, `bound` is the largest k such that
    every minimal set of at most k names is in `sets`; some larger ones may be there too.
    """

    sets: tuple[tuple[str, ...], ...]
    complete: bool
    bound: int | None

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return iter(self.sets)

    def __len__(self) -> int:
        return len(self.sets)


def works(rules: Rules, top: str, failed: Iterable[str] = ()) -> bool:
    """Whether `top` works once the named things (leaves, or things with a rule) have failed.

    Raises:
        BadRule: a rule means nothing, or no rule has or mentions a name that was given.
    """
    system = compiled(rules)
    return bool(logic.solve(system.system, [system.id_of(name) for name in failed])[system.id_of(top)])


def minimal_cut_sets(rules: Rules, top: str, max_size: int | None = None, limit: int | None = None) -> MinimalSets:
    """The minimal sets of leaves whose failure makes `top` fail.

    Args:
        rules: what each thing needs in order to work.
        top: the thing that must fail.
        max_size: leave out larger sets.
        limit: stop after this many sets, the smallest first.

    Raises:
        BadRule: a rule means nothing, or no rule has or mentions `top`.
        ValueError: a negative `max_size`, or a `limit` below 1.
    """
    system = compiled(rules)
    found = logic.minimal_cut_sets(system.system, system.id_of(top), system.leaves, max_size=max_size, limit=limit)
    return _named(found, system.names)


def minimal_path_sets(rules: Rules, top: str, max_size: int | None = None, limit: int | None = None) -> MinimalSets:
    """The minimal sets of leaves that make `top` work although all other leaves have failed.

    Arguments as for `minimal_cut_sets`.
    """
    system = compiled(rules)
    found = logic.minimal_path_sets(system.system, system.id_of(top), system.leaves, max_size=max_size, limit=limit)
    return _named(found, system.names)


def count_minimal_cut_sets(rules: Rules, top: str) -> int:
    """How many minimal cut sets `top` has, exactly, without listing them.

    Raises:
        BadRule: as for `minimal_cut_sets`.
        TooLarge: the rules are too much entangled to be counted with some 1.5 GB of memory.
    """
    number = logic.count_without_circles(formula(rules, top, logic.Question.FAILS))
    if number is not None:
        return number
    system = compiled(rules)
    return logic.count_minimal_cut_sets(system.system, system.id_of(top), system.leaves)


def count_minimal_path_sets(rules: Rules, top: str) -> int:
    """How many minimal path sets `top` has; as `count_minimal_cut_sets`."""
    number = logic.count_without_circles(formula(rules, top, logic.Question.WORKS))
    if number is not None:
        return number
    system = compiled(rules)
    return logic.count_minimal_path_sets(system.system, system.id_of(top), system.leaves)


def from_fault_tree(gates: Rules) -> dict[str, tuple[str, list[str]] | tuple[str, int, list[str]]]:
    """Rules that say what works, from gates that say what fails.

    Raises:
        BadRule: a gate means nothing.
    """
    translated: dict[str, tuple[str, list[str]] | tuple[str, int, list[str]]] = {}
    for name in gates:
        parts = rule_parts(name, gates[name])
        members = list(parts.members)
        if parts.operator == "atleast":
            translated[name] = ("atleast", len(members) - parts.least + 1, members)
        else:
            translated[name] = ("or" if parts.operator == "and" else "and", members)
    return translated


def _named(found: logic.SetFamily, names: tuple[str, ...]) -> MinimalSets:
    # The ids stand in the order of the names, so that sets sorted by ids are sorted by names.
    return MinimalSets(tuple(tuple(names[i] for i in ids) for ids in found), found.complete, found.bound)

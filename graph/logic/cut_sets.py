"""Minimal cut sets and minimal path sets of a node of a system.

Definition: a cut set is a set of events such that the node fails once they have failed; a path set
is one such that the node works although all other events have failed. Minimal: no part of it is one.
The minimal path sets are the minimal hitting sets of the minimal cut sets, and the other way round.

What it cannot see: how likely an event is, and the order in which events happen.

Reference: R. E. Barlow and F. Proschan (1975), "Statistical theory of reliability and life testing",
chapter 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from ..errors import TooLarge
from .counting import count_without_circles
from .families import SetFamily
from .formula import Formula, Question, formula_of
from .minimal import CAPACITIES
from .rows import Ids
from .solution import Solution
from .solved import solved
from .system import System

_SMALL = CAPACITIES[:3]
_MIDDLING = CAPACITIES[:4]


def minimal_cut_sets(
    system: System, top: int, events: Ids, *, max_size: int | None = None, limit: int | None = None
) -> SetFamily:
    """The minimal sets of events whose failing makes `top` fail, smallest first.

    Args:
        system: the equations.
        top: the node that must fail.
        events: nodes that can fail; any node, also one that needs others. Nothing else fails first.
        max_size: leave out larger sets.
        limit: stop after this many sets.

    Returns:
        The sets; not `complete` where a limit, or the size of the system, left some out.

    Raises:
        ValueError: a negative `max_size`, or a `limit` below 1.
    """
    return _family(formula_of(system, top, events, Question.FAILS), Question.FAILS, max_size, limit)


def minimal_path_sets(
    system: System, top: int, events: Ids, *, max_size: int | None = None, limit: int | None = None
) -> SetFamily:
    """The minimal sets of events whose working makes `top` work once all other events have failed.

    Arguments and result as for `minimal_cut_sets`.
    """
    return _family(formula_of(system, top, events, Question.WORKS), Question.WORKS, max_size, limit)


def count_minimal_cut_sets(system: System, top: int, events: Ids) -> int:
    """How many minimal cut sets there are, exactly, without listing them.

    Raises:
        TooLarge: the system cannot be counted with the memory that is allowed (some 1.5 GB).
    """
    return _count(formula_of(system, top, events, Question.FAILS), Question.FAILS)


def count_minimal_path_sets(system: System, top: int, events: Ids) -> int:
    """How many minimal path sets there are; as `count_minimal_cut_sets`."""
    return _count(formula_of(system, top, events, Question.WORKS), Question.WORKS)


def _count(formula: Formula, question: Question) -> int:
    if formula.constant is not None:
        return int(formula.constant)
    number = count_without_circles(formula)
    return solved(formula, question).count() if number is None else number


def _family(formula: Formula, question: Question, max_size: int | None, limit: int | None) -> SetFamily:
    if (max_size is not None and max_size < 0) or (limit is not None and limit < 1):
        raise ValueError(
            f"Cannot list sets with max_size={max_size} and limit={limit}: write 0 or more, and 1 or more."
        )
    if formula.constant is not None:
        return SetFamily(((),) if formula.constant else ())
    solution, known_to = _best_effort(formula, question, max_size, limit)
    return _listed(solution, known_to=known_to, max_size=max_size, limit=limit)


def _best_effort(
    formula: Formula, question: Question, max_size: int | None, limit: int | None
) -> tuple[Solution, int | None]:
    """All minimal sets, or all up to the size that is asked for, or that can be reached."""
    try:
        return solved(formula, question, capacities=_MIDDLING if max_size is None else _SMALL), None
    except TooLarge:
        if max_size is not None:
            with suppress(TooLarge):
                return solved(formula, question, bound=max_size, capacities=_MIDDLING), max_size
    return _as_far_as_possible(formula, question, limit)


def _as_far_as_possible(formula: Formula, question: Question, limit: int | None) -> tuple[Solution, int]:
    solution, bound = solved(formula, question, bound=1), 1
    with suppress(TooLarge):
        while limit is None or sum(1 for _ in islice(_up_to(solution, bound), limit)) < limit:
            solution = solved(formula, question, bound=bound + 1, capacities=_SMALL)
            bound += 1
    return solution, bound


def _up_to(solution: Solution, bound: int) -> Iterator[tuple[int, ...]]:
    return (members for size in solution.all_sizes() if size <= bound for members in solution.of_size(size))


def _listed(solution: Solution, *, known_to: int | None, max_size: int | None, limit: int | None) -> SetFamily:
    bounds = [bound for bound in (known_to, max_size) if bound is not None]
    sets: list[tuple[int, ...]] = []
    for size in solution.all_sizes():
        if bounds and size > min(bounds):
            return SetFamily(tuple(sets), complete=False, bound=min(bounds))
        room = None if limit is None else limit - len(sets)
        found = list(islice(solution.of_size(size), None if room is None else room + 1))
        if room is not None and len(found) > room:
            return SetFamily((*sets, *sorted(found[:room])), complete=False, bound=size - 1)
        sets += sorted(found)
    return SetFamily(tuple(sets), complete=known_to is None, bound=known_to)

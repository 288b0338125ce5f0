"""The nodes of a diagram that lives in OxiDD."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

from oxidd.bdd import BDDFunction
from oxidd.zbdd import ZBDDFunction

Either = TypeVar("Either", BDDFunction, ZBDDFunction)
Sides: TypeAlias = dict[Either, tuple[Either, Either]]


def by_level(root: Either) -> list[Sides[Either]]:
    """The nodes with their two sides (with the variable, and without), level by level from the top."""
    levels: list[Sides[Either]] = [{} for _ in range(root.manager.num_vars())]
    found: list[set[Either]] = [set() for _ in levels]
    _meet(root, found)
    for level, nodes in enumerate(found):
        for node in nodes:
            sides = node.cofactors()
            if sides is not None:
                levels[level][node] = sides
                _meet(sides[0], found)
                _meet(sides[1], found)
    return levels


def _meet(node: Either, found: list[set[Either]]) -> None:
    level = node.node_level()
    if level is not None:
        found[level].add(node)

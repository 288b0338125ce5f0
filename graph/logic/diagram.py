"""Families of sets as zero-suppressed decision diagrams, in plain lists.

Node 0 is the family without a set, node 1 the family of the empty set. Any other node stands for
the sets of `low`, and those of `high` with `leaf` added to each. Nodes come after those they name.

Reference: S. Minato (1993), "Zero-suppressed BDDs for set manipulation in combinatorial problems",
30th Design Automation Conference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Node(NamedTuple):
    """One decision: with or without the leaf."""

    leaf: int
    high: int
    low: int


NOTHING = 0
EMPTY_SET = 1


@dataclass(frozen=True, slots=True)
class Diagram:
    """A family of sets of leaves: the root, and the nodes from number 2 on.

    A leaf is what `leaves` of the region has there: an event, or a module with sets of its own.
    """

    root: int
    nodes: tuple[Node, ...]


def choices(leaves: Sequence[int], least: int) -> Diagram:
    """All sets of exactly `least` of the leaves."""
    nodes: list[Node] = []
    # row[j]: the number of the node for "j more of the leaves seen so far".
    row = [EMPTY_SET] + [NOTHING] * least
    for seen, leaf in enumerate(leaves):
        for j in range(min(seen + 1, least), max(least - len(leaves) + seen, 0), -1):
            if row[j - 1] != NOTHING:
                nodes.append(Node(leaf, row[j - 1], row[j]))
                row[j] = len(nodes) + 1
    return Diagram(row[least], tuple(nodes))

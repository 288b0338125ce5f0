"""Places for a picture in columns.

The layered method of Sugiyama, Tagawa and Toda (1981, doi:10.1109/TSMC.1981.4308636): the columns are given, the order
within them is improved by barycentres in sweeps from side to side, and the best order that was met is kept.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..view import ViewEdge, ViewNode

COLUMN_WIDTH = 310
STACK_WIDTH = 240
ROW_HEIGHT = 98
"""A box with four lines of text fits into a row; the page cuts longer ones."""
_SHAPE = 1.7
"""Width over height: that of most windows beside lists and panels."""
_SWEEPS = 16

Columns = list[list[str]]


def in_columns(nodes: Sequence[ViewNode], edges: Iterable[ViewEdge]) -> tuple[ViewNode, ...]:
    """The same nodes with places; no two share one, and crossings are few.

    A node inside another gets the place of the one that shows it; the page makes room once that is opened.
    """
    shown_by = {node.id: node.inside for node in nodes if node.inside}
    columns: defaultdict[int, list[str]] = defaultdict(list)
    for node in nodes:
        if not node.inside:
            columns[node.column].append(node.id)
    ordered = _ordered([columns[number] for number in sorted(columns)], _neighbours(edges, shown_by))
    places = _places(ordered)
    return tuple(_placed(node, places[_outermost(node.id, shown_by)]) for node in nodes)


def _placed(node: ViewNode, place: tuple[float, float]) -> ViewNode:
    return replace(node, x=place[0], y=place[1])


def _outermost(node: str, shown_by: dict[str, str]) -> str:
    while node in shown_by:
        node = shown_by[node]
    return node


def _neighbours(edges: Iterable[ViewEdge], shown_by: dict[str, str]) -> dict[str, list[str]]:
    neighbours: defaultdict[str, list[str]] = defaultdict(list)
    for edge in edges:
        tail, head = _outermost(edge.tail, shown_by), _outermost(edge.head, shown_by)
        if tail != head:
            neighbours[tail].append(head)
            neighbours[head].append(tail)
    return neighbours


def _ordered(columns: Columns, neighbours: dict[str, list[str]]) -> Columns:
    heights = _heights(columns)
    best, least = [list(column) for column in columns], _stretch(heights, neighbours)
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 else reversed(columns):
            column.sort(key=lambda thing: (_barycentre(thing, neighbours, heights), thing))
            heights |= _heights([column])
        stretch = _stretch(heights, neighbours)
        if stretch < least:
            best, least = [list(column) for column in columns], stretch
    return best


def _heights(columns: Columns) -> dict[str, float]:
    return {thing: (row + 0.5) / len(column) for column in columns for row, thing in enumerate(column)}


def _barycentre(thing: str, neighbours: dict[str, list[str]], heights: dict[str, float]) -> float:
    around = [heights[other] for other in neighbours.get(thing, ())]
    return sum(around) / len(around) if around else heights[thing]


def _stretch(heights: dict[str, float], neighbours: dict[str, list[str]]) -> float:
    """How far edges climb in all: cheap to count, and edges that climb little cross little."""
    return sum(abs(heights[thing] - heights[other]) for thing, others in neighbours.items() for other in others)


def _places(columns: Columns) -> dict[str, tuple[float, float]]:
    """Columns from left to right; a long one is broken into stacks side by side, each filled from the top."""
    places: dict[str, tuple[float, float]] = {}
    left = 0
    longest = _longest([len(column) for column in columns])
    tallest = min(longest, max((len(column) for column in columns), default=0))
    for column in columns:
        stacks = -(-len(column) // longest)
        rows = -(-len(column) // stacks)
        step = min(ROW_HEIGHT * tallest / rows, 1.5 * ROW_HEIGHT)
        top = (ROW_HEIGHT * tallest - step * rows) / 2
        for position, thing in enumerate(column):
            stack, row = (position % stacks, position // stacks)
            places[thing] = (left + stack * STACK_WIDTH, round(top + step * (row + 0.5), 1))
        left += (stacks - 1) * STACK_WIDTH + COLUMN_WIDTH
    return places


def _longest(lengths: list[int]) -> int:
    """The number of rows at which a column is broken so that the whole picture fits a window."""

    def misfit(rows: int) -> float:
        stacks = [-(-length // rows) for length in lengths]
        width = sum((stack - 1) * STACK_WIDTH + COLUMN_WIDTH for stack in stacks)
        return abs(math.log(width / (min(rows, max(lengths)) * ROW_HEIGHT) / _SHAPE))

    return min(range(1, max(lengths) + 1), key=misfit) if lengths else 1

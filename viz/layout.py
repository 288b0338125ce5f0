"""Places for a picture in columns, computed before it is drawn so that the page opens at once.

The layered method of Sugiyama, Tagawa and Toda (1981, doi:10.1109/TSMC.1981.4308636): the columns are given, the order
within them is improved by barycentres in sweeps from side to side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from .view import ViewEdge, ViewNode

COLUMN_WIDTH = 330
STACK_WIDTH = 250
ROW_HEIGHT = 62
_LONGEST = 18
_SWEEPS = 12


def laid_out(nodes: Sequence[ViewNode], edges: Sequence[ViewEdge]) -> tuple[ViewNode, ...]:
    """The same nodes with places; no two share one, and crossings are few."""
    columns: dict[int, list[str]] = defaultdict(list)
    for node in nodes:
        columns[node.column].append(node.id)
    neighbours: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        neighbours[edge.tail].append(edge.head)
        neighbours[edge.head].append(edge.tail)
    ordered = _ordered([columns[number] for number in sorted(columns)], neighbours)
    places = _places(ordered)
    return tuple(replace(node, x=places[node.id][0], y=places[node.id][1]) for node in nodes)


def _ordered(columns: list[list[str]], neighbours: dict[str, list[str]]) -> list[list[str]]:
    heights = {thing: row / max(1, len(column)) for column in columns for row, thing in enumerate(column)}
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 else reversed(columns):
            column.sort(key=lambda thing: _barycentre(thing, neighbours, heights))
            heights |= {thing: row / len(column) for row, thing in enumerate(column)}
    return columns


def _barycentre(thing: str, neighbours: dict[str, list[str]], heights: dict[str, float]) -> float:
    around = [heights[other] for other in neighbours[thing]]
    return sum(around) / len(around) if around else heights[thing]


def _places(columns: list[list[str]]) -> dict[str, tuple[float, float]]:
    """Columns from left to right; a long one is broken into stacks side by side, filled row by row."""
    places: dict[str, tuple[float, float]] = {}
    left = 0
    height = ROW_HEIGHT * min(_LONGEST, max((len(column) for column in columns), default=0))
    for column in columns:
        stacks = -(-len(column) // _LONGEST)
        rows = -(-len(column) // stacks)
        step = min(height / rows, 2 * ROW_HEIGHT)
        top = (height - step * rows) / 2
        for place, thing in enumerate(column):
            row, stack = divmod(place, stacks)
            shift = step * stack / stacks
            places[thing] = (left + stack * STACK_WIDTH, round(top + step * (row + 0.5) + shift - step / 2, 1))
        left += (stacks - 1) * STACK_WIDTH + COLUMN_WIDTH
    return places

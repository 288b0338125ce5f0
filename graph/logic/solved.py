"""From a formula to its minimal sets: simplified, cut into modules, each module solved apart."""

from __future__ import annotations

from collections.abc import Sequence

from .diagram import EMPTY_SET, NOTHING, Diagram, Node
from .formula import Formula, Question
from .minimal import CAPACITIES, minimal_sets
from .modules import modules
from .regions import regions
from .simplify import simplified
from .solution import Solution


def solved(
    formula: Formula, question: Question, *, bound: int | None = None, capacities: Sequence[int] = CAPACITIES
) -> Solution:
    """The minimal sets of events that make a formula, which is not constant, true.

    Args:
        formula: what must become true.
        question: which solution of a circle is meant.
        bound: leave out sets of more events than this, where that keeps the diagrams small.
        capacities: as for `minimal_sets`.

    Raises:
        TooLarge: some module is beyond the last capacity.
    """
    simple = simplified(formula)
    if simple.top < 0:
        return Solution((Diagram(2, (Node(0, EMPTY_SET, NOTHING),)),), ((simple.top,),))
    number: dict[int, int] = {}
    diagrams: list[Diagram] = []
    leaves: list[tuple[int, ...]] = []
    smallest: list[int] = []
    for region in regions(modules(simple)):
        sizes = [1 if leaf < 0 else smallest[number[leaf]] for leaf in region.leaves]
        diagram = minimal_sets(region, question, sizes=sizes, bound=bound, capacities=capacities)
        smallest.append(1 if bound is None else _smallest(diagram, sizes, none=bound + 1))
        number[region.head] = len(diagrams)
        diagrams.append(diagram)
        leaves.append(tuple(leaf if leaf < 0 else number[leaf] for leaf in region.leaves))
    return Solution(tuple(diagrams), tuple(leaves))


def _smallest(diagram: Diagram, sizes: Sequence[int], *, none: int) -> int:
    """The size of the smallest set, or `none`."""
    least = [none, 0]
    for leaf, high, low in diagram.nodes:
        least.append(min(none, sizes[leaf] + least[high], least[low]))
    return least[diagram.root]

"""Which things hold the flat graph of needs together.

Definition: an articulation point is a thing without which the graph, taken without directions, falls
into more pieces than before. `pieces` are the numbers of things that then hang on it alone: all its
pieces but the largest.

Reference: J. Hopcroft and R. Tarjan, Algorithm 447: efficient algorithms for graph manipulation,
Communications of the ACM 16 (1973).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from .flat_needs import FlatEdge, FlatNeeds

if TYPE_CHECKING:
    import pandas as pd
    import rustworkx as rx

MEANING = (
    "What hangs on the thing is tied to the rest of the graph through it alone: it is the one place "
    "where that branch of the chain meets the others."
)
LIMITS = (
    "Directions and alternatives are ignored, and the data decide: a branch that was researched in "
    "depth hangs on one thing because nobody yet recorded who else uses its inputs."
)


@dataclass(frozen=True, slots=True)
class ArticulationPoint:
    """A thing and the sizes of the pieces that hang on it alone, largest first."""

    thing: str
    label: str
    layer: str
    pieces: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ArticulationPoints:
    """The articulation points, those on which most hangs first."""

    as_of: date
    meaning: str
    limits: str
    rows: tuple[ArticulationPoint, ...]

    def to_frame(self) -> pd.DataFrame:
        """One row an articulation point."""
        import pandas as pd

        return pd.DataFrame.from_records(
            [(row.thing, row.label, row.layer, sum(row.pieces), len(row.pieces)) for row in self.rows],
            columns=["thing", "label", "layer", "hanging_things", "pieces"],
        )


def articulation_points(flat: FlatNeeds) -> ArticulationPoints:
    """The articulation points of the flat graph."""
    import rustworkx as rx

    graph = flat.graph.to_undirected(multigraph=False)
    found = [
        ArticulationPoint(flat.things[place], flat.labels[place], flat.layers[place], _pieces(graph, place))
        for place in rx.articulation_points(graph)
    ]
    return ArticulationPoints(
        as_of=flat.as_of,
        meaning=MEANING,
        limits=LIMITS,
        rows=tuple(sorted(found, key=lambda point: (-sum(point.pieces), point.thing))),
    )


def _pieces(graph: rx.PyGraph[str, FlatEdge], place: int) -> tuple[int, ...]:
    import rustworkx as rx

    whole = rx.node_connected_component(graph, place) - {place}
    pieces = rx.connected_components(graph.subgraph(sorted(whole)))
    return tuple(sorted(map(len, pieces), reverse=True)[1:])

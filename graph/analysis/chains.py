"""How long chains of needs are.

Definition: the longest chain beneath a target is the path of the flat graph with most steps down (a
step to a kind or to a child goal goes to another name of the same and counts nothing). Things that
need each other in a circle stand in it as one link, since a circle could be walked for ever.

Reference: longest paths in the condensation, a graph without circles: R. Sedgewick and K. Wayne,
Algorithms, 4th edition (2011), section 4.4.
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
    "The length is how many recorded steps lie between the target and the raw end: how far down a "
    "disturbance can begin and still be the target's."
)
LIMITS = (
    "It is as long as the research is deep, and a step may be one of several alternatives: a long chain is not "
    "more fragile than a short one, and what is not recorded makes it shorter."
)


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain (several things where they need each other), and how it is reached."""

    things: tuple[str, ...]
    relation: str
    statement: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """A longest chain from a target down; `length` counts the steps that are needs."""

    target: str
    as_of: date
    meaning: str
    limits: str
    length: int
    links: tuple[Link, ...]

    def to_frame(self) -> pd.DataFrame:
        """One row a link, from the target down."""
        import pandas as pd

        return pd.DataFrame.from_records(
            [("|".join(row.things), row.relation, row.statement, "|".join(row.sources)) for row in self.links],
            columns=["things", "relation", "statement", "sources"],
        )


def longest_chain(flat: FlatNeeds, target: str) -> Chain:
    """The longest chain of needs beneath a thing or goal; of several one, always the same.

    Raises:
        KeyError: no need leads to or from the target.
    """
    import rustworkx as rx

    part = flat.graph.subgraph(flat.beneath(target))
    circles = [sorted(part[place] for place in circle) for circle in rx.strongly_connected_components(part)]
    condensed = _condensed(part, sorted(circles))
    path = rx.dag_longest_path(condensed, weight_fn=lambda _above, _below, edge: int(edge.is_need))
    links = [Link(condensed[path[0]], "", None, ())]
    for above, below in zip(path, list(path)[1:], strict=False):
        edge = condensed.get_edge_data(above, below)
        links.append(Link(condensed[below], edge.relation, edge.statement, edge.sources))
    length = sum(FlatEdge(link.relation).is_need for link in links[1:])
    return Chain(target, flat.as_of, MEANING, LIMITS, length, tuple(links))


def _condensed(part: rx.PyDiGraph[str, FlatEdge], circles: list[list[str]]) -> rx.PyDiGraph[tuple[str, ...], FlatEdge]:
    """The graph of circles; of several edges between two of them a need is kept before a kind."""
    import rustworkx as rx

    condensed: rx.PyDiGraph[tuple[str, ...], FlatEdge] = rx.PyDiGraph(multigraph=False)
    condensed.add_nodes_from([tuple(circle) for circle in circles])
    home = {thing: place for place, circle in enumerate(circles) for thing in circle}
    kept: dict[tuple[int, int], FlatEdge] = {}
    for above, below, edge in part.weighted_edge_list():
        ends = home[part[above]], home[part[below]]
        if ends[0] != ends[1] and (ends not in kept or (edge.is_need and not kept[ends].is_need)):
            kept[ends] = edge
    condensed.add_edges_from([(*ends, edge) for ends, edge in sorted(kept.items(), key=lambda item: item[0])])
    return condensed

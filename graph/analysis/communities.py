"""Which things are more closely tied to each other than to the rest.

Definition: the parts that the Louvain method finds in the flat graph without directions, and their
modularity: the share of edges inside the parts beyond what chance would put there (0 is chance).

Reference: V. D. Blondel and others, Fast unfolding of communities in large networks, Journal of
Statistical Mechanics (2008) P10008.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from .flat_needs import FlatNeeds

if TYPE_CHECKING:
    import pandas as pd

MEANING = (
    "Things of one community need each other more than they need others: a community is a part of the chain "
    "that can be looked at by itself, such as lithography or memory."
)
LIMITS = (
    "The method follows where edges were recorded and knows no alternatives; another seed may draw other borders, "
    "and a border says nothing about how hard it is to cross."
)


@dataclass(frozen=True, slots=True)
class Community:
    """One community; `core` are its things with most edges inside it, which name it best."""

    number: int
    core: tuple[str, ...]
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Communities:
    """The communities, largest first, with their modularity and the seed that found them."""

    as_of: date
    meaning: str
    limits: str
    seed: int
    modularity: float
    rows: tuple[Community, ...]

    def to_frame(self) -> pd.DataFrame:
        """One row a thing, with the number of its community."""
        import pandas as pd

        return pd.DataFrame.from_records(
            [(row.number, thing, thing in row.core) for row in self.rows for thing in row.things],
            columns=["community", "thing", "core"],
        )


def communities(flat: FlatNeeds, *, seed: int = 0) -> Communities:
    """The communities of the flat graph; the same seed gives the same ones."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(flat.things)
    graph.add_edges_from((flat.things[above], flat.things[below]) for above, below in flat.graph.edge_list())
    found = nx.community.louvain_communities(graph, seed=seed)
    parts = sorted((sorted(part) for part in found), key=lambda part: (-len(part), part))
    return Communities(
        as_of=flat.as_of,
        meaning=MEANING,
        limits=LIMITS,
        seed=seed,
        modularity=float(nx.community.modularity(graph, list(map(set, parts)))) if graph.number_of_edges() else 0.0,
        rows=tuple(
            Community(number, _core(graph.edges(part), part), tuple(part)) for number, part in enumerate(parts, start=1)
        ),
    )


def _core(edges: Iterable[tuple[str, str]], part: list[str], size: int = 3) -> tuple[str, ...]:
    members, inside = set(part), dict.fromkeys(part, 0)
    for one, other in edges:
        if one in members and other in members:
            inside[one] += 1
            inside[other] += 1
    return tuple(sorted(part, key=lambda thing: (-inside[thing], thing))[:size])

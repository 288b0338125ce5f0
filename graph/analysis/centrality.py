"""Which things much rests on, by PageRank, and which chains run through, by betweenness.

References: L. Page, S. Brin, R. Motwani, T. Winograd, The PageRank citation ranking, Stanford 1998;
L. C. Freeman, A set of measures of centrality based on betweenness, Sociometry 40 (1977).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from .flat_needs import FlatNeeds, order_by_value

if TYPE_CHECKING:
    import pandas as pd

_DIGITS = 10
"""Parallel sums differ in the last digits from run to run; so many are the same."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A thing with its value."""

    thing: str
    label: str
    layer: str
    value: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Things by a measure, largest first, with what the measure means here and what it does not say."""

    measure: str
    as_of: date
    meaning: str
    limits: str
    rows: tuple[Ranked, ...]

    def to_frame(self) -> pd.DataFrame:
        """One row a thing."""
        import pandas as pd

        return pd.DataFrame.from_records(
            [(row.thing, row.label, row.layer, row.value) for row in self.rows],
            columns=["thing", "label", "layer", self.measure],
        )


def pagerank(flat: FlatNeeds) -> Ranking:
    """How often a walker who follows needs down at random comes by each thing (damping 0.85)."""
    import rustworkx as rx

    values = rx.pagerank(flat.graph, max_iter=1000, tol=1e-12)
    return _ranking(
        flat,
        "pagerank",
        dict(values.items()),
        meaning="How often somebody comes by who starts anywhere and steps from each thing to one of its needs "
        "at random: high means that much rests on it, directly or through others.",
        limits="One of ten alternatives counts like a sole need, so a high value is no chokepoint, "
        "and a thing that one goal cannot do without may have a low one.",
    )


def betweenness(flat: FlatNeeds) -> Ranking:
    """Which share of the shortest chains between two other things runs through each thing."""
    import rustworkx as rx

    values = rx.digraph_betweenness_centrality(flat.graph, normalized=True)
    return _ranking(
        flat,
        "betweenness",
        dict(values.items()),
        meaning="The share of all pairs of things whose shortest chain of needs runs through it: high means that it "
        "joins what lies above with what lies beneath, as a chip joins models with tools.",
        limits="Only shortest chains count and alternatives are flattened: it says where to look at "
        "a picture, not what would break. Raw materials, where chains end, have none.",
    )


def _ranking(flat: FlatNeeds, measure: str, values: dict[int, float], *, meaning: str, limits: str) -> Ranking:
    rounded = {place: round(value, _DIGITS) for place, value in values.items()}
    rows = tuple(
        Ranked(flat.things[place], flat.labels[place], flat.layers[place], rounded[place])
        for place in order_by_value(flat, rounded.__getitem__)
    )
    return Ranking(measure, flat.as_of, meaning, limits, rows)

"""What every chain of needs from a target to a thing runs through.

Definition: `d` dominates `x` for a target if every path of the flat graph from the target to `x`
passes `d`; the nearest such `d` is the immediate dominator of `x`, and these make a tree.

Reference: T. Lengauer and R. E. Tarjan, A fast algorithm for finding dominators in a flowgraph, ACM
Transactions on Programming Languages and Systems 1 (1979).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from .flat_needs import FlatNeeds

if TYPE_CHECKING:
    import pandas as pd

MEANING = (
    "Every chain of needs from the target to a thing runs through its dominators: were one of them no longer "
    "needed, the target would no longer need the thing either. `dominates` counts the things of which that is so."
)
LIMITS = (
    "Alternatives are flattened: a dominator may itself be one of several alternatives of the target, so that losing it "
    "need not break anything; and a thing that breaks the target may be dominated by the target alone."
)


@dataclass(frozen=True, slots=True)
class Dominated:
    """A thing, its immediate dominator, and how many things it dominates itself."""

    thing: str
    label: str
    layer: str
    immediate: str
    dominates: int


@dataclass(frozen=True, slots=True)
class DominatorTree:
    """The dominators of all that a target rests on, those that dominate most first."""

    target: str
    as_of: date
    meaning: str
    limits: str
    rows: tuple[Dominated, ...]

    def chain(self, thing: str) -> tuple[str, ...]:
        """The dominators of a thing from the target down to the thing itself."""
        above = {row.thing: row.immediate for row in self.rows}
        chain = [thing]
        while chain[-1] != self.target:
            chain.append(above[chain[-1]])
        return tuple(reversed(chain))

    def to_frame(self) -> pd.DataFrame:
        """One row a thing."""
        import pandas as pd

        return pd.DataFrame.from_records(
            [(row.thing, row.label, row.layer, row.immediate, row.dominates) for row in self.rows],
            columns=["thing", "label", "layer", "immediate_dominator", "dominates"],
        )


def dominators(flat: FlatNeeds, target: str) -> DominatorTree:
    """The dominator tree of a thing or goal.

    Raises:
        KeyError: no need leads to or from the target.
    """
    import rustworkx as rx

    start = flat.places[target]
    immediate = {thing: above for thing, above in rx.immediate_dominators(flat.graph, start).items() if thing != start}
    dominated = _counts(immediate, start)
    rows = sorted(immediate, key=lambda place: (-dominated[place], place))
    return DominatorTree(
        target=target,
        as_of=flat.as_of,
        meaning=MEANING,
        limits=LIMITS,
        rows=tuple(
            Dominated(
                flat.things[place],
                flat.labels[place],
                flat.layers[place],
                flat.things[immediate[place]],
                dominated[place],
            )
            for place in rows
        ),
    )


def _counts(immediate: dict[int, int], start: int) -> dict[int, int]:
    """How many things each thing dominates, added up from the leaves of the tree."""
    children: dict[int, list[int]] = {place: [] for place in (start, *immediate)}
    for place, above in immediate.items():
        children[above].append(place)
    order = [start]
    for place in order:
        order.extend(children[place])
    counts = dict.fromkeys(order, 0)
    for place in reversed(order[1:]):
        counts[immediate[place]] += counts[place] + 1
    return counts

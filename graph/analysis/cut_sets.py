"""Minimal cut sets: what must fall together to make something unobtainable.

Definition: a cut set of a target is a set of organizations, countries or items whose removal makes
the target unobtainable (or the goal unmet); it is minimal if no proper subset is one. A country
takes its organizations with it, parts follow their wholes. The sets are exact; where the search was
bounded, `complete` is false and every set of at most `bound` members is there.

What it cannot see: how likely a failure is, and unnamed suppliers; a set that the open world
survives is therefore *apparent*. Reference: A. Rauzy (1993), "New algorithms for fault trees
analysis", Reliability Engineering & System Safety 40(3).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..logic import SetFamily, minimal_cut_sets
from ..network import Network
from .availability import Standing, Worlds, asked, both_worlds, buyer_of
from .bounded_cuts import small_cut_sets
from .equations import Equations
from .organizations import home
from .removals import Of, removable
from .scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

_SMALL = 3
"""Up to this size the search by supports is faster than a diagram of the whole system."""


@dataclass(frozen=True, slots=True)
class CutSet:
    """Things whose removal breaks the target, and in which worlds it does."""

    members: tuple[str, ...]
    standing: Standing

    @property
    def size(self) -> int:
        """How many must fall."""
        return len(self.members)


@dataclass(frozen=True, slots=True)
class CutSets:
    """The minimal cut sets of a target, smallest first; none if it `works` in no case to begin with."""

    target: str
    buyer: str
    of: Of
    scenario: Scenario
    works: bool
    complete: bool
    bound: int | None
    cut_sets: tuple[CutSet, ...]

    def to_json(self) -> dict[str, Any]:
        """As `docs/json.md` describes it."""
        return {
            "target": self.target,
            "buyer": self.buyer,
            "of": self.of.value,
            **asked(self.scenario),
            "works": self.works,
            "complete": self.complete,
            "bound": self.bound,
            "cut_sets": [
                {"members": list(cut.members), "size": cut.size, "standing": cut.standing.value}
                for cut in self.cut_sets
            ],
        }

    def to_frame(self) -> pd.DataFrame:
        """One row for each set."""
        import pandas as pd

        rows = [("|".join(cut.members), cut.size, cut.standing.value) for cut in self.cut_sets]
        return pd.DataFrame(rows, columns=["members", "size", "standing"])


def cut_sets(
    network: Network,
    target: str,
    scenario: Scenario,
    *,
    of: Of = Of.ORGANIZATIONS,
    max_size: int | None = 3,
    limit: int | None = 1_000,
) -> CutSets:
    """The minimal cut sets of an item or goal.

    Args:
        network: every statement.
        target: an item, goal or plan.
        scenario: the assumptions.
        of: what the sets are made of.
        max_size: the largest set wanted; without it all sets, if that can be done.
        limit: the most sets wanted.

    Raises:
        NotATarget: the target is nothing that can be had or met.
    """
    worlds = both_worlds(network, scenario, [target])
    equations = worlds.asked
    works = equations.works(target)
    buyer = buyer_of(network, target, scenario)
    # That a thing cannot be had once it is gone, or by a country that is gone, is no finding.
    events = removable(equations, of, but=filter(None, [target, home(network, buyer)]))
    found = _found(equations, target, events, max_size, limit) if works else SetFamily(())
    return CutSets(
        target=target,
        buyer=buyer,
        of=of,
        scenario=scenario,
        works=works,
        complete=found.complete,
        bound=found.bound,
        cut_sets=tuple(_with_standing(worlds, target, found.sets)),
    )


def _found(
    equations: Equations, target: str, events: Iterable[int], max_size: int | None, limit: int | None
) -> SetFamily:
    nodes = sorted(events)
    system, top = equations.fixed(), equations.tops[target]
    if max_size is not None and max_size <= _SMALL and len(nodes) > max_size:
        return small_cut_sets(system, top, nodes, max_size=max_size)
    return minimal_cut_sets(system, top, nodes, max_size=max_size, limit=limit)


def _with_standing(worlds: Worlds, target: str, sets: Iterable[tuple[int, ...]]) -> list[CutSet]:
    members = [tuple(sorted(worlds.asked.nodes[node].thing for node in nodes)) for nodes in sets]
    survives = worlds.open.works_many(members, [target])[:, 0] if members else ()
    cuts = [
        CutSet(things, Standing.APPARENT if holds else Standing.CONFIRMED)
        for things, holds in zip(members, survives, strict=True)
    ]
    return sorted(cuts, key=lambda cut: (cut.size, cut.members))

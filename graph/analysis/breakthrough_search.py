"""The search for breakthrough sets on compiled equations; what the sets mean stands in `breakthroughs`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..logic import SetFamily, minimal_path_sets, solve
from ..network import Network
from .equations import Equations, NodeKind
from .goals import beneath_links


@dataclass(frozen=True, slots=True)
class Bounded:
    """The largest set wanted, and the most sets; nothing where all are."""

    max_size: int | None
    limit: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """The sets as nodes, with whether they are all, and as sorted items, smallest first."""

    family: SetFamily
    sets: list[tuple[str, ...]]


def breakthrough_search(equations: Equations, target: str, bounds: Bounded) -> Found:
    """The minimal sets of home supplies that free an unobtainable target."""
    found = _found(equations, target, bounds)
    return Found(found, _named(equations, found))


def _found(equations: Equations, target: str, bounds: Bounded) -> SetFamily:
    system = equations.fixed()
    works = solve(system, equations.idle)
    # An item that every buyer gets already needs no breakthrough; leaving it out loses no minimal set.
    lacking = {
        node.thing for index, node in enumerate(equations.nodes) if node.kind is NodeKind.OBTAIN and not works[index]
    }
    candidates = {item for item in lacking if not is_stock(equations.network, item)}
    candidates -= _represented(equations, candidates, target)
    events = [index for index in equations.idle if equations.nodes[index].thing in candidates]
    need = system.need.copy()
    need[[index for index in equations.idle if index not in set(events)]] = 1
    reduced = replace(system, need=need)
    return minimal_path_sets(reduced, equations.tops[target], events, max_size=bounds.max_size, limit=bounds.limit)


def is_stock(network: Network, item: str) -> bool:
    """Whether an item is only left over: somebody holds it, and all who are known to have made it have ended."""
    rows = [a for _, _, a in network.in_edges(item, data=True)]
    statuses = {a["status"] for a in rows if a["kind"] == "supplies"}
    return statuses == {"ended"} and any(a["kind"] == "holds" for a in rows)


def _represented(equations: Equations, lacking: set[str], target: str) -> set[str]:
    """The kinds that nobody asks for by name and that need all that a lacking type of theirs needs.

    Whoever could supply such a kind could supply the type in its place, so every set that holds the
    kind has a counterpart that holds the type: a branded scanner stands for no other breakthrough
    than a scanner.
    """
    facts, network, scenario = equations.facts, equations.network, equations.scenario
    wanted = {target} | {item for thing in network for item in beneath_links(network, thing)}
    needed = {item: {edge.statement for edge in facts.requirements(item, scenario)} for item in lacking}
    wanted |= {edge.input for item in lacking for edge in facts.requirements(item, scenario)}
    return {
        kind
        for kind in lacking - wanted
        if any(needed[type_] <= needed[kind] for type_ in facts.needs.types_above(kind) & lacking)
    }


def _named(equations: Equations, found: SetFamily) -> list[tuple[str, ...]]:
    sets = [tuple(sorted(equations.nodes[node].thing for node in nodes)) for nodes in found]
    return sorted(sets, key=lambda members: (len(members), members))

"""What each country supplies alone: items all of whose suppliers that count are at home there.

Definition: the supplies that count on the scenario's day (`docs/semantics.md`), by the home of the
supplier. Where the tables say that all suppliers are named the finding is *confirmed*, else it is
*apparent*: others may exist whom no source names. What it cannot see: whether the suppliers could
deliver (see `why`), and kinds of the item that come from elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ..network import Network
from .availability import Standing
from .counting import SupplyEdge
from .facts import Facts
from .organizations import home
from .scenario import Scenario


@dataclass(frozen=True, slots=True)
class SoleSupply:
    """An item that one country alone supplies, by whom, and what says so."""

    item: str
    suppliers: tuple[str, ...]
    standing: Standing
    needed_by: int
    """How many things state a need for it."""
    statements: tuple[str, ...]
    sources: tuple[str, ...]


def sole_supplies(network: Network, scenario: Scenario) -> Mapping[str, tuple[SoleSupply, ...]]:
    """The items that each country supplies alone, those that most things need first."""
    found: defaultdict[str, list[SoleSupply]] = defaultdict(list)
    facts = Facts(network)
    for item in sorted({head for _, head, about in network.edges(data=True) if about["kind"] == "supplies"}):
        edges = facts.supplies(item, scenario)
        homes = {home(network, edge.supplier) for edge in edges}
        country = next(iter(homes), None)
        if len(homes) == 1 and country is not None:
            found[country].append(_sole(network, item, edges))
    return {
        country: tuple(sorted(supplies, key=lambda each: (-each.needed_by, each.item)))
        for country, supplies in found.items()
    }


def _sole(network: Network, item: str, edges: tuple[SupplyEdge, ...]) -> SoleSupply:
    complete = network.nodes[item].get("suppliers_complete")
    return SoleSupply(
        item,
        suppliers=tuple(sorted({edge.supplier for edge in edges})),
        standing=Standing.CONFIRMED if complete else Standing.APPARENT,
        needed_by=len({consumer for consumer, _, about in network.in_edges(item, data=True) if "criticality" in about}),
        statements=tuple(edge.statement for edge in edges),
        sources=tuple(sorted({source for edge in edges for source in edge.sources})),
    )

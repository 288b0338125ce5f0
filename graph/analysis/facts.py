"""What the statements of a network say, put where the analyses look for it, and what of it counts.

Read once for a network and asked for many scenarios; the network must not change in between. What
depends on the network alone (rows by subject, types, homes, wholes) is looked up once.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TypeAlias

from ..network import Attributes, Network, valid_on
from ..requirements import RequirementEdge, Requirements
from .counting import (
    CUTTING_KINDS,
    HoldingEdge,
    Measure,
    SupplyEdge,
    added_measure,
    added_supply,
    measure_counts,
    measure_rows,
    supply_counts,
    supply_edge,
)
from .goals import country_of, plan_of
from .organizations import is_country
from .parties import Parties
from .scenario import Licences, Scenario

_SupplyRow: TypeAlias = tuple[SupplyEdge, Attributes, bool]


class Facts:
    """The statements of one network, by what they are about."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.needs = Requirements(network)
        self.parties = Parties(network)
        self._supplies: defaultdict[str, list[_SupplyRow]] = defaultdict(list)
        self._kinds: defaultdict[str, list[str]] = defaultdict(list)
        self._holdings: list[tuple[HoldingEdge, Attributes]] = []
        self._countries: dict[str, str | None] = {}
        self._read()

    def requirements(self, thing: str, scenario: Scenario) -> tuple[RequirementEdge, ...]:
        """The requirements of a thing, own and inherited, that are valid and weighty enough."""
        return self.needs.of(thing, as_of=scenario.as_of, criticalities=scenario.criticalities)

    def supplies(self, item: str, scenario: Scenario) -> tuple[SupplyEdge, ...]:
        """The supplies of an item that count, sorted by supplier; a country only where no organization supplies.

        Whether an organization supplies is decided by the current rows alone, so that neither an added
        supply nor a planned one that counts on request can take a country's supply away.
        """
        rows = self._supplies.get(item, ())
        day = scenario.as_of
        by_organization = any(not by_country and supply_counts(a, day) for _, a, by_country in rows)
        counted = [
            edge
            for edge, a, by_country in rows
            if supply_counts(a, day, scenario.include) and not (by_organization and by_country)
        ]
        counted += [added_supply(a) for a in scenario.added_supplies if a.item == item and a.share_pct != 0]
        return tuple(sorted(counted, key=lambda supply: (supply.supplier, supply.statement)))

    def is_researched(self, item: str) -> bool:
        """Whether somebody researched who supplies an item: it has a supply row, of whatever status and date."""
        return item in self._supplies

    def measures(self, scenario: Scenario) -> tuple[Measure, ...]:
        """The measures that cut something on the day, sorted by statement, with those that the scenario adds."""
        counted = [row.measure for row in self._measures if measure_counts(row, scenario)]
        counted += [
            added_measure(self.network, added) for added in scenario.added_restrictions if added.kind in CUTTING_KINDS
        ]
        if scenario.licences is Licences.ALLOW:
            counted = [measure for measure in counted if measure.kind != "export-licence"]
        return tuple(sorted(counted, key=lambda measure: measure.statement))

    def holdings(self, scenario: Scenario) -> tuple[HoldingEdge, ...]:
        """The holdings that are valid on the day, sorted; whether they count at all is the scenario's to say."""
        valid = (holding for holding, a in self._holdings if valid_on(a, scenario.as_of))
        return tuple(sorted(valid, key=lambda holding: (holding.item, holding.holder, holding.statement)))

    def kinds(self, item: str) -> list[str]:
        """The kinds directly below an item, sorted."""
        return self._kinds.get(item, [])

    def types(self, item: str) -> frozenset[str]:
        """An item and the types that it is a kind of, to the top."""
        return self.needs.types_above(item) | {item}

    def country_of(self, goal: str) -> str | None:
        """The country of the plan of a goal, as `goals.country_of`."""
        plan = plan_of(self.network, goal)
        if plan not in self._countries:
            self._countries[plan] = country_of(self.network, plan)
        return self._countries[plan]

    def _read(self) -> None:
        restrictions: list[Attributes] = []
        for tail, neighbours in self.network.adjacency():
            for head, keyed in neighbours.items():
                for a in keyed.values():
                    match a["kind"]:
                        case "supplies":
                            row = supply_edge(tail, head, a), a, is_country(self.network, tail)
                            self._supplies[head].append(row)
                        case "restricts":
                            restrictions.append(a | {"instrument": tail, "target": head})
                        case "holds":
                            sources = a.get("sources", ())
                            holding = HoldingEdge(tail, head, a["statement"], a.get("confidence"), sources)
                            self._holdings.append((holding, a))
                        case "kind_of":
                            self._kinds[head].append(tail)
                        case _:
                            pass
        self._measures = measure_rows(self.network, restrictions)
        for kinds in self._kinds.values():
            kinds.sort()

"""What counts on a day under a scenario: requirements, supplies, measures, holdings.

Every analysis asks here, so that the same row counts everywhere or nowhere. Definitions stand in
`docs/semantics.md`; each function is a sentence of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ..network import Network, valid_on
from ..requirements import RequirementEdge, requirements
from .organizations import home, is_country
from .scenario import AddedRestriction, AddedSupply, Include, Licences, Scenario

CUTTING_KINDS = frozenset({"export-ban", "export-licence", "entity-listing", "procurement-ban", "import-ban"})
"""The kinds of measure that cut a supply; the others are shown and cut nothing."""
_LASTING_STATUSES = frozenset({"in-force", "superseded", "rescinded", "suspended"})


@dataclass(frozen=True, slots=True)
class SupplyEdge:
    """A supply that counts: a stated one, or one that the scenario adds (`status` is `added`)."""

    supplier: str
    item: str
    statement: str
    status: str
    share_pct: Decimal | None = None
    share_scope: str | None = None
    share_measure: str | None = None
    share_year: str | None = None
    confidence: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure that counts, with the home of its issuer."""

    statement: str
    instrument: str
    issuer: str
    issuer_home: str | None
    kind: str
    target: str
    affected: str
    extraterritorial: bool
    status: str
    confidence: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HoldingEdge:
    """Equipment or stock that an organization, or the ordinary buyer of a country, has."""

    holder: str
    item: str
    statement: str
    confidence: str | None = None
    sources: tuple[str, ...] = ()


def counted_requirements(network: Network, thing: str, scenario: Scenario) -> tuple[RequirementEdge, ...]:
    """The requirements of a thing, own and inherited, that are valid and weighty enough."""
    return requirements(network, thing, as_of=scenario.as_of, criticalities=scenario.criticalities)


def counted_supplies(network: Network, item: str, scenario: Scenario) -> tuple[SupplyEdge, ...]:
    """The supplies of an item that count, sorted by supplier; a country only where no organization supplies.

    Whether an organization supplies is decided by the current rows alone, so that neither an added
    supply nor a planned one that counts on request can take a country's supply away.
    """
    rows = [(supplier, a) for supplier, _, a in network.in_edges(item, data=True) if a["kind"] == "supplies"]
    by_organization = any(
        not is_country(network, supplier) and supply_counts(a, scenario.as_of) for supplier, a in rows
    )
    counted = [
        _supply_edge(supplier, item, attributes)
        for supplier, attributes in rows
        if supply_counts(attributes, scenario.as_of, scenario.include)
        and not (by_organization and is_country(network, supplier))
    ]
    counted += [_added_supply(a) for a in scenario.added_supplies if a.item == item and a.share_pct != 0]
    return tuple(sorted(counted, key=lambda supply: (supply.supplier, supply.statement)))


def supply_counts(attributes: dict[str, Any], day: date, include: frozenset[Include] = frozenset()) -> bool:
    """Whether a supply row is one on a day: current, ended with an end after it, or asked for; not a share of 0."""
    status = attributes.get("status")
    lasting = status == "current" or (status == "ended" and attributes.get("last_day") is not None)
    return (lasting or status in include) and valid_on(attributes, day) and attributes.get("share_pct") != 0


def suppliers(network: Network, item: str, *, as_of: date) -> tuple[str, ...]:
    """The organizations that supply an item on a day by the facts alone, sorted."""
    counted = counted_supplies(network, item, Scenario(as_of=as_of))
    return tuple(sorted({supply.supplier for supply in counted if not is_country(network, supply.supplier)}))


def has_supply_row(network: Network, item: str) -> bool:
    """Whether somebody researched who supplies an item: it has a row, of whatever status and date."""
    return any(attributes["kind"] == "supplies" for _, _, attributes in network.in_edges(item, data=True))


def counted_measures(network: Network, scenario: Scenario) -> tuple[Measure, ...]:
    """The measures that cut something on the day, sorted by statement, with those that the scenario adds."""
    rows = [a | {"instrument": tail, "target": head} for tail, head, a in _restrictions(network)]
    counted = [
        _measure(network, row)
        for row in rows
        if row["measure"] in CUTTING_KINDS
        and row["statement"] not in scenario.lift
        and row["instrument"] not in scenario.lift
        and _measure_counts(row, rows, scenario)
    ]
    counted += [_added_measure(network, a) for a in scenario.added_restrictions if a.kind in CUTTING_KINDS]
    if scenario.licences is Licences.ALLOW:
        counted = [measure for measure in counted if measure.kind != "export-licence"]
    return tuple(sorted(counted, key=lambda measure: measure.statement))


def counted_holdings(network: Network, scenario: Scenario) -> tuple[HoldingEdge, ...]:
    """The holdings that are valid on the day, sorted; whether they count at all is the scenario's to say."""
    return tuple(
        sorted(
            (
                HoldingEdge(holder, item, a["statement"], a.get("confidence"), a.get("sources", ()))
                for holder, item, a in network.edges(data=True)
                if a["kind"] == "holds" and valid_on(a, scenario.as_of)
            ),
            key=lambda holding: (holding.item, holding.holder, holding.statement),
        )
    )


def _restrictions(network: Network) -> Iterator[tuple[str, str, dict[str, Any]]]:
    return (edge for edge in network.edges(data=True) if edge[2]["kind"] == "restricts")


def _measure_counts(row: dict[str, Any], rows: list[dict[str, Any]], scenario: Scenario) -> bool:
    status = row["status"]
    asked = f"{status}-measures" in scenario.include
    if not (valid_on(row, scenario.as_of) and (status in _LASTING_STATUSES or asked)):
        return False
    suspensions = [other for other in rows if other["measure"] == "suspension" and _suspends(other, row)]
    if status == "suspended" and not suspensions:
        return False
    return not any(_is_on(suspension, scenario) for suspension in suspensions)


def _suspends(suspension: dict[str, Any], row: dict[str, Any]) -> bool:
    named = suspension.get("suspends", ())
    return row["statement"] in named or row["instrument"] in named


def _is_on(suspension: dict[str, Any], scenario: Scenario) -> bool:
    lifted = suspension["statement"] in scenario.lift or suspension["instrument"] in scenario.lift
    only_planned = suspension["status"] == "planned" and Include.PLANNED_MEASURES not in scenario.include
    return valid_on(suspension, scenario.as_of) and not lifted and not only_planned


def _supply_edge(supplier: str, item: str, attributes: dict[str, Any]) -> SupplyEdge:
    return SupplyEdge(
        supplier=supplier,
        item=item,
        statement=attributes["statement"],
        status=attributes["status"],
        share_pct=attributes.get("share_pct"),
        share_scope=attributes.get("share_scope"),
        share_measure=attributes.get("share_measure"),
        share_year=attributes.get("share_year"),
        confidence=attributes.get("confidence"),
        sources=attributes.get("sources", ()),
    )


def _added_supply(added: AddedSupply) -> SupplyEdge:
    return SupplyEdge(added.supplier, added.item, added.id, "added", added.share_pct)


def _measure(network: Network, row: dict[str, Any]) -> Measure:
    return Measure(
        statement=row["statement"],
        instrument=row["instrument"],
        issuer=row["issuer"],
        issuer_home=home(network, row["issuer"]),
        kind=row["measure"],
        target=row["target"],
        affected=row["affected"],
        extraterritorial=row.get("reach") == "extraterritorial",
        status=row["status"],
        confidence=row.get("confidence"),
        sources=row.get("sources", ()),
    )


def _added_measure(network: Network, added: AddedRestriction) -> Measure:
    return Measure(
        statement=added.id,
        instrument=added.id,
        issuer=added.issuer,
        issuer_home=home(network, added.issuer),
        kind=added.kind,
        target=added.target,
        affected=added.affected,
        extraterritorial=added.reach == "extraterritorial",
        status="added",
    )

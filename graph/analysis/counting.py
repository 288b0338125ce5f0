"""What counts on a day under a scenario: the rules for single supplies and measures.

Every analysis asks here, most of them by way of `Facts`, so that the same row counts everywhere or
nowhere. Definitions stand in `docs/semantics.md`; each function is a sentence of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..network import Attributes, Network, valid_on
from .organizations import home, is_country
from .scenario import AddedRestriction, AddedSupply, Include, Scenario

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
    exempt: frozenset[str] = frozenset()
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


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure of the tables, whether it counts or not: its row, and the suspensions that name it."""

    measure: Measure
    attributes: Attributes
    suspensions: tuple[Attributes, ...]


def supply_counts(attributes: Attributes, day: date, include: frozenset[Include] = frozenset()) -> bool:
    """Whether a supply row is one on a day: current, ended with an end after it, or asked for; not a share of 0."""
    status = attributes.get("status")
    lasting = status == "current" or (status == "ended" and attributes.get("last_day") is not None)
    return (lasting or status in include) and valid_on(attributes, day) and attributes.get("share_pct") != 0


def suppliers(network: Network, item: str, *, as_of: date) -> tuple[str, ...]:
    """The organizations that supply an item on a day by the facts alone, sorted."""
    rows = [(supplier, a) for supplier, _, a in network.in_edges(item, data=True) if a["kind"] == "supplies"]
    return tuple(sorted({party for party, a in rows if supply_counts(a, as_of) and not is_country(network, party)}))


def measure_counts(row: MeasureRow, scenario: Scenario) -> bool:
    """Whether a measure cuts something on the scenario's day."""
    measure = row.measure
    if measure.kind not in CUTTING_KINDS or not scenario.lift.isdisjoint({measure.statement, measure.instrument}):
        return False
    asked = f"{measure.status}-measures" in scenario.include
    if not (valid_on(row.attributes, scenario.as_of) and (measure.status in _LASTING_STATUSES or asked)):
        return False
    if measure.status == "suspended" and not row.suspensions:
        return False
    return not any(_is_on(suspension, scenario) for suspension in row.suspensions)


def supply_edge(supplier: str, item: str, attributes: Attributes) -> SupplyEdge:
    """A supply row as an edge."""
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


def added_supply(added: AddedSupply) -> SupplyEdge:
    """A supply that a scenario adds as an edge."""
    return SupplyEdge(added.supplier, added.item, added.id, "added", added.share_pct)


def measure_rows(network: Network, rows: Sequence[Attributes]) -> tuple[MeasureRow, ...]:
    """The restrictions (with their `instrument` and `target`), each with the suspensions that name it or its text."""
    by_name: defaultdict[str, list[Attributes]] = defaultdict(list)
    for row in rows:
        if row["measure"] == "suspension":
            for name in row.get("suspends", ()):
                by_name[name].append(row)
    return tuple(
        MeasureRow(_measure(network, row), row, (*by_name[row["statement"]], *by_name[row["instrument"]]))
        for row in rows
    )


def added_measure(network: Network, added: AddedRestriction) -> Measure:
    """A measure that a scenario adds."""
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


def _is_on(suspension: Attributes, scenario: Scenario) -> bool:
    lifted = suspension["statement"] in scenario.lift or suspension["instrument"] in scenario.lift
    only_planned = suspension["status"] == "planned" and Include.PLANNED_MEASURES not in scenario.include
    return valid_on(suspension, scenario.as_of) and not lifted and not only_planned


def _measure(network: Network, row: Attributes) -> Measure:
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
        exempt=frozenset(row.get("exempt", ())),
        confidence=row.get("confidence"),
        sources=row.get("sources", ()),
    )

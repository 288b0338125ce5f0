"""The tables: their columns, stated once.

A field of a row class is a column of its table, in order. Its type says how a cell is read; an
optional field may be empty, a tuple is a list separated by `|`. The metadata of a field say what
the column means and which rows it may refer to; reader, checks, data package and documentation all
take them from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from .columns import column, confidence_column, end_column, id_column, note_column, source_column, start_column
from .dataset import DatasetMetadata
from .dates import PartialDate
from .vocabularies import (
    Confidence,
    Criticality,
    EntityClass,
    EventKind,
    GoalKind,
    Layer,
    LinkRelation,
    Outcome,
    Reach,
    ReadStatus,
    ResponsibilityRole,
    RestrictionKind,
    RestrictionStatus,
    ShareMeasure,
    ShareScope,
    Sought,
    SourceKind,
    SupplyKnown,
    SupplyRole,
    SupplyStatus,
    Verdict,
)

PLACES = ("country", "place")
ORGANIZATIONS = ("company", "research-organization", "government-body", "organization-group")


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing."""

    FILE: ClassVar = "entities.csv"
    id: str = id_column()
    class_: EntityClass = column("What the thing is.")
    label_en: str = column("Its English name.")
    label_zh: str | None = column("Its Chinese name, where one is established.")
    label_de: str | None = column("Its German name; companies repeat the English one.")
    aliases: tuple[str, ...] = column("Other names that were seen.")
    country: str | None = column("Home of the headquarters.", refers_to="entity", classes=PLACES)
    part_of: tuple[str, ...] = column("The wholes it belongs to; of an organization, the parent.", refers_to="entity")
    kind_of: tuple[str, ...] = column("The types it is a kind of: a kind can stand for its type.", refers_to="entity")
    layer: Layer | None = column("Where it stands in the chain.")
    supply_known: SupplyKnown | None = column("`all` where the named suppliers are practically all there are.")
    note: str | None = note_column()
    source: tuple[str, ...] = source_column()


@dataclass(frozen=True, slots=True)
class Requirement:
    """`consumer` needs `input`."""

    FILE: ClassVar = "requirements.csv"
    id: str = id_column("`req-<consumer>-<input>`, with a suffix on a clash.")
    consumer: str = column("What needs the input.", refers_to="entity")
    input: str = column("What is needed.", refers_to="entity")
    group: str | None = column("Rows of one consumer with the same group are alternatives.")
    at_least: int | None = column("How many of the group are needed; empty is one.")
    criticality: Criticality = column("How much it is needed.")
    valid_from: PartialDate | None = start_column()
    valid_to: PartialDate | None = end_column()
    note: str | None = note_column()
    source: tuple[str, ...] = source_column()
    confidence: Confidence = confidence_column()


@dataclass(frozen=True, slots=True)
class Supply:
    """`supplier` delivers `item`."""

    FILE: ClassVar = "supplies.csv"
    id: str = id_column("`sup-<supplier>-<item>`, with a suffix on a clash.")
    supplier: str = column(
        "Who delivers it; a country is a total.",
        refers_to="entity",
        classes=("company", "research-organization", "country"),
    )
    item: str = column("What is delivered.", refers_to="entity")
    role: SupplyRole = column("What the supplier does.")
    share_pct: Decimal | None = column("Its share of the supply of the item, in percent.")
    share_scope: ShareScope | None = column("The market of the share.")
    share_measure: ShareMeasure | None = column("What the share counts.")
    year: int | None = column("The year of the share.")
    status: SupplyStatus = column("Whether the supply goes on.")
    valid_from: PartialDate | None = start_column()
    valid_to: PartialDate | None = end_column()
    note: str | None = note_column()
    source: tuple[str, ...] = source_column()
    confidence: Confidence = confidence_column()


@dataclass(frozen=True, slots=True)
class Restriction:
    """A measure restricts `target` towards `affected`."""

    FILE: ClassVar = "restrictions.csv"
    id: str = id_column("`<instrument>-<target>`, with a suffix on a clash.")
    instrument: str = column("The legal text.", refers_to="entity", classes=("legal-instrument",))
    issuer: str = column("The body that issued it.", refers_to="entity", classes=("government-body",))
    kind: RestrictionKind = column("What the measure does.")
    target: str = column("The controlled item, or the organization that is listed.", refers_to="entity")
    affected: str = column("Who loses access; `all-countries` means all but the issuer's own.", refers_to="entity")
    reach: Reach = column("Which suppliers it binds.")
    exempt: tuple[str, ...] = column(
        "The countries that it leaves out or licenses in general: their buyers keep access, their suppliers are not bound.",
        refers_to="entity",
        classes=("country",),
    )
    valid_from: PartialDate | None = column("The first day on which it binds; empty is unknown.")
    valid_to: PartialDate | None = column("The last day on which it binds; empty is open.")
    suspends: tuple[str, ...] = column(
        "The measures, or the instruments with all their measures, that this row puts on hold.",
        refers_to="restriction|entity",
        classes=("legal-instrument",),
    )
    status: RestrictionStatus = column("Whether the measure stands.")
    note: str | None = note_column()
    source: tuple[str, ...] = source_column()
    confidence: Confidence = confidence_column()


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal, task or measure of a plan."""

    FILE: ClassVar = "goals.csv"
    id: str = id_column()
    plan: str = column("The plan that states it.", refers_to="entity", classes=("plan",))
    kind: GoalKind = column("What sort of goal it is.")
    parent: str | None = column("The goal, task or measure it belongs to.", refers_to="goal")
    label_en: str = column("Its English wording, in ours.")
    label_zh: str | None = column("Its Chinese wording.")
    label_de: str | None = column("Its German wording, in ours.")
    quantity_min: Decimal | None = column("The least that is aimed at.")
    quantity_max: Decimal | None = column("The most that is aimed at.")
    unit: str | None = column("What the quantity counts.")
    deadline: PartialDate | None = column("By when.")
    note: str | None = note_column()
    source: tuple[str, ...] = source_column()


@dataclass(frozen=True, slots=True)
class GoalLink:
    """A goal, or a whole plan, is about a thing."""

    FILE: ClassVar = "goal_links.csv"
    id: str = id_column("`link-<goal>-<item>`, with a suffix on a clash.")
    goal: str = column("The goal, plan or legal text.", refers_to="thing")
    relation: LinkRelation = column("How it is about the thing.")
    item: str = column("The thing.", refers_to="entity")
    note: str | None = note_column()
    source: tuple[str, ...] = source_column()


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A body acts for a plan, goal or thing."""

    FILE: ClassVar = "responsibilities.csv"
    id: str = id_column("`resp-<body>-<object>`, with a suffix on a clash.")
    body: str = column("Who acts.", refers_to="entity")
    object: str = column("What for.", refers_to="thing")
    role: ResponsibilityRole = column("In which role.")
    note: str | None = note_column()
    source: tuple[str, ...] = source_column()


@dataclass(frozen=True, slots=True)
class Event:
    """Something happened on a date."""

    FILE: ClassVar = "events.csv"
    id: str = id_column()
    date: PartialDate = column("When, as precisely as the source says.")
    label_en: str = column("What happened, as an English sentence.")
    kind: EventKind = column("What sort of event it is.")
    involves: tuple[str, ...] = column("The things that took part.", refers_to="thing")
    note: str | None = note_column()
    source: tuple[str, ...] = source_column()


@dataclass(frozen=True, slots=True)
class Holding:
    """An organization has working equipment or stock of an item."""

    FILE: ClassVar = "holdings.csv"
    id: str = id_column("`hold-<holder>-<item>`, with a suffix on a clash.")
    holder: str = column("Who has it.", refers_to="entity", classes=(*ORGANIZATIONS, "country"))
    item: str = column("What it has.", refers_to="entity")
    valid_from: PartialDate | None = start_column()
    valid_to: PartialDate | None = end_column()
    note: str | None = note_column()
    source: tuple[str, ...] = source_column()
    confidence: Confidence = confidence_column()


@dataclass(frozen=True, slots=True)
class Review:
    """Somebody opened the source of a row and compared."""

    FILE: ClassVar = "reviews.csv"
    statement: str = column("The row that was checked.", refers_to="row")
    checked_on: PartialDate = column("The day of the comparison.")
    verdict: Verdict = column("What the reader found.")
    url: str | None = column("The page that was opened.")
    note: str | None = note_column()


@dataclass(frozen=True, slots=True)
class Search:
    """Somebody looked for what the tables lack: what was not found is not the same as what nobody sought."""

    FILE: ClassVar = "searches.csv"
    id: str = id_column("`search-<thing>-<sought>`, with a suffix on a clash.")
    thing: str = column("The thing, goal or statement that more was sought about.", refers_to="row")
    sought: Sought = column("What was sought.")
    checked_on: PartialDate = column("The day of the search.")
    outcome: Outcome = column("Whether it was found.")
    where: str = column("The pages that were opened, or the indexes and words that were searched.")
    note: str | None = note_column()


@dataclass(frozen=True, slots=True)
class Source:
    """A page that statements rest on."""

    FILE: ClassVar = "sources.csv"
    id: str = id_column()
    publisher: str = column("Who published it.")
    title: str = column("Its title; in square brackets a description.")
    published: PartialDate | None = column("When it was published.")
    url: str = column("Where it is.")
    language: str = column("Its language, as an ISO 639-1 code.")
    kind: SourceKind = column("What sort of page it is.")
    licence: str | None = column("Its licence, where one is stated.")
    read: ReadStatus = column("How much of it was read.")


Statement = Requirement | Supply | Restriction | GoalLink | Responsibility | Event | Holding
Row = Entity | Goal | Statement | Review | Search | Source


@dataclass(frozen=True, slots=True)
class Tables:
    """All facts: the rows of each table in file order, and what the data set says of itself."""

    entities: tuple[Entity, ...]
    requirements: tuple[Requirement, ...]
    supplies: tuple[Supply, ...]
    restrictions: tuple[Restriction, ...]
    goals: tuple[Goal, ...]
    goal_links: tuple[GoalLink, ...]
    responsibilities: tuple[Responsibility, ...]
    events: tuple[Event, ...]
    holdings: tuple[Holding, ...]
    reviews: tuple[Review, ...]
    searches: tuple[Search, ...]
    sources: tuple[Source, ...]
    dataset: DatasetMetadata


ROW_CLASSES: dict[str, type[Any]] = {
    "entities": Entity,
    "requirements": Requirement,
    "supplies": Supply,
    "restrictions": Restriction,
    "goals": Goal,
    "goal_links": GoalLink,
    "responsibilities": Responsibility,
    "events": Event,
    "holdings": Holding,
    "reviews": Review,
    "searches": Search,
    "sources": Source,
}
"""The row class of each table, by the name it has in `Tables`."""

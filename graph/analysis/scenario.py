"""A scenario: the day, how to count, and what is different from the facts.

The baseline is the empty scenario on the reference day. `graph.analysis.scenario_document` reads
scenarios from TOML files and options; `to_toml` writes one that it reads back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ...data.vocabularies import Criticality, Reach, RestrictionKind
from ..network import Network


class Licences(StrEnum):
    """How licence requirements count: as bans, or as if every licence were granted."""

    BLOCK = "block"
    ALLOW = "allow"


class World(StrEnum):
    """Whether only named suppliers exist, or unnamed ones too where nobody says that all are named."""

    NAMED = "named"
    OPEN = "open"


class Holdings(StrEnum):
    """Whether equipment and stock that somebody already has counts."""

    COUNT = "count"
    IGNORE = "ignore"


class Include(StrEnum):
    """What counts only if a scenario asks for it."""

    PLANNED = "planned"
    SAMPLING = "sampling"
    PLANNED_MEASURES = "planned-measures"
    UNVERIFIED_MEASURES = "unverified-measures"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedSupply:
    """A supply that the facts do not know: an organization, or somebody in a country, delivers an item."""

    supplier: str
    item: str
    share_pct: Decimal | None = None

    @property
    def id(self) -> str:
        """What stands in a proof where a fact has its statement."""
        return f"added-supply-{self.supplier}-{self.item}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedRestriction:
    """A measure that the facts do not know."""

    kind: RestrictionKind
    issuer: str
    target: str
    affected: str
    reach: Reach = Reach.DOMESTIC

    @property
    def id(self) -> str:
        """What stands in a proof where a fact has its statement."""
        return f"added-{self.kind}-{self.issuer}-{self.target}-{self.affected}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """The assumptions under which a question is asked.

    Args:
        as_of: the day.
        buyer: the country (any ordinary buyer there) or organization that wants something.
        licences: how licence requirements count.
        world: which suppliers exist.
        holdings: whether what somebody already has counts.
        criticality: `essential` counts essential requirements, `important` those and important ones.
        include: what counts only on request.
        remove: organizations, countries and items that are gone.
        lift: measures, or legal texts with all their measures, that bind no longer.
        added_supplies: supplies besides those of the facts.
        added_restrictions: measures besides those of the facts.
    """

    as_of: date
    name: str = ""
    buyer: str = "china"
    licences: Licences = Licences.BLOCK
    world: World = World.NAMED
    holdings: Holdings = Holdings.COUNT
    criticality: Criticality = Criticality.ESSENTIAL
    include: frozenset[Include] = frozenset()
    remove: frozenset[str] = frozenset()
    lift: frozenset[str] = frozenset()
    added_supplies: tuple[AddedSupply, ...] = ()
    added_restrictions: tuple[AddedRestriction, ...] = ()

    @property
    def criticalities(self) -> frozenset[str]:
        """The words of requirements that count."""
        extra = {Criticality.IMPORTANT.value} if self.criticality is Criticality.IMPORTANT else set[str]()
        return frozenset({Criticality.ESSENTIAL.value} | extra)

    def assumptions(self) -> str:
        """The assumptions in one line, as every answer prints them."""
        words = [f"licences {self.licences}", f"world {self.world}", f"holdings {self.holdings}"]
        if self.criticality is not Criticality.ESSENTIAL:
            words.append("important requirements count")
        words += [f"with {word}" for word in sorted(self.include)]
        changes = [f"without {thing}" for thing in sorted(self.remove)]
        changes += [f"{measure} lifted" for measure in sorted(self.lift)]
        changes += [added.id for added in (*self.added_supplies, *self.added_restrictions)]
        return ", ".join(words + changes)

    def on_facts_only(self) -> Scenario:
        """The same day, buyer and way of counting, with nothing removed, lifted or added."""
        return replace(self, name="", remove=frozenset(), lift=frozenset(), added_supplies=(), added_restrictions=())

    def to_toml(self) -> str:
        """The scenario as a document that `read_scenario` and the command line take."""
        return "\n".join(_lines(self)) + "\n"


def baseline(network: Network) -> Scenario:
    """The empty scenario on the reference day of the data set."""
    return Scenario(as_of=date.fromisoformat(network.graph["reference_day"]))


def _lines(scenario: Scenario) -> Iterator[str]:
    if scenario.name:
        yield f"name = {_text(scenario.name)}"
    yield f"as_of = {scenario.as_of}"
    for key in ("buyer", "licences", "world", "holdings", "criticality"):
        yield f"{key} = {_text(getattr(scenario, key))}"
    for key in ("include", "remove", "lift"):
        if words := sorted(getattr(scenario, key)):
            yield f"{key} = [{', '.join(map(_text, words))}]"
    for supply in scenario.added_supplies:
        yield from ("", "[[add.supplies]]", f"supplier = {_text(supply.supplier)}", f"item = {_text(supply.item)}")
        if supply.share_pct is not None:
            yield f"share_pct = {supply.share_pct}"
    for measure in scenario.added_restrictions:
        yield from ("", "[[add.restrictions]]")
        yield from (
            f"{key} = {_text(getattr(measure, key))}" for key in ("kind", "issuer", "target", "affected", "reach")
        )


def _text(word: str) -> str:
    # JSON strings are TOML strings, but for the delete character, which TOML wants escaped.
    return json.dumps(str(word), ensure_ascii=False).replace("\x7f", "\\u007f")

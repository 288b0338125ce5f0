"""A scenario as a document: a TOML file, or the same keys as options; every problem reported at once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, cast

from ...data.nearest import did_you_mean
from ...data.vocabularies import Criticality, Reach, RestrictionKind
from ..errors import ScenarioError, ThingError
from ..network import Network
from .organizations import is_country, is_organization
from .scenario import (
    AddedRestriction,
    AddedSupply,
    Holdings,
    Include,
    Licences,
    Scenario,
    World,
    baseline,
)

Find = Callable[[str], str]
"""From what people write to the id of the one thing they mean; `KnowledgeGraph.find` is one."""
Word = TypeVar("Word", bound=StrEnum)

_KEYS = ("name", "as_of", "buyer", "licences", "world", "holdings", "criticality", "include", "remove", "lift", "add")
_NOT_REMOVABLE = frozenset({"plan", "place", "sector", "standard", "legal-instrument", "target", "objective"})
_GOALS = frozenset({"task", "measure", "principle"})


def read_document(file: Path) -> dict[str, Any]:
    """The keys of a TOML file.

    Raises:
        ScenarioError: it is no valid TOML.
    """
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ScenarioError(str(file), (f"not valid TOML: {error}",)) from error


def read_scenario(document: Mapping[str, object], *, network: Network, find: Find, where: str = "scenario") -> Scenario:
    """The scenario that a document describes; what it leaves out is as in the baseline.

    Args:
        document: the keys of a TOML file, or of options.
        network: every statement.
        find: turns a name into an id.
        where: what an error calls the document.

    Raises:
        ScenarioError: a key, name or value is wrong, or entries contradict each other; carries every problem.
    """
    reading = _Reading(document, network, find)
    reading.unknown_keys(document, _KEYS, "")
    scenario = _scenario(reading)
    reading.problems += _contradictions(scenario)
    if reading.problems:
        raise ScenarioError(where, tuple(reading.problems))
    return scenario


@dataclass
class _Reading:
    """A document as it is read, with the problems met so far."""

    document: Mapping[str, object]
    network: Network
    find: Find
    problems: list[str] = field(default_factory=list[str])

    def unknown_keys(self, table: Mapping[str, object], known: Iterable[str], place: str) -> None:
        for key in table:
            if key not in known:
                remedy = did_you_mean(key, known, f"Known are {', '.join(known)}.")
                self.problems.append(f"{place}{key}: unknown key. {remedy}")

    def word(self, key: str, words: type[Word], default: Word) -> Word:
        given = self.document.get(key)
        return default if given is None else self.one_of(key, given, words) or default

    def one_of(self, place: str, given: object, words: type[Word]) -> Word | None:
        known = [word.value for word in words]
        if given in known:
            return words(given)
        self.problems.append(
            f"{place}: {given!r} is not possible. {did_you_mean(str(given), known, f'Give {_or(known)}.')}"
        )
        return None

    def words(self, key: str) -> list[str]:
        given = self.document.get(key, [])
        if isinstance(given, list) and all(isinstance(each, str) for each in cast("list[object]", given)):
            return cast("list[str]", given)
        self.problems.append(f'{key}: give a list of texts, like ["asml", "hbm"].')
        return []

    def thing(self, place: str, name: object) -> str | None:
        if not isinstance(name, str):
            self.problems.append(f"{place}: give a name in quotes, not {name!r}.")
            return None
        try:
            return self.find(name)
        except ThingError as error:
            self.problems.append(f"{place}: {error}")
            return None

    def class_of(self, thing: str) -> str:
        return str(self.network.nodes[thing].get("class_"))


def _scenario(reading: _Reading) -> Scenario:
    base = baseline(reading.network)
    return Scenario(
        name=str(reading.document.get("name", "")),
        as_of=_day(reading, base.as_of),
        buyer=_buyer(reading, base.buyer),
        licences=reading.word("licences", Licences, base.licences),
        world=reading.word("world", World, base.world),
        holdings=reading.word("holdings", Holdings, base.holdings),
        criticality=_criticality(reading),
        include=frozenset(filter(None, (reading.one_of("include", w, Include) for w in reading.words("include")))),
        remove=frozenset(filter(None, (_removed(reading, name) for name in reading.words("remove")))),
        lift=frozenset(filter(None, (_lifted(reading, name) for name in reading.words("lift")))),
        added_supplies=tuple(filter(None, (_supply(reading, table) for table in _added(reading, "supplies")))),
        added_restrictions=tuple(
            filter(None, (_restriction(reading, table) for table in _added(reading, "restrictions")))
        ),
    )


def _day(reading: _Reading, default: date) -> date:
    given = reading.document.get("as_of", default)
    try:
        day = date.fromisoformat(given) if isinstance(given, str) else given
    except ValueError:
        day = None
    if not isinstance(day, date) or isinstance(day, datetime):
        reading.problems.append(f"as_of: {given!r} is not a day. Give one like 2026-11-24.")
        return default
    first = min((a["first_day"] for _, _, a in reading.network.edges(data=True) if "first_day" in a), default=day)
    if day < first:
        reading.problems.append(f"as_of: {day} lies before all data; the first dated statement holds from {first}.")
    return day


def _buyer(reading: _Reading, default: str) -> str:
    given = reading.document.get("buyer", default)
    if given == default and default not in reading.network:
        return default
    buyer = reading.thing("buyer", given)
    if buyer is None:
        return default
    may_buy = is_country(reading.network, buyer) or is_organization(reading.network, buyer)
    if not may_buy and reading.network.nodes[buyer].get("country") is None:
        reading.problems.append(f"buyer: {buyer} is a {reading.class_of(buyer)}. Give a country or an organization.")
    return buyer


def _criticality(reading: _Reading) -> Criticality:
    given = reading.word("criticality", Criticality, Criticality.ESSENTIAL)
    if given is Criticality.EXAMPLE:
        reading.problems.append("criticality: examples never count. Give essential or important.")
        return Criticality.ESSENTIAL
    return given


def _removed(reading: _Reading, name: str) -> str | None:
    thing = reading.thing("remove", name)
    if thing is None or reading.class_of(thing) not in _NOT_REMOVABLE | _GOALS:
        return thing
    remedy = "Use lift for measures." if reading.class_of(thing) == "legal-instrument" else ""
    reading.problems.append(
        f"remove: {thing} is a {reading.class_of(thing)}. Give organizations, countries or items. {remedy}".rstrip()
    )
    return None


def _lifted(reading: _Reading, name: str) -> str | None:
    known = {a["statement"] for _, _, a in reading.network.edges(data=True) if a["kind"] == "restricts"}
    known |= {thing for thing in reading.network if reading.class_of(thing) == "legal-instrument"}
    if name in known:
        return name
    reading.problems.append(
        f"lift: no measure or legal text {name!r}. {did_you_mean(name, known, 'Give the id of a restriction.')}"
    )
    return None


def _added(reading: _Reading, kind: str) -> list[dict[str, object]]:
    add = reading.document.get("add", {})
    if not isinstance(add, dict):
        reading.problems.append("add: write [[add.supplies]] or [[add.restrictions]] and the keys below it.")
        return []
    tables = cast("dict[str, object]", add)
    if kind == "supplies":
        reading.unknown_keys(tables, ("supplies", "restrictions"), "add.")
    given = tables.get(kind, [])
    if isinstance(given, list) and all(isinstance(each, dict) for each in cast("list[object]", given)):
        return cast("list[dict[str, object]]", given)
    reading.problems.append(f"add.{kind}: write [[add.{kind}]] and the keys below it.")
    return []


def _supply(reading: _Reading, table: dict[str, object]) -> AddedSupply | None:
    place = "add.supplies."
    reading.unknown_keys(table, [each.name for each in fields(AddedSupply)], place)
    supplier = reading.thing(f"{place}supplier", table.get("supplier", ""))
    item = reading.thing(f"{place}item", table.get("item", ""))
    share = _share(reading, table.get("share_pct"))
    if supplier is None or item is None:
        return None
    if not (is_country(reading.network, supplier) or is_organization(reading.network, supplier)):
        reading.problems.append(f"{place}supplier: {supplier} is a {reading.class_of(supplier)}, nobody who supplies.")
    return AddedSupply(supplier=supplier, item=item, share_pct=share)


def _share(reading: _Reading, given: object) -> Decimal | None:
    if given is None:
        return None
    try:
        share = Decimal(str(given))
    except InvalidOperation:
        share = Decimal("nan")
    if not share.is_finite() or not Decimal(0) <= share <= Decimal(100):
        reading.problems.append(f"add.supplies.share_pct: {given!r} is no share. Give percent from 0 to 100.")
        return None
    return share


def _restriction(reading: _Reading, table: dict[str, object]) -> AddedRestriction | None:
    place = "add.restrictions."
    reading.unknown_keys(table, [each.name for each in fields(AddedRestriction)], place)
    kind = reading.one_of(f"{place}kind", table.get("kind", ""), RestrictionKind)
    reach = reading.one_of(f"{place}reach", table.get("reach", Reach.DOMESTIC.value), Reach)
    things = [reading.thing(f"{place}{key}", table.get(key, "")) for key in ("issuer", "target", "affected")]
    issuer, target, affected = things
    if kind is RestrictionKind.SUSPENSION:
        reading.problems.append(f"{place}kind: to put a measure on hold, name it under lift.")
    if kind is None or reach is None or issuer is None or target is None or affected is None:
        return None
    return AddedRestriction(kind=kind, issuer=issuer, target=target, affected=affected, reach=reach)


def _contradictions(scenario: Scenario) -> list[str]:
    added = {party for supply in scenario.added_supplies for party in (supply.supplier, supply.item)}
    problems = [f"remove, add: {thing} is both removed and added." for thing in sorted(added & scenario.remove)]
    if len(set(scenario.added_supplies)) < len(scenario.added_supplies):
        problems.append("add.supplies: the same supply stands twice.")
    return problems


def _or(words: list[str]) -> str:
    return " or ".join(words)

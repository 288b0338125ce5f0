"""All that pages show, read once when the server starts: things, statements, events, sources, words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...graph import iris
from ...graph.analysis.organizations import ORGANIZATION_CLASSES
from ...graph.analysis.sole_countries import SoleSupply, sole_supplies
from ...graph.knowledge import KnowledgeGraph
from ...graph.network import Network
from ...graph.query import answer, named_query
from ...graph.reviews import Reviewed
from .states import States
from .terms import Terms


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day."""

    id: str
    day: str
    label: str
    kind: str
    things: tuple[str, ...]
    note: str
    sources: tuple[str, ...]
    review: Reviewed | None


class Atlas:
    """The graph in the form that pages need it."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self.kg = kg
        self.network: Network = kg.network()
        self.terms = Terms.of(kg.source)
        self.events = _events(kg)
        self.states = States(kg)
        self.sources: Mapping[str, Mapping[str, Any]] = self.network.graph["sources"]

    def __contains__(self, thing: str) -> bool:
        return thing in self.network

    def about(self, thing: str) -> Mapping[str, Any]:
        """What is stated of a thing itself."""
        return self.network.nodes[thing]

    def label(self, thing: str, language: str) -> str:
        """What a thing is called, in English where its language has no word; its id if it is unknown."""
        if thing not in self.network:
            return thing
        about = self.network.nodes[thing]
        return str(about.get(f"label_{language}") or about.get("label_en") or thing)

    def kind(self, thing: str, language: str) -> str:
        """The class of a thing in words."""
        return self.terms.class_label(self.network.nodes[thing]["class_"], language) if thing in self.network else ""

    @cached_property
    def layers(self) -> tuple[str, ...]:
        """The layers from materials to goals."""
        return tuple(term.name.removeprefix("layer-") for term in self.terms.in_scheme("layer-scheme"))

    @cached_property
    def statements(self) -> Mapping[str, tuple[str, str, Mapping[str, Any]]]:
        """Every statement that is an edge: its tail, its head and what it says."""
        edges = self.network.edges(keys=True, data=True)
        return {key: (tail, head, about) for tail, head, key, about in edges if "statement" in about}

    @cached_property
    def measures_of(self) -> Mapping[str, tuple[str, ...]]:
        """The restrictions that a thing issues or is affected by."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key, (_, _, about) in sorted(self.statements.items()):
            if about["kind"] == "restricts":
                for party in {str(about.get("affected")), str(about.get("issuer"))}:
                    found[party].append(key)
        return {party: tuple(keys) for party, keys in found.items()}

    @cached_property
    def sole_supplies(self) -> Mapping[str, tuple[SoleSupply, ...]]:
        """What each country supplies alone."""
        return sole_supplies(self.network, self.kg.scenario())

    @cached_property
    def events_of(self) -> Mapping[str, tuple[Event, ...]]:
        """The events that involve a thing, the newest first."""
        found: defaultdict[str, list[Event]] = defaultdict(list)
        for event in sorted(self.events.values(), key=lambda event: event.day, reverse=True):
            for thing in event.things:
                found[thing].append(event)
        return {thing: tuple(events) for thing, events in found.items()}

    @cached_property
    def at_home_in(self) -> Mapping[str, tuple[str, ...]]:
        """The organizations of a country."""
        return self._by_country(organizations=True)

    @cached_property
    def others_of(self) -> Mapping[str, tuple[str, ...]]:
        """What else belongs to a country: facilities, products, legal texts, plans."""
        return self._by_country(organizations=False)

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[str, ...]]:
        """The statements and things that name a source."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key, (_, _, about) in sorted(self.statements.items()):
            for source in about.get("sources", ()):
                found[source].append(key)
        for event in self.events.values():
            for source in event.sources:
                found[source].append(event.id)
        return {source: tuple(keys) for source, keys in found.items()}

    def _by_country(self, *, organizations: bool) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for thing in sorted(self.network):
            about = self.network.nodes[thing]
            country = about.get("country")
            if country is not None and (about["class_"] in ORGANIZATION_CLASSES) is organizations:
                found[str(country)].append(thing)
        return {country: tuple(things) for country, things in found.items()}

    def of_class(self, *classes: str) -> tuple[str, ...]:
        """The things of some classes, by id."""
        return tuple(sorted(t for t, about in self.network.nodes(data=True) if about["class_"] in classes))

    def in_layer(self, layer: str) -> tuple[str, ...]:
        """The things of a layer, by id."""
        return tuple(sorted(t for t, about in self.network.nodes(data=True) if about.get("layer") == layer))


def _events(kg: KnowledgeGraph) -> Mapping[str, Event]:
    rows: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for event, *rest in answer(kg.source, named_query("events")).rows:
        rows[iris.local_id(str(event))].append(tuple(rest))
    return {event: _event(event, found, kg.reviews.get(event)) for event, found in rows.items()}


def _event(event: str, rows: list[tuple[Any, ...]], review: Reviewed | None) -> Event:
    day, label, kind, _, note, _ = rows[0]
    return Event(
        id=event,
        day=str(day),
        label=str(label),
        kind=str(kind).removeprefix("ais:"),
        things=tuple(dict.fromkeys(iris.local_id(str(row[3])) for row in rows if row[3] is not None)),
        note=str(note or ""),
        sources=tuple(dict.fromkeys(iris.local_id(str(row[5])) for row in rows)),
        review=review,
    )

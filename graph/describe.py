"""One thing, statement or source with all that the tables say of it, and where they have it from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from . import iris
from .errors import UnknownThing
from .query import Source, Value, answer, named_query
from .reviews import Reviewed, Reviews
from .search import Names
from .sentences import Said, sentence

_HIDDEN = {"type", "identifier", "label", "altLabel", "note", "hadPrimarySource", "firstDay", "lastDay"}
_LINK_WORDS = {"kindOf": "kinds", "partOf": "parts", "parentGoal": "child goals", "plan": "goals"}


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as it is cited."""

    id: str
    publisher: str
    title: str
    published: str | None
    url: str


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement as a sentence, with its confidence, dates and sources."""

    id: str
    kind: str
    sentence: str
    confidence: str | None
    valid_from: str | None
    valid_until: str | None
    note: str | None
    sources: tuple[str, ...]
    review: Reviewed | None = None
    """What somebody found who compared it with its page."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of one thing: names, properties, links, statements and sources."""

    id: str
    kind: str
    labels: dict[str, str]
    aliases: tuple[str, ...]
    note: str | None
    properties: dict[str, tuple[str, ...]]
    links: dict[str, tuple[str, ...]]
    statements: tuple[StatementLine, ...]
    sources: tuple[Cited, ...]
    review: Reviewed | None = None


def describe(source: Source, name: str) -> Card:
    """The card of the thing, statement or source that a name means.

    Raises:
        UnknownThing: nothing is called so.
        AmbiguousThing: several things are.
    """
    iri = _address(source, name)
    own = _own(source, iri)
    reviews = Reviews.read(source, named_query("show-reviews", thing=iri))
    return Card(
        id=iris.local_id(iri),
        kind=" · ".join(word.rpartition(":")[2] for word in own.get("type", ())),
        labels={key.rpartition("@")[2]: values[0] for key, values in own.items() if key.startswith("label@")},
        aliases=own.get("altLabel", ()),
        note=next(iter(own.get("note", ())), None),
        properties={key: values for key, values in own.items() if key.partition("@")[0] not in _HIDDEN},
        links=_links(source, iri),
        statements=_statements(source, iri, reviews),
        sources=_cited(source, iri),
        review=reviews.get(iris.local_id(iri)),
    )


def _address(source: Source, name: str) -> str:
    wanted = iris.local_id(name.strip())
    candidates = (iris.thing_iri(wanted), iris.statement_iri(wanted), iris.source_iri(wanted))
    if iris.is_local_id(wanted):
        thing, statement, page = candidates
        rows = answer(source, named_query("identifier-kind", thing=thing, statement=statement, source=page)).rows
        found = {iris.expand(str(node)) for (node,) in rows}
        for iri in candidates:
            if iri in found:
                return iri
    try:
        return iris.thing_iri(Names.of(source).find(name))
    except UnknownThing as error:
        raise UnknownThing(name, error.suggestions) from None


def _own(source: Source, iri: str) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for property_, value, language, label in answer(source, named_query("show-thing", thing=iri)).rows:
        name = str(property_).rpartition(":")[2]
        key = f"{name}@{language}" if name == "label" else name
        if (shown := _word(name, _shown(value, label))) not in found[key]:
            found[key].append(shown)
    return {key: tuple(values) for key, values in found.items()}


def _shown(value: Value | None, label: Value | None) -> str:
    short = str(value).lower() if isinstance(value, bool) else str(value)
    prefix, colon, local = short.partition(":")
    if colon and prefix in {"aid", "stm", "src"}:
        return f"{label} ({local})" if label is not None else local
    return local if colon and prefix == "ais" else short


def _word(property_: str, shown: str) -> str:
    """A closed word without the name of its vocabulary: the `layer-chips` of `layer` is `chips`."""
    return shown.removeprefix("".join(f"-{c.lower()}" if c.isupper() else c for c in property_) + "-")


def _links(source: Source, iri: str) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for property_, thing, label in answer(source, named_query("show-links", thing=iri)).rows:
        word = _LINK_WORDS[str(property_).rpartition(":")[2]]
        found[word].append(_shown(thing, label))
    return {word: tuple(things) for word, things in found.items()}


def _statements(source: Source, iri: str, reviews: Reviews) -> tuple[StatementLine, ...]:
    said: defaultdict[str, Said] = defaultdict(Said)
    # Sorted here: on disk the store looks every value up again for each comparison of an ORDER BY.
    rows = sorted(answer(source, named_query("show-statements", thing=iri)).rows, key=lambda row: [*map(str, row)])
    for statement, property_, value, label in rows:
        said[iris.local_id(str(statement))].add(str(property_).rpartition(":")[2], value, label)
    lines = (_line(statement, words, reviews.get(statement)) for statement, words in said.items())
    return tuple(sorted(lines, key=lambda line: (line.kind, line.id)))


def _line(statement: str, said: Said, review: Reviewed | None) -> StatementLine:
    return StatementLine(
        id=statement,
        kind=said.kind,
        sentence=sentence(said),
        confidence=said.word("confidence"),
        valid_from=said.text("validFrom"),
        valid_until=said.text("validUntil"),
        note=said.text("note"),
        sources=tuple(sorted(said.ids("hadPrimarySource"))),
        review=review,
    )


def _cited(source: Source, iri: str) -> tuple[Cited, ...]:
    rows = answer(source, named_query("show-sources", thing=iri)).rows
    return tuple(
        Cited(
            iris.local_id(str(page)),
            str(publisher),
            str(title),
            None if published is None else str(published),
            str(url),
        )
        for page, publisher, title, published, url in rows
    )

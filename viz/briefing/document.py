"""A briefing before it is written: sections of text and tables, each part in every language and with its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from ..view import CitedSource
from ..words import LANGUAGES, Labels, phrase, same


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, with the sources it rests on."""

    labels: Labels
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of a table, with its sources, the picture that shows what is behind it, and the thing to look at there."""

    labels: Labels
    sources: tuple[str, ...] = ()
    picture: str = ""
    pick: str = ""

    def address(self, language: str) -> str:
        """Where the picture is, in a language and at the thing."""
        pick = f"&id={quote(self.pick)}" if self.pick else ""
        return f"{quote(self.picture)}#lang={language}{pick}"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their columns; `title` may be empty."""

    title: Labels
    columns: tuple[Labels, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the briefing that can be linked to."""

    id: str
    title: Labels
    texts: tuple[Text, ...]
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """The whole: title, day, sections, and the sources in the order in which they are first cited."""

    title: Labels
    as_of: date
    sections: tuple[Section, ...]
    sources: Mapping[str, CitedSource]

    def numbers(self) -> dict[str, int]:
        """Source → its number in brackets."""
        cited = dict.fromkeys(source for section in self.sections for source in _cited(section))
        return {source: number for number, source in enumerate(cited, start=1)}


def title(name: str, **values: Labels | str | int) -> Labels:
    """A phrase of the briefing."""
    return phrase("briefing", name, **values)


def cell(text: Labels | str | int, sources: tuple[str, ...] = (), picture: str = "") -> Cell:
    """A field from labels, a text or a number."""
    match text:
        case int():
            return Cell(same(f"{text:,}"), sources, picture)
        case str():
            return Cell(same(text), sources, picture)
        case _:
            return Cell(text, sources, picture)


def joined(parts: list[Labels], *, most: int) -> Labels:
    """Labels after another, no more than `most`, with how many more there are."""
    beyond = len(parts) - most
    shown = [*parts[:most], *([title("and-more", n=beyond)] if beyond > 0 else [])]
    return {
        language: ("、" if language == "zh" else ", ").join(part[language] for part in shown) for language in LANGUAGES
    }


def _cited(section: Section) -> Iterator[str]:
    for text in section.texts:
        yield from text.sources
    for table in section.tables:
        for row in table.rows:
            for field in row:
                yield from field.sources

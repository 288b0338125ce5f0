"""Finding things by what people call them: ids, labels in three languages, aliases.

Comparison ignores case, accents, width and punctuation between words. A name that is the whole of a
label ranks before its beginning, a beginning before a part.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from . import iris
from .errors import AmbiguousThing, UnknownThing
from .query import Source, answer, named_query

_SUGGESTIONS = 5
_LEAST_LIKENESS = 60
_CONSIDERED = 200


@dataclass(frozen=True, slots=True)
class Name:
    """One thing under one of its names."""

    thing: str
    label: str
    kind: str
    name: str
    folded: str


@dataclass(frozen=True, slots=True)
class Match:
    """A thing that was found, by which of its names, and how well: `exact`, `beginning`, `part`."""

    thing: str
    label: str
    kind: str
    name: str
    quality: str


_QUALITIES = ("exact", "beginning", "part")


class Names:
    """All names of all things, to search in."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = tuple(names)

    @classmethod
    def of(cls, source: Source) -> Names:
        """Read the ids, labels and aliases of all things and goals."""
        rows = answer(source, named_query("names")).rows
        return cls(
            Name(iris.local_id(str(thing)), str(label), str(kind).rpartition(":")[2], str(name), fold(str(name)))
            for thing, label, kind, name in rows
        )

    def search(self, text: str) -> tuple[Match, ...]:
        """The things whose id, label or alias holds the text, best first."""
        sought = fold(text)
        if not sought:
            return ()
        best: dict[str, tuple[int, int, str, Match]] = {}
        for name in self._names:
            rank = _rank(sought, name.folded)
            if rank is None:
                continue
            match = Match(name.thing, name.label, name.kind, name.name, _QUALITIES[rank])
            candidate = (rank, len(name.folded), name.thing, match)
            if name.thing not in best or candidate[:3] < best[name.thing][:3]:
                best[name.thing] = candidate
        return tuple(found[3] for found in sorted(best.values(), key=lambda found: found[:3]))

    def find(self, name: str) -> str:
        """The id of the one thing that a name means: an id, CURIE, IRI, label, alias or unique beginning.

        Raises:
            UnknownThing: nothing is called so; carries near names.
            AmbiguousThing: several things are.
        """
        wanted = iris.local_id(name.strip())
        if any(known.thing == wanted for known in self._names):
            return wanted
        matches = self.search(name)
        for quality in ("exact", "beginning"):
            found = sorted({match.thing for match in matches if match.quality == quality})
            if len(found) == 1:
                return found[0]
            if found:
                raise AmbiguousThing(name, tuple(found[:_SUGGESTIONS]))
        raise UnknownThing(name, self.suggest(name))

    def suggest(self, text: str) -> tuple[str, ...]:
        """The ids of the things whose names are nearest to a text."""
        from rapidfuzz import fuzz, process

        sought, folded = fold(text), [name.folded for name in self._names]
        near = process.extract(sought, folded, scorer=fuzz.WRatio, limit=_CONSIDERED, score_cutoff=_LEAST_LIKENESS)
        # That score likes long names that hold something similar; what is like the whole comes first.
        near.sort(key=lambda found: -fuzz.ratio(sought, found[0]))
        return tuple(dict.fromkeys(self._names[index].thing for _, _, index in near))[:_SUGGESTIONS]


def fold(text: str) -> str:
    """A text without case, accents and width, its words parted by single spaces."""
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII_PARTS).split())
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    kept = (" " if _parts(c) else c for c in decomposed if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def _parts(character: str) -> bool:
    return unicodedata.category(character)[0] in "PZSC"


# Most names are ASCII, and translating them at once takes a fifth of the time of looking at each character.
_ASCII_PARTS = {code: " " for code in range(128) if _parts(chr(code))}


def _rank(sought: str, name: str) -> int | None:
    if sought == name:
        return 0
    if name.startswith(sought):
        return 1
    return 2 if sought in name else None

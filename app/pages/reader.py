"""The atlas read in one language: what templates ask for while they are filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .atlas import Atlas
from .language import LANGUAGES


@dataclass(frozen=True, slots=True)
class Reader:
    """An atlas and a language."""

    atlas: Atlas
    language: str

    @property
    def day(self) -> date:
        """The reference day."""
        return self.atlas.kg.reference_day

    def label(self, thing: str) -> str:
        """What a thing is called."""
        return self.atlas.label(thing, self.language)

    def other_names(self, thing: str) -> tuple[tuple[str, str], ...]:
        """What a thing is called in the other languages, each name once, with its language."""
        about = self.about(thing)
        names = {str(about.get(f"label_{code}") or ""): code for code in reversed([*LANGUAGES])}
        known = {"", self.label(thing)}
        return tuple((code, name) for name, code in reversed(names.items()) if name not in known)

    def kind(self, thing: str) -> str:
        """The class of a thing in words."""
        return self.atlas.kind(thing, self.language)

    def term(self, name: str) -> str:
        """What a term of the ontology is called."""
        return self.atlas.terms.label(name, self.language)

    def relation(self, kind: str) -> str:
        """What an edge of the network is called."""
        return self.atlas.terms.edge_label(kind, self.language)

    def known(self, thing: str) -> bool:
        """Whether a thing has a page."""
        return thing in self.atlas

    def about(self, thing: str) -> Mapping[str, Any]:
        """What is stated of a thing itself."""
        return self.atlas.about(thing)

    def cited(self, source: str) -> Mapping[str, Any]:
        """A source as it is cited."""
        return self.atlas.sources.get(source, {})

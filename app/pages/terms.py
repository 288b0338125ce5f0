"""The words of the ontology in the reader's language, and all that it says of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ...graph import iris
from ...graph.query import Source, answer, named_query

_HUMP = re.compile(r"(?<!^)(?=[A-Z])")
_CLASSES = {"owl:Class"}
_PROPERTIES = {"owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty"}


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or concept: texts by property and language, other values by property."""

    name: str
    texts: Mapping[str, Mapping[str, str]]
    values: Mapping[str, tuple[str, ...]]

    def text(self, property_: str, language: str) -> str:
        """A text in a language, in English where there is none, or nothing."""
        found = self.texts.get(property_, {})
        return found.get(language) or found.get("en") or ""

    def label(self, language: str) -> str:
        """What it is called."""
        return self.text("rdfs:label", language) or self.name

    @property
    def types(self) -> frozenset[str]:
        """The classes that it is of."""
        return frozenset(self.values.get("rdf:type", ()))

    @property
    def sort(self) -> str:
        """`class`, `property`, `scheme` or `concept`."""
        if self.types & _CLASSES:
            return "class"
        if self.types & _PROPERTIES:
            return "property"
        return "scheme" if "skos:ConceptScheme" in self.types else "concept"


class Terms:
    """All terms of the ontology."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._terms = terms

    @classmethod
    def of(cls, source: Source) -> Terms:
        """Read the ontology graph."""
        texts: defaultdict[str, defaultdict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
        values: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for term, property_, value, language in answer(source, named_query("ontology-terms")).rows:
            name = str(term).removeprefix("ais:")
            # The language of a number is "", that of an address is unbound.
            if not language:
                values[name][str(property_)].append(str(value))
            else:
                texts[name][str(property_)][str(language)] = str(value)
        return cls({name: _term(name, texts[name], values[name]) for name in sorted({*texts, *values})})

    def label(self, name: str, language: str) -> str:
        """What a term is called: `Company`, `confidence-official`, `coIssues`; the name itself if it is none."""
        term = self._terms.get(name)
        return term.label(language) if term else name.replace("-", " ")

    def class_label(self, kebab: str, language: str) -> str:
        """What a class is called, by the name that tables use: `chip-type`."""
        return self.label("".join(part.capitalize() for part in kebab.split("-")), language)

    def edge_label(self, kind: str, language: str) -> str:
        """What an edge is called, by the name that the network uses: `co_issues`."""
        first, *rest = kind.split("_")
        return self.label(first + "".join(part.capitalize() for part in rest), language)

    def of_sort(self, sort: str) -> tuple[Term, ...]:
        """The terms of one sort, by name."""
        return tuple(term for term in self._terms.values() if term.sort == sort and ":" not in term.name)

    def in_scheme(self, scheme: str) -> tuple[Term, ...]:
        """The concepts of a scheme, by position or name."""
        found = [t for t in self.of_sort("concept") if f"ais:{scheme}" in t.values.get("skos:inScheme", ())]
        return tuple(
            sorted(found, key=lambda term: (int(next(iter(term.values.get("ais:position", ("0",))))), term.name))
        )

    @property
    def version(self) -> str:
        """The version of the ontology."""
        about = self._terms.get(iris.BASE + "ontology")
        return "" if about is None else next(iter(about.values.get("owl:versionInfo", ())), "")


def kebab(name: str) -> str:
    """`ChipType` → `chip-type`."""
    return _HUMP.sub("-", name).lower()


def _term(name: str, texts: Mapping[str, Mapping[str, str]], values: Mapping[str, list[str]]) -> Term:
    return Term(name, dict(texts), {property_: tuple(found) for property_, found in values.items()})

"""Words for people in English, Chinese and German: those of the interface, and those of the ontology.

`languages/` holds the words of pages, views and the briefing; classes, layers and closed vocabularies have their labels in the
ontology and are read from there.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

from ..graph.words import LANGUAGES
from ..ontology import ontology_files
from ..ontology.terms import NAMESPACE

Labels: TypeAlias = Mapping[str, str]

_FOLDER = Path(__file__).parent / "languages"
_SKOS_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
_RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


@cache
def interface_words(part: str) -> Mapping[str, Labels]:
    """The words of one subject: `page`, `view` or `briefing`."""
    return tomllib.loads((_FOLDER / f"{part}.toml").read_text(encoding="utf-8"))


def phrase(part: str, name: str, /, **values: Labels | str | int) -> dict[str, str]:
    """One phrase in every language, its {places} filled with values in the same language."""
    return {
        language: interface_words(part)[name][language].format_map(
            {key: value[language] if isinstance(value, Mapping) else value for key, value in values.items()}
        )
        for language in LANGUAGES
    }


def same(text: str) -> dict[str, str]:
    """A text that is the same in every language."""
    return dict.fromkeys(LANGUAGES, text)


@cache
def ontology_words() -> Mapping[str, Labels]:
    """Labels of classes (`kind-chip-type`), vocabulary words (`confidence-official`) and properties (`requires`)."""
    import rdflib

    graph = rdflib.Graph()
    for file in ontology_files():
        graph.parse(file, format="turtle")
    found: dict[str, dict[str, str]] = {}
    for property_ in (_SKOS_LABEL, _RDFS_LABEL):
        for subject, label in graph.subject_objects(rdflib.URIRef(property_)):
            if str(subject).startswith(NAMESPACE) and isinstance(label, rdflib.Literal) and label.language:
                name = _named(str(subject).removeprefix(NAMESPACE))
                found.setdefault(name, {})[label.language] = str(label)
    return {
        name: {language: labels.get(language, labels["en"]) for language in LANGUAGES}
        for name, labels in sorted(found.items())
        if "en" in labels
    }


def word_for(name: str) -> Labels:
    """A word of the ontology in every language; the word itself where it has no label."""
    return ontology_words().get(name, same(name.replace("-", " ")))


def _named(name: str) -> str:
    # A class and a property may differ by their first letter alone: Country, country.
    return f"kind-{_kebab(name)}" if name[0].isupper() else _kebab(name)


def _kebab(name: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("-")

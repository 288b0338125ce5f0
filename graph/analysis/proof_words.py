"""The words of proofs in English, Chinese and German; their templates stand in `graph/languages/proof.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..network import Network
from ..words import LANGUAGES, said, templates
from .blocking import OTHERS

_SUBJECT = "proof"
_TEXTS = frozenset({"text"})
"""Places that are filled as they are; all others are things, which have labels."""

Names = Mapping[str, Mapping[str, str]]
"""Thing → language → label."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A reason, or how one step leads to the next: a template, and the things and texts in its places."""

    template: str
    values: tuple[tuple[str, str], ...] = ()


def phrase(template: str, **values: str) -> tuple[Phrase, ...]:
    """One phrase, as steps hold them."""
    return (Phrase(template, tuple(values.items())),)


def names_of(network: Network) -> Names:
    """What every thing of a proof is called; in English where a language has no label."""
    found = {thing: _labels(thing, about) for thing, about in network.nodes(data=True)}
    return {**found, OTHERS: templates(_SUBJECT)["unnamed"]}


def name_in(names: Names, thing: str, language: str) -> str:
    """What a thing is called, or its id."""
    return names[thing][language] if thing in names else thing


def words_of(phrases: tuple[Phrase, ...], names: Names, language: str) -> str:
    """Phrases in one language, joined; nothing if there are none."""
    comma = "、" if language == "zh" else ", "
    return comma.join(
        said(_SUBJECT, each.template, language, **{k: _value(k, v, names, language) for k, v in each.values})
        for each in phrases
    )


def sentence(name: str, *, thing: str, party: str, how: tuple[Phrase, ...], names: Names, language: str) -> str:
    """What a step says in one language; its name is its ground, and whether it is so."""
    values = {"thing": name_in(names, thing, language), "party": name_in(names, party, language)}
    return said(_SUBJECT, name, language, **values, how=words_of(how, names, language))


def _value(place: str, value: str, names: Names, language: str) -> str:
    return value if place in _TEXTS else name_in(names, value, language)


def _labels(thing: str, about: Mapping[str, object]) -> dict[str, str]:
    english = str(about.get("label_en", thing))
    return {language: str(about.get(f"label_{language}") or english) for language in LANGUAGES}

"""A scenario in an address: what a visitor asks, whichever way the form wrote it, and the one short way to write it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from ...graph.errors import GraphError
from ..additions import MARK, additions
from ..lists import names

CHOICES: Mapping[str, tuple[str, ...]] = {
    "licences": ("block", "allow"),
    "world": ("named", "open"),
    "holdings": ("count", "ignore"),
    "criticality": ("essential", "important"),
}
"""What may be chosen; the first of each is the default."""
INCLUDES = ("planned", "sampling", "planned-measures", "unverified-measures")
_TEXTS = ("name", "as_of", "buyer")
_LISTS = ("remove", "lift", "include")
_ADDED = {
    "add_supply": ("supplier", "item", "share"),
    "add_measure": ("measure", "issuer", "target", "affected", "reach"),
}
"""What is added, and the fields of the form whose values make one word of it."""
_LONGEST = 2000
_MOST = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """The texts, choices and lists that were given; what is not given is as in the baseline."""

    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    @property
    def changes(self) -> bool:
        """Whether anything differs from the facts, or counts that does not count by default."""
        return any(self.lists.values())

    @property
    def address(self) -> str:
        """The query of the address, in its one order."""
        listed = [(key, word) for key, words in self.lists.items() if key in _ADDED for word in words]
        joined = {key: ",".join(words) for key, words in self.lists.items() if key not in _ADDED and words}
        return urlencode([*self.texts.items(), *joined.items(), *listed])

    def with_ids(self, find: Callable[[str], str]) -> Asked:
        """The same with what is removed by id; names that do not mean one thing stay, to be complained of."""

        def known(name: str) -> str:
            try:
                return find(name)
            except GraphError:
                return name

        return replace(self, lists={**self.lists, "remove": tuple(dict.fromkeys(map(known, self.lists["remove"])))})

    def document(self) -> dict[str, Any]:
        """The keys of a scenario.

        Raises:
            ScenarioError: an addition cannot be read.
        """
        lists = {key: list(self.lists[key]) for key in _LISTS if self.lists[key]}
        added = additions(self.lists["add_supply"], self.lists["add_measure"])
        return {**self.texts, **lists, **({"add": added} if added else {})}


def asked(query: QueryParams) -> Asked:
    """What an address asks."""
    texts = {key: query.get(key, "")[:_LONGEST].strip() for key in (*_TEXTS, *CHOICES)}
    lists = {key: _names(query.getlist(key)) for key in _LISTS}
    added = {key: tuple(dict.fromkeys(_added(query, key))) for key in _ADDED}
    return Asked({key: text for key, text in texts.items() if text}, {**lists, **added})


def written_by_form(query: QueryParams) -> bool:
    """Whether an address is as a browser writes a form: with fields that are empty, or that only forms have."""
    fields = {field for key in _ADDED for field in _ADDED[key]}
    return any(not value or key in fields for key, value in query.multi_items() if key != "lang")


def _names(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names(",".join(values)[:_LONGEST].split("\n"))))


def _added(query: QueryParams, key: str) -> Iterator[str]:
    yield from (word[:_LONGEST] for word in query.getlist(key)[:_MOST] if word.strip())
    rows = zip_longest(*(query.getlist(field)[:_MOST] for field in _ADDED[key]), fillvalue="")
    for row in rows:
        # The kind and the reach of a measure are chosen from lists and never empty.
        if any(value.strip() for value in row[:2]) if key == "add_supply" else any(v.strip() for v in row[1:4]):
            yield MARK.join(value.strip()[:200] for value in row).rstrip(MARK)

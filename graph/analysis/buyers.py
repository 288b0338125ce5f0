"""Classes of buyers with equal rights: whom the same measures bar, and who hold the same items."""

from __future__ import annotations

from collections import defaultdict

from .blocking import Bar, Blocking
from .facts import Facts
from .organizations import check_buyer
from .parties import OTHERS
from .scenario import Holdings, Scenario


class Rights:
    """The bars that meet a class of buyers, by what they cover, and the items that it holds."""

    def __init__(self, bars: frozenset[Bar], held: frozenset[str]) -> None:
        self.held = held
        self.on_suppliers: defaultdict[str, list[Bar]] = defaultdict(list)
        self._on_all: list[Bar] = []
        self._on_items: defaultdict[str, list[Bar]] = defaultdict(list)
        for bar in bars:
            if bar.covers is None:
                self._on_all.append(bar)
                continue
            self._on_items[bar.covers].append(bar)
            if bar.by_supplier:
                self.on_suppliers[bar.covers].append(bar)

    def bars_on(self, types: frozenset[str]) -> list[Bar]:
        """The bars on an item, given with its types."""
        return self._on_all + [bar for type_ in types & self._on_items.keys() for bar in self._on_items[type_]]


class Buyers:
    """The classes of the buyers that were met, numbered in that order."""

    def __init__(self, facts: Facts, scenario: Scenario, blocking: Blocking) -> None:
        self._facts = facts
        self._blocking = blocking
        self._held = _held_by(facts, scenario)
        self._classes: dict[tuple[frozenset[Bar], frozenset[str]], int] = {}
        self.class_of: dict[str, int] = {}
        self.rights: list[Rights] = []
        """What each class may."""

    def number(self, buyer: str) -> int:
        """The class of a buyer.

        Raises:
            ScenarioError: there is no such country or organization.
        """
        found = self.class_of.get(buyer)
        return self._classified(buyer) if found is None else found

    def _classified(self, buyer: str) -> int:
        if buyer != OTHERS:
            check_buyer(self._facts.network, buyer)
        held = frozenset[str]() if buyer == OTHERS or not self._held else self._held_items(buyer)
        key = (self._blocking.bars(buyer), held)
        found = self._classes.setdefault(key, len(self._classes))
        self.class_of[buyer] = found
        if found == len(self.rights):
            self.rights.append(Rights(*key))
        return found

    def _held_items(self, buyer: str) -> frozenset[str]:
        return frozenset[str]().union(*(self._held.get(party, ()) for party in self._facts.parties.relatives(buyer)))


def _held_by(facts: Facts, scenario: Scenario) -> dict[str, set[str]]:
    held: defaultdict[str, set[str]] = defaultdict(set)
    if scenario.holdings is Holdings.COUNT:
        for holding in facts.holdings(scenario):
            held[holding.holder].add(holding.item)
    return held

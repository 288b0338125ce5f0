"""Which measures stand between a supplier and a buyer, and which buyers they treat alike.

A measure *reaches* a buyer, *covers* an item and *binds* a supplier; it blocks where it does all
three and the two parties are not at home in the same country. It neither reaches buyers nor binds
suppliers at home in a country that it exempts. Organizations whose home is unknown
count as at home in one unknown country.

Buyers whom the same bars meet and who hold the same items have equal rights: they share one class,
so that the unknowns of the system are (item, class) and not (item, organization).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .counting import Measure
from .facts import Facts
from .organizations import EVERYWHERE
from .parties import OTHERS

ON_PURCHASES = frozenset({"procurement-ban", "import-ban"})
"""The kinds of measure that bind whoever buys, and may name a supplier."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What a measure does to a buyer: it bars suppliers at home in a country, or all who are not, but for the exempt.

    `covers` is the item or supplier concerned, or nothing where all items are.
    """

    covers: str | None
    by_supplier: bool
    country: str | None
    outside: bool
    exempt: frozenset[str] = frozenset()

    def meets(self, supplier_home: str | None) -> bool:
        """Whether it bars suppliers at home there."""
        return (supplier_home != self.country) is self.outside and supplier_home not in self.exempt


class Blocking:
    """The measures of a scenario, asked who may not buy what from whom."""

    def __init__(self, facts: Facts, measures: Iterable[Measure]) -> None:
        self._types = facts.types
        self._parties = facts.parties
        self._reaching: defaultdict[str, list[Measure]] = defaultdict(list)
        for measure in measures:
            reached = measure.target if measure.kind == "entity-listing" else measure.affected
            self._reaching[reached].append(measure)
        self._bars_at_home: dict[str | None, frozenset[Bar]] = {}

    def measures(self, *, supplier: str, item: str, buyer: str) -> tuple[Measure, ...]:
        """The measures that keep a buyer from getting an item from a supplier."""
        supplier_home, buyer_home = self._parties.home(supplier), self._parties.home(buyer)
        if OTHERS in {supplier, buyer} or supplier_home == buyer_home:
            return ()
        reaching = (*self._reaching_home(buyer_home), *self._reaching_party(buyer, buyer_home))
        return tuple(
            measure
            for measure in sorted(reaching, key=lambda each: each.statement)
            if self._covers(measure, item, supplier) and _binds(measure, supplier_home)
        )

    def reaching(self, buyer: str) -> tuple[str, ...]:
        """The statements of the measures that reach a buyer, sorted."""
        if buyer == OTHERS:
            return ()
        at_home = self._parties.home(buyer)
        found = (*self._reaching_home(at_home), *self._reaching_party(buyer, at_home))
        return tuple(sorted({measure.statement for measure in found}))

    def bars(self, buyer: str) -> frozenset[Bar]:
        """All that measures do to a buyer; buyers with equal bars are told apart by no measure."""
        if buyer == OTHERS:
            return frozenset()
        at_home = self._parties.home(buyer)
        if at_home not in self._bars_at_home:
            self._bars_at_home[at_home] = frozenset(_bars(self._reaching_home(at_home), at_home))
        own = _bars(self._reaching_party(buyer, at_home), at_home)
        return self._bars_at_home[at_home] | own if own else self._bars_at_home[at_home]

    def _reaching_home(self, at_home: str | None) -> Iterator[Measure]:
        yield from self._named(at_home, at_home) if at_home else ()
        for measure in self._named(EVERYWHERE, at_home):
            if measure.issuer_home is None or measure.issuer_home != at_home:
                yield measure

    def _reaching_party(self, buyer: str, at_home: str | None) -> Iterator[Measure]:
        for name in self._parties.with_wholes(buyer) - {at_home}:
            yield from self._named(name, at_home)

    def _named(self, reached: str, at_home: str | None) -> Iterator[Measure]:
        """The measures against a party, for a buyer whose home they do not exempt."""
        return (measure for measure in self._reaching.get(reached, ()) if at_home not in measure.exempt)

    def _covers(self, measure: Measure, item: str, supplier: str) -> bool:
        if measure.kind == "entity-listing" or measure.target in self._types(item):
            return True
        return measure.kind in ON_PURCHASES and measure.target in self._parties.with_wholes(supplier)


def _binds(measure: Measure, supplier_home: str | None) -> bool:
    if supplier_home in measure.exempt:
        return False
    if measure.kind in ON_PURCHASES or measure.extraterritorial:
        return True
    return measure.issuer_home is not None and supplier_home == measure.issuer_home


def _bars(measures: Iterable[Measure], buyer_home: str | None) -> set[Bar]:
    return {bar for measure in measures if (bar := _bar(measure, buyer_home)) is not None}


def _bar(measure: Measure, buyer_home: str | None) -> Bar | None:
    covers = None if measure.kind == "entity-listing" else measure.target
    if measure.kind in ON_PURCHASES:
        return Bar(covers, by_supplier=True, country=buyer_home, outside=True, exempt=measure.exempt)
    if measure.extraterritorial:
        return Bar(covers, by_supplier=False, country=buyer_home, outside=True, exempt=measure.exempt)
    if measure.issuer_home is None or measure.issuer_home in {buyer_home, *measure.exempt}:
        return None
    return Bar(covers, by_supplier=False, country=measure.issuer_home, outside=False)

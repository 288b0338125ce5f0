"""Who delivers an item to a buyer, who falls away and why, and who does not count as a supplier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ..network import valid_on
from .counting import Measure, SupplyEdge
from .organizations import is_country
from .parties import OTHERS
from .proof import Ground, Step
from .proof_states import States
from .proof_words import Phrase, phrase


class Suppliers:
    """The suppliers of items in one solved system."""

    def __init__(self, states: States) -> None:
        self._states = states

    def who_deliver(self, item: str, buyer: str) -> list[str]:
        """The suppliers who can deliver and may."""
        return [
            supplier
            for supplier in self._by_supplier(item)
            if not self._blocking(supplier, item, buyer) and self._states.offers(item, supplier)
        ]

    def who_fall_away(self, item: str, buyer: str) -> Iterator[Step]:
        """A step for each supplier of an item that is not to be had: removed, blocked, or lacking inputs."""
        for supplier in self._by_supplier(item):
            statements, sources = self.cited(item, supplier)
            removed = self._removed_with(supplier)
            measures = self._blocking(supplier, item, buyer)
            if removed is not None:
                how = phrase("thing", thing=removed)
                yield Step(Ground.REMOVED, item, supplier, works=False, how=how, statements=statements, sources=sources)
            elif measures:
                yield self._blocked(item, supplier, measures, statements)
            else:
                yield Step(Ground.LACKS, item, supplier, works=False, statements=statements, sources=sources)

    def who_do_not_count(self, item: str) -> list[Step]:
        """A step for each supply row that does not count on the day, with what keeps it from counting."""
        counted = {supply.statement for supplies in self._by_supplier(item).values() for supply in supplies}
        rows = sorted(
            self._states.network.in_edges(item, data=True), key=lambda edge: (edge[0], str(edge[2].get("statement")))
        )
        return [
            Step(
                Ground.NOT_COUNTED,
                item,
                supplier,
                works=False,
                how=self._why_not(supplier, a),
                statements=(a["statement"],),
                sources=a.get("sources", ()),
            )
            for supplier, _, a in rows
            if a["kind"] == "supplies" and a["statement"] not in counted
        ]

    def cited(self, item: str, supplier: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The statements that a supplier delivers an item, and their sources."""
        edges = self._by_supplier(item)[supplier]
        return tuple(edge.statement for edge in edges), tuple(sorted({s for edge in edges for s in edge.sources}))

    def _by_supplier(self, item: str) -> dict[str, list[SupplyEdge]]:
        found: defaultdict[str, list[SupplyEdge]] = defaultdict(list)
        for supply in self._states.equations.facts.supplies(item, self._states.scenario):
            found[supply.supplier].append(supply)
        return found

    def _removed_with(self, supplier: str) -> str | None:
        parties = self._states.equations.facts.parties
        followed = parties.with_wholes(supplier)
        falls_with = {*followed, *filter(None, map(parties.home, followed))}
        return next(iter(sorted(falls_with & self._states.scenario.remove)), None)

    def _blocking(self, supplier: str, item: str, buyer: str) -> tuple[Measure, ...]:
        if buyer == OTHERS:
            return ()
        return self._states.equations.blocking.measures(supplier=supplier, item=item, buyer=buyer)

    def _why_not(self, supplier: str, attributes: dict[str, Any]) -> tuple[Phrase, ...]:
        day = self._states.scenario.as_of
        if attributes.get("share_pct") == 0:
            return phrase("no-share")
        if attributes.get("status") in {"planned", "sampling"}:
            return phrase(attributes["status"])
        if not valid_on(attributes, day):
            first = attributes.get("first_day")
            return phrase("begins", text=str(first)) if first is not None and first > day else phrase("ended")
        return phrase("total" if is_country(self._states.network, supplier) else "ended")

    def _blocked(self, item: str, supplier: str, measures: tuple[Measure, ...], supply: tuple[str, ...]) -> Step:
        return Step(
            Ground.BLOCKED,
            item,
            supplier,
            works=False,
            how=tuple(dict.fromkeys(self._reason(measure) for measure in measures)),
            statements=(*(measure.statement for measure in measures), *supply),
            sources=tuple(sorted({source for measure in measures for source in measure.sources})),
        )

    def _reason(self, measure: Measure) -> Phrase:
        """A measure as a reason: its kind, and the country that it comes from, or its issuer if that has none."""
        issuer = self._states.equations.facts.parties.home(measure.issuer) or measure.issuer
        return Phrase(measure.kind, (("issuer", issuer),))

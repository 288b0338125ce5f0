"""What several sections of the briefing ask of the network."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from ...graph.analysis.counting import supply_counts
from ...graph.analysis.overview import Overview, overview, rests_on
from ...graph.network import Network, valid_on
from ..things import labels_of
from ..words import Labels
from .document import joined

_MOST_NAMES = 5


@dataclass(frozen=True)
class Facts:
    """The network on a day, for the goals of one plan."""

    network: Network
    plan: str
    as_of: date

    @cached_property
    def overview(self) -> Overview:
        """Counts, goals and scarce items."""
        return overview(self.network, plan=self.plan, as_of=self.as_of)

    @cached_property
    def beneath(self) -> dict[str, frozenset[str]]:
        """Goal → all that it rests on."""
        return {line.goal: rests_on(self.network, line.goal, as_of=self.as_of) for line in self.overview.goals}

    @cached_property
    def beneath_any(self) -> frozenset[str]:
        """All that any goal rests on."""
        return frozenset[str]().union(*self.beneath.values())

    def labels(self, thing: str) -> Labels:
        """The labels of a thing."""
        return labels_of(self.network, thing)

    def names(self, things: Iterable[str], *, most: int = _MOST_NAMES) -> Labels:
        """The labels of things after another."""
        return joined([self.labels(thing) for thing in things], most=most)

    def suppliers(self, item: str) -> tuple[dict[str, Any], ...]:
        """The supplies of an item that count on the day, each with `supplier` and `home`; countries where no company is."""
        found = [
            {**about, "supplier": supplier, "home": self._home(supplier)}
            for supplier, _, about in self.network.in_edges(item, data=True)
            if about["kind"] == "supplies" and supply_counts(about, self.as_of)
        ]
        organizations = tuple(each for each in found if each["supplier"] != each["home"])
        return organizations or tuple(found)

    def _home(self, supplier: str) -> str:
        about = self.network.nodes[supplier]
        return supplier if about.get("class_") == "country" else str(about.get("country", ""))

    def restrictions(self) -> tuple[tuple[str, str, dict[str, Any]], ...]:
        """Every restriction that is valid on the day, whatever its status: instrument, thing, attributes."""
        return tuple(
            (instrument, thing, about)
            for instrument, thing, about in sorted(self.network.edges(data=True), key=lambda each: each[:2])
            if about["kind"] == "restricts" and valid_on(about, self.as_of)
        )


def all_sources(statements: Iterable[dict[str, Any]]) -> tuple[str, ...]:
    """The sources of statements, sorted, each once."""
    return tuple(sorted({source for about in statements for source in about.get("sources", ())}))

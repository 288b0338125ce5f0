"""Small worlds in code: networks with just the attributes that the real one has."""

from __future__ import annotations

from datetime import date
from typing import Any

import networkx as nx

from aisupply.data import PartialDate
from aisupply.graph.analysis.compiling import compiled
from aisupply.graph.analysis.scenario import Scenario
from aisupply.graph.network import Network

DAY = date(2026, 6, 1)
NOW = Scenario(as_of=DAY, buyer="aland")


class WorldBuilder:
    """A network put together statement by statement; every statement cites the source `book`."""

    def __init__(self) -> None:
        self.network: Network = nx.MultiDiGraph()
        self.network.graph.update(reference_day=DAY.isoformat(), sources={"book": {"title": "The Book"}})

    def country(self, *names: str) -> None:
        for name in names:
            self._thing(name, "country")

    def organization(self, name: str, country: str | None = None, *, part_of: str | None = None) -> None:
        self._thing(name, "company", country=country)
        if part_of is not None:
            self.network.add_edge(name, part_of, "part_of", kind="part_of")

    def item(
        self, name: str, *, kind_of: tuple[str, ...] = (), all_named: bool = False, class_: str = "material"
    ) -> None:
        self._thing(name, class_, suppliers_complete=True if all_named else None)
        for type_ in kind_of:
            self.network.add_edge(name, type_, "kind_of", kind="kind_of")

    def goal(self, name: str, *, plan: str, parent: str | None = None, targets: tuple[str, ...] = ()) -> None:
        self._thing(name, "target", plan=plan)
        self.network.add_edge(name, plan, "of_plan", kind="of_plan")
        if parent is not None:
            self.network.add_edge(name, parent, "parent_goal", kind="parent_goal")
        for item in targets:
            self._state(name, item, f"link-{name}-{item}", kind="targets", relation="targets")

    def plan(self, name: str, country: str | None) -> None:
        self._thing(name, "plan", country=country)

    def needs(self, consumer: str, input_: str, *, group: str | None = None, at_least: int | None = None,
              criticality: str = "essential", start: str | None = None, end: str | None = None) -> None:  # fmt: skip
        self._state(consumer, input_, f"req-{consumer}-{input_}", kind="requires", group=group, at_least=at_least,
                    criticality=criticality, **_days(start, end))  # fmt: skip

    def supplies(self, supplier: str, item: str, *, status: str = "current", start: str | None = None,
                 end: str | None = None, share_pct: int | None = None) -> None:  # fmt: skip
        self._state(supplier, item, f"sup-{supplier}-{item}", kind="supplies", status=status, role="makes",
                    share_pct=share_pct, **_days(start, end))  # fmt: skip

    def measure(self, statement: str, kind: str, target: str, affected: str, *, issuer: str,
                reach: str = "domestic", status: str = "in-force", start: str | None = None, end: str | None = None,
                suspends: tuple[str, ...] = (), exempt: tuple[str, ...] = ()) -> None:  # fmt: skip
        instrument = f"text-of-{statement}"
        self._thing(instrument, "legal-instrument")
        self._state(instrument, target, statement, kind="restricts", measure=kind, affected=affected, issuer=issuer,
                    reach=reach, status=status, suspends=suspends, exempt=exempt, **_days(start, end))  # fmt: skip

    def holds(self, holder: str, item: str, *, start: str | None = None, end: str | None = None) -> None:
        self._state(holder, item, f"hold-{holder}-{item}", kind="holds", **_days(start, end))

    def _thing(self, name: str, class_: str, **attributes: Any) -> None:
        known = {key: value for key, value in attributes.items() if value is not None}
        self.network.add_node(name, class_=class_, label_en=name, **known)

    def _state(self, tail: str, head: str, statement: str, **attributes: Any) -> None:
        while self.network.has_edge(tail, head, statement):
            statement += "-again"
        known = {key: value for key, value in attributes.items() if value is not None and value != ()}
        self.network.add_edge(
            tail, head, statement, statement=statement, sources=("book",), confidence="reported", **known
        )


def works(world: WorldBuilder, target: str = "chip", scenario: Scenario = NOW) -> bool:
    """Whether the scenario's buyer gets a target of the small world."""
    return compiled(world.network, scenario, [target]).works(target)


def _days(start: str | None, end: str | None) -> dict[str, date]:
    days = {}
    if start is not None:
        days["first_day"] = PartialDate.parse(start).first_day
    if end is not None:
        days["last_day"] = PartialDate.parse(end).last_day
    return days

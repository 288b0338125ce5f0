"""An interpreter of DESIGN §5 in plain Python, written from the text and from nothing else.

Slow and obvious: every pair of item and buyer is an unknown of its own, everything begins as
obtainable, and the rules are applied until nothing changes. It shares no code with the engine.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from aisupply.graph.analysis.scenario import Scenario
from aisupply.graph.network import Network

OTHERS = "others"


class Interpreter:
    def __init__(self, network: Network, scenario: Scenario) -> None:
        self.net, self.scenario = network, scenario
        self.edges = [(tail, head, a) for tail, head, a in network.edges(data=True)]
        self.organizations = [n for n, a in network.nodes(data=True) if a["class_"] == "company"]
        self.countries = [n for n, a in network.nodes(data=True) if a["class_"] == "country"]
        other_classes = {"company", "country", "plan", "target", "legal-instrument", "place", "government-body"}
        self.items = [n for n, a in network.nodes(data=True) if a["class_"] not in other_classes]
        self.buyers = [*self.organizations, *self.countries, OTHERS]
        self.measures = self.counting_measures()
        self.state = {(item, buyer): True for item in self.items for buyer in self.buyers}
        self.run()

    def run(self) -> None:
        while True:
            new = {(item, buyer): self.obtain(item, buyer) for item, buyer in self.state}
            if new == self.state:
                return
            self.state = new

    # What counts.

    def valid(self, a: dict[str, Any]) -> bool:
        day: date = self.scenario.as_of
        return a.get("first_day", day) <= day <= a.get("last_day", day)

    def requirement_rows(self, item: str) -> list[tuple[str, str, dict[str, Any]]]:
        """(stated for, input, attributes): own rows and those of the kinds above that none of its own replaces."""
        own = [
            (tail, head, a)
            for tail, head, a in self.edges
            if tail == item and a["kind"] == "requires" and self.valid(a) and self.weighty(a)
        ]
        rows = list(own)
        for tail, type_, a in self.edges:
            if tail == item and a["kind"] == "kind_of":
                for row in self.requirement_rows(type_):
                    if not self.is_replaced(row, self.requirement_rows(type_), own) and row not in rows:
                        rows.append(row)
        return rows

    def is_replaced(self, row: Any, siblings: list[Any], own: list[Any]) -> bool:
        stated_for, input_, a = row
        concerned = [input_]
        if a.get("group"):
            concerned = [i for s, i, b in siblings if s == stated_for and b.get("group") == a["group"]]
        return any(mine == other or other in self.above(mine) for _, mine, _ in own for other in concerned)

    def weighty(self, a: dict[str, Any]) -> bool:
        return a["criticality"] == "essential" or (
            a["criticality"] == "important" and self.scenario.criticality == "important"
        )

    def above(self, item: str) -> set[str]:
        types = {head for tail, head, a in self.edges if tail == item and a["kind"] == "kind_of"}
        return types.union(*(self.above(type_) for type_ in types)) if types else set()

    def wholes(self, party: str) -> set[str]:
        direct = {head for tail, head, a in self.edges if tail == party and a["kind"] == "part_of"}
        return direct.union(*(self.wholes(whole) for whole in direct)) if direct else set()

    def home(self, party: str) -> str | None:
        return party if party in self.countries else self.net.nodes[party].get("country")

    def suppliers(self, item: str) -> set[str]:
        def counts(a: dict[str, Any], included: set[str]) -> bool:
            lasting = a["status"] == "current" or (a["status"] == "ended" and "last_day" in a)
            return self.valid(a) and (lasting or a["status"] in included) and a.get("share_pct") != 0

        rows = [(tail, a) for tail, head, a in self.edges if head == item and a["kind"] == "supplies"]
        organization_supplies = any(tail not in self.countries and counts(a, set()) for tail, a in rows)
        included = {str(word) for word in self.scenario.include}
        found = {
            tail for tail, a in rows
            if counts(a, included) and not (tail in self.countries and organization_supplies)
        }  # fmt: skip
        return found | {added.supplier for added in self.scenario.added_supplies if added.item == item}

    def counting_measures(self) -> list[dict[str, Any]]:
        rows = [{**a, "target": head, "text": tail} for tail, head, a in self.edges if a["kind"] == "restricts"]
        lifted = self.scenario.lift
        kept = []
        for row in rows:
            if row["measure"] == "suspension" or row["statement"] in lifted or row["text"] in lifted:
                continue
            if not self.valid(row):
                continue
            named_by = [
                other for other in rows
                if other["measure"] == "suspension"
                and {row["statement"], row["text"]} & set(other.get("suspends", ()))
            ]  # fmt: skip
            on_request = f"{row['status']}-measures" in self.scenario.include
            plain = row["status"] in {"in-force", "superseded", "rescinded"} or on_request
            on_hold = any(
                self.valid(other) and other["statement"] not in lifted and other["text"] not in lifted
                for other in named_by
            )  # fmt: skip
            if (plain or (row["status"] == "suspended" and named_by)) and not on_hold:
                kept.append(row)
        kept += [
            {"measure": a.kind.value, "target": a.target, "affected": a.affected, "issuer": a.issuer, "reach": a.reach.value}
            for a in self.scenario.added_restrictions
        ]  # fmt: skip
        if self.scenario.licences == "allow":
            kept = [row for row in kept if row["measure"] != "export-licence"]
        return kept

    # The equations.

    def obtain(self, item: str, buyer: str) -> bool:
        if item in self.scenario.remove:
            return False
        if any(self.offer(o, item) and not self.blocked(o, item, buyer) for o in self.suppliers(item)):
            return True
        kinds = [tail for tail, head, a in self.edges if head == item and a["kind"] == "kind_of"]
        if any(self.state[kind, buyer] for kind in kinds):
            return True
        rows = [a for _, head, a in self.edges if head == item and a["kind"] == "supplies"]
        if not rows and not kinds and self.needs(item, buyer):
            return True
        if self.scenario.holdings == "count" and self.holds(buyer, item):
            return True
        everyone_named = self.net.nodes[item].get("suppliers_complete", False)
        return self.scenario.world == "open" and not everyone_named and self.needs(item, OTHERS)

    def offer(self, supplier: str, item: str) -> bool:
        followed = {supplier, *self.wholes(supplier)}
        gone = followed | {self.home(party) for party in followed}
        return not gone & self.scenario.remove and self.needs(item, supplier)

    def needs(self, item: str, buyer: str) -> bool:
        rows = self.requirement_rows(item)
        groups: dict[tuple[str, str], set[str]] = {}
        for stated_for, input_, a in rows:
            if a.get("group"):
                groups.setdefault((stated_for, a["group"]), set()).add(input_)
            elif not self.state[input_, buyer]:
                return False
        for (stated_for, name), members in groups.items():
            wanted = max(a.get("at_least", 1) for s, _, a in rows if (s, a.get("group")) == (stated_for, name))
            if sum(self.state[member, buyer] for member in members) < wanted:
                return False
        return True

    def holds(self, buyer: str, item: str) -> bool:
        if buyer == OTHERS:
            return False
        parts = {party for party in self.organizations if buyer in self.wholes(party)}
        mine = {buyer, *self.wholes(buyer), *parts}
        return any(
            tail in mine and head == item and a["kind"] == "holds" and self.valid(a) for tail, head, a in self.edges
        )

    def blocked(self, supplier: str, item: str, buyer: str) -> bool:
        if buyer == OTHERS or self.home(supplier) == self.home(buyer):
            return False
        return any(self.cuts(row, supplier, item, buyer) for row in self.measures)

    def cuts(self, row: dict[str, Any], supplier: str, item: str, buyer: str) -> bool:
        issuer_home = self.home(row["issuer"])
        buyer_and_wholes = {buyer, *self.wholes(buyer)}
        everybody = row["affected"] == "all-countries" and self.home(buyer) != issuer_home
        affected = row["affected"] in {*buyer_and_wholes, self.home(buyer)} or everybody
        bound = self.home(supplier) == issuer_home or row["reach"] == "extraterritorial"
        is_item = row["target"] in {item, *self.above(item)}
        match row["measure"]:
            case "export-ban" | "export-licence":
                return is_item and affected and bound
            case "entity-listing":
                return row["target"] in buyer_and_wholes and bound
            case "procurement-ban" | "import-ban":
                return (is_item or row["target"] in {supplier, *self.wholes(supplier)}) and affected
            case _:
                return False

    # The answers.

    def goal_met(self, goal: str) -> bool:
        plan = self.net.nodes[goal].get("plan", goal)
        country = self.net.nodes[plan].get("country") or self.scenario.buyer
        wanted = [head for tail, head, a in self.edges if tail == goal and a.get("relation") in {"targets", "requires"}]
        children = [tail for tail, head, a in self.edges if head == goal and a["kind"] in {"parent_goal", "of_plan"}]
        return all(self.state[item, country] for item in wanted) and all(map(self.goal_met, children))

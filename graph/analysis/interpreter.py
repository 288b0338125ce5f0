"""The meaning of availability in plain Python, written from `docs/semantics.md` and nothing else.

Slow and obvious: everything begins as obtainable and the rules are applied until nothing changes.
It shares no code with the compiled system, so that each can check the other: tests compare them on
random worlds, `graph.analysis.verification` recomputes proofs with it.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Any, TypeAlias

from ..network import Network
from .scenario import Scenario

OTHERS = "others"
_Attributes: TypeAlias = dict[str, Any]
_Row: TypeAlias = tuple[str, str, _Attributes]
_ORGANIZATIONS = {"company", "research-organization", "government-body", "organization-group"}


class Interpreter:
    """The rules, and the states of the pairs of item and buyer that a question reaches.

    Args:
        network: every statement.
        scenario: the assumptions.
        helping: if given, the only supplies and holdings that count.
        hurting: if given, the only requirements and measures that count.
    """

    def __init__(
        self,
        network: Network,
        scenario: Scenario,
        *,
        helping: frozenset[str] | None = None,
        hurting: frozenset[str] | None = None,
    ) -> None:
        self._network, self._scenario = network, scenario
        self._helping, self._hurting = helping, hurting
        self._out: defaultdict[tuple[str, str], list[_Row]] = defaultdict(list)
        self._in: defaultdict[tuple[str, str], list[_Row]] = defaultdict(list)
        self._all: defaultdict[str, list[_Row]] = defaultdict(list)
        for tail, head, a in network.edges(data=True):
            for index, key in ((self._out, (tail, a["kind"])), (self._in, (head, a["kind"]))):
                index[key].append((tail, head, a))
            self._all[a["kind"]].append((tail, head, a))
        self._measures = self._counting_measures()
        self._named = {name for row in self._measures for name in (row["affected"], row["target"])}
        self._holders = {holder for holder, _, _ in self._all["holds"]}
        self._state: dict[tuple[str, str], bool] = {}
        for method in ("_above", "_wholes", "_suppliers", "_requirement_rows", "_buyer", "_is_blocked"):
            setattr(self, method, cache(getattr(self, method)))

    def obtains(self, item: str, buyer: str) -> bool:
        """Whether a buyer can get an item."""
        self._settle([(item, buyer)])
        return self._state[item, self._buyer(buyer)]

    def meets(self, goal: str) -> bool:
        """Whether a goal or plan is met."""
        wanted = [
            (head, self._country(goal))
            for relation in ("targets", "requires")
            for _, head, a in self._out[goal, relation]
            if "relation" in a
        ]
        children = {tail for kind in ("parent_goal", "of_plan") for tail, _, _ in self._in[goal, kind]}
        return all(self.obtains(item, buyer) for item, buyer in wanted) and all(map(self.meets, children))

    def _country(self, goal: str) -> str:
        plan = self._network.nodes[goal].get("plan", goal)
        bodies = [tail for kind in ("leads", "co_issues") for tail, _, _ in self._in[plan, kind]]
        homes = {home for body in bodies if (home := self._home(body)) is not None}
        stated = self._network.nodes[plan].get("country") or (homes.pop() if len(homes) == 1 else None)
        return stated or self._scenario.buyer

    def _settle(self, pairs: list[tuple[str, str]]) -> None:
        waiting = [(item, self._buyer(buyer)) for item, buyer in pairs]
        while waiting:
            pair = waiting.pop()
            if pair not in self._state:
                self._state[pair] = True
                waiting += [(item, self._buyer(buyer)) for item, buyer in self._reach(*pair)]
        changing = True
        while changing:
            changing = False
            for pair in [pair for pair, works in self._state.items() if works]:
                if not self._obtain(*pair):
                    self._state[pair] = False
                    changing = True

    def _reach(self, item: str, buyer: str) -> list[tuple[str, str]]:
        inputs = [input_ for _, input_, _ in self._requirement_rows(item)]
        parties = [*self._suppliers(item), buyer, OTHERS]
        return [(i, b) for i in inputs for b in parties] + [(kind, buyer) for kind in self._kinds(item)]

    def _buyer(self, party: str) -> str:
        """An ordinary buyer is its country: no measure names it, or a whole of it, and it holds nothing."""
        family = {party, *self._wholes(party), *(p for p in self._network if party != p and party in self._wholes(p))}
        home = self._home(party)
        if home is None or party == OTHERS or home in self._holders or family & (self._named | self._holders):
            return party
        return home

    # What counts.

    def _valid(self, a: _Attributes) -> bool:
        day = self._scenario.as_of
        return a.get("first_day", day) <= day <= a.get("last_day", day)

    def _requirement_rows(self, item: str) -> list[_Row]:
        """Own rows, and those of the kinds above that none of its own replaces."""
        own = [
            row
            for row in self._out[item, "requires"]
            if "criticality" in row[2] and self._valid(row[2]) and self._weighty(row[2])
        ]
        rows = list(own)
        for _, type_, _ in self._out[item, "kind_of"]:
            inherited = self._requirement_rows(type_)
            rows += [row for row in inherited if row not in rows and not self._is_replaced(row, inherited, own)]
        return rows

    def _weighty(self, a: _Attributes) -> bool:
        wanted = {"essential", "important"} if self._scenario.criticality == "important" else {"essential"}
        return a["criticality"] in wanted

    def _is_replaced(self, row: _Row, siblings: list[_Row], own: list[_Row]) -> bool:
        stated_for, input_, a = row
        concerned = {input_}
        if a.get("group"):
            concerned = {i for s, i, b in siblings if (s, b.get("group")) == (stated_for, a["group"])}
        return any(mine in concerned or concerned & self._above(mine) for _, mine, _ in own)

    def _above(self, item: str) -> set[str]:
        types = {head for _, head, _ in self._out[item, "kind_of"]}
        return types.union(*(self._above(type_) for type_ in types))

    def _kinds(self, item: str) -> list[str]:
        return [tail for tail, _, _ in self._in[item, "kind_of"]]

    def _wholes(self, party: str) -> set[str]:
        direct = {h for _, h, _ in self._out[party, "part_of"] if self._network.nodes[h]["class_"] in _ORGANIZATIONS}
        return direct.union(*(self._wholes(whole) for whole in direct))

    def _home(self, party: str) -> str | None:
        if party == OTHERS:
            return None
        attributes = self._network.nodes[party]
        return party if attributes["class_"] == "country" else attributes.get("country")

    def _suppliers(self, item: str) -> set[str]:
        rows = self._in[item, "supplies"]
        current = {t for t, _, a in rows if self._counts(a, set()) and self._network.nodes[t]["class_"] != "country"}
        included = {str(word) for word in self._scenario.include}
        found = {
            tail
            for tail, _, a in rows
            if self._counts(a, included)
            and (self._network.nodes[tail]["class_"] != "country" or not current)
            and (self._helping is None or a["statement"] in self._helping)
        }
        return found | {a.supplier for a in self._scenario.added_supplies if a.item == item and a.share_pct != 0}

    def _counts(self, a: _Attributes, included: set[str]) -> bool:
        lasting = a["status"] == "current" or (a["status"] == "ended" and "last_day" in a)
        return self._valid(a) and (lasting or a["status"] in included) and a.get("share_pct") != 0

    def _counting_measures(self) -> list[_Attributes]:
        rows = [{**a, "target": head, "text": tail} for tail, head, a in self._all["restricts"]]
        kept = [row for row in rows if self._measure_counts(row, rows)]
        if self._hurting is not None:
            kept = [row for row in kept if row["statement"] in self._hurting]
        kept += [
            {
                "measure": a.kind.value,
                "target": a.target,
                "affected": a.affected,
                "issuer": a.issuer,
                "reach": a.reach.value,
            }
            for a in self._scenario.added_restrictions
        ]
        allowed = self._scenario.licences == "allow"
        return [row for row in kept if not (allowed and row["measure"] == "export-licence")]

    def _measure_counts(self, row: _Attributes, rows: list[_Attributes]) -> bool:
        if row["measure"] == "suspension" or self._is_lifted(row) or not self._valid(row):
            return False
        names = {row["statement"], row["text"]}
        suspensions = [
            other for other in rows if other["measure"] == "suspension" and names & set(other.get("suspends", ()))
        ]
        asked = f"{row['status']}-measures" in self._scenario.include
        plain = row["status"] in {"in-force", "superseded", "rescinded"} or asked
        if not plain and not (row["status"] == "suspended" and suspensions):
            return False
        planned = "planned-measures" in self._scenario.include
        return not any(
            self._valid(s) and not self._is_lifted(s) and (planned or s["status"] != "planned") for s in suspensions
        )

    def _is_lifted(self, row: _Attributes) -> bool:
        return bool({row["statement"], row["text"]} & self._scenario.lift)

    # The equations.

    def _obtain(self, item: str, buyer: str) -> bool:
        if item in self._scenario.remove:
            return False
        if any(self._offer(o, item) and not self._is_blocked(o, item, buyer) for o in self._suppliers(item)):
            return True
        if any(self._state[kind, buyer] for kind in self._kinds(item)):
            return True
        unresearched = not self._in[item, "supplies"] and not self._kinds(item)
        if unresearched and self._needs(item, buyer):
            return True
        if self._scenario.holdings == "count" and self._holds(buyer, item):
            return True
        all_named = self._network.nodes[item].get("suppliers_complete", False)
        return self._scenario.world == "open" and not all_named and self._needs(item, OTHERS)

    def _offer(self, supplier: str, item: str) -> bool:
        followed = {supplier, *self._wholes(supplier)}
        falls_with = followed | {self._home(party) for party in followed}
        return not falls_with & self._scenario.remove and self._needs(item, supplier)

    def _needs(self, item: str, buyer: str) -> bool:
        as_buyer = self._buyer(buyer)
        groups: defaultdict[tuple[str, str], list[_Row]] = defaultdict(list)
        for row in self._requirement_rows(item):
            if row[2].get("group"):
                groups[row[0], row[2]["group"]].append(row)
            elif self._believes(row) and not self._state[row[1], as_buyer]:
                return False
        for rows in groups.values():
            wanted = max(a.get("at_least", 1) for _, _, a in rows)
            had = sum(self._state[member, as_buyer] for member in {i for _, i, _ in rows})
            if had < wanted and all(map(self._believes, rows)):
                return False
        return True

    def _believes(self, row: _Row) -> bool:
        return self._hurting is None or row[2]["statement"] in self._hurting

    def _holds(self, buyer: str, item: str) -> bool:
        if buyer == OTHERS:
            return False
        return any(
            self._valid(a)
            and (holder == buyer or holder in self._wholes(buyer) or buyer in self._wholes(holder))
            and (self._helping is None or a["statement"] in self._helping)
            for holder, _, a in self._in[item, "holds"]
        )

    def _is_blocked(self, supplier: str, item: str, buyer: str) -> bool:
        if buyer == OTHERS or self._home(supplier) == self._home(buyer):
            return False
        return any(self._cuts(row, supplier, item, buyer) for row in self._measures)

    def _cuts(self, row: _Attributes, supplier: str, item: str, buyer: str) -> bool:
        issuer_home, buyer_home = self._home(row["issuer"]), self._home(buyer)
        if {buyer_home, self._home(supplier)} & set(row.get("exempt", ())):
            return False
        buyer_and_wholes = {buyer, *self._wholes(buyer)}
        everybody = row["affected"] == "all-countries" and (issuer_home is None or buyer_home != issuer_home)
        affected = row["affected"] in {*buyer_and_wholes, buyer_home} or everybody
        bound = row["reach"] == "extraterritorial" or (issuer_home is not None and self._home(supplier) == issuer_home)
        is_item = row["target"] in {item, *self._above(item)}
        match row["measure"]:
            case "export-ban" | "export-licence":
                return is_item and affected and bound
            case "entity-listing":
                return row["target"] in buyer_and_wholes and bound
            case "procurement-ban" | "import-ban":
                return affected and (is_item or row["target"] in {supplier, *self._wholes(supplier)})
            case _:
                return False

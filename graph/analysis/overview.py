"""The compact overview: how large the graph is, what the goals rest on, what has few suppliers, how old it is.

Definitions: a goal *rests on* every thing it targets or requires, those of its child goals, and
their essential inputs, own and inherited, to the end; kinds that could stand for a type are not
counted, and all members of a group of alternatives are. A supplier of an item is an organization
with a supply that is current on the reference day and not a share of 0; countries are totals of
suppliers and are not counted beside them. What this cannot see: suppliers that nobody named, unless
the item says that all are named.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..network import Network
from ..requirements import requirements
from .counting import suppliers

_GOAL_EDGES = {"targets", "requires"}


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal with its target, deadline and how many things it rests on."""

    goal: str
    label: str
    kind: str
    quantity: str
    deadline: str
    rests_on: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScarceLine:
    """An item that goals rest on, with its few named suppliers."""

    item: str
    label: str
    suppliers: tuple[str, ...]
    all_named: bool
    goals: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The overview as of a day, for one plan."""

    plan: str
    as_of: date
    things: dict[str, int]
    statements: dict[str, int]
    goals: tuple[GoalLine, ...]
    scarce: tuple[ScarceLine, ...]
    sources: int
    newest_source: str
    median_source: str


def overview(network: Network, *, plan: str, as_of: date) -> Overview:
    """The overview of one plan.

    Args:
        network: every statement.
        plan: the id of the plan whose goals are listed.
        as_of: the day on which requirements and supplies must be valid.
    """
    goals = [thing for thing, attributes in network.nodes(data=True) if attributes.get("plan") == plan]
    beneath = {goal: rests_on(network, goal, as_of=as_of) for goal in goals}
    published = sorted(str(s["issued"]) for s in network.graph["sources"].values() if "issued" in s)
    return Overview(
        plan=plan,
        as_of=as_of,
        things=_counted(attributes["class_"] for _, attributes in network.nodes(data=True)),
        statements=_counted(a["kind"] for _, _, a in network.edges(data=True) if "statement" in a),
        goals=tuple(_goal_line(network, goal, len(beneath[goal])) for goal in sorted(goals, key=_by_kind(network))),
        scarce=tuple(_scarce(network, beneath.values(), as_of)),
        sources=len(network.graph["sources"]),
        newest_source=published[-1] if published else "",
        median_source=published[len(published) // 2] if published else "",
    )


def rests_on(network: Network, goal: str, *, as_of: date) -> frozenset[str]:
    """All things that a goal or thing rests on; see the definition above."""
    reached: set[str] = set()
    waiting = [goal]
    while waiting:
        here = waiting.pop()
        for there in _directly_beneath(network, here, as_of):
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    goals = {thing for thing in reached if "plan" in network.nodes[thing]}
    return frozenset(reached - goals - {goal})


def _directly_beneath(network: Network, thing: str, as_of: date) -> Iterable[str]:
    yield from (edge.input for edge in requirements(network, thing, as_of=as_of))
    for _, item, attributes in network.out_edges(thing, data=True):
        if attributes.get("relation") in _GOAL_EDGES:
            yield item
    for child, _, key in network.in_edges(thing, keys=True):
        if key == "parent_goal":
            yield child


def _goal_line(network: Network, goal: str, count: int) -> GoalLine:
    attributes = network.nodes[goal]
    return GoalLine(
        goal=goal,
        label=attributes.get("label_en", goal),
        kind=attributes["class_"],
        quantity=quantity(attributes),
        deadline=str(attributes.get("deadline", "")),
        rests_on=count,
        sources=attributes.get("sources", ()),
    )


def quantity(attributes: dict[str, Any]) -> str:
    """The number of a goal with its unit, as people write it: `≥ 1,000 agents`."""
    least, most = attributes.get("quantity_min"), attributes.get("quantity_max")
    numbers = sorted({value for value in (least, most) if value is not None})
    if not numbers:
        return ""
    open_end = "≥ " if most is None else "≤ " if least is None else ""
    return f"{open_end}{'–'.join(f'{number:,}' for number in numbers)} {attributes.get('unit', '')}".strip()


def _by_kind(network: Network) -> Any:
    order = ("target", "objective", "measure", "task", "principle")

    def key(goal: str) -> tuple[int, str]:
        return order.index(network.nodes[goal]["class_"]), goal

    return key


def _scarce(network: Network, closures: Iterable[frozenset[str]], as_of: date) -> list[ScarceLine]:
    goals_of: defaultdict[str, int] = defaultdict(int)
    for closure in closures:
        for item in closure:
            goals_of[item] += 1
    lines = [
        ScarceLine(
            item=item,
            label=network.nodes[item].get("label_en", item),
            suppliers=named,
            all_named=bool(network.nodes[item].get("suppliers_complete")),
            goals=count,
            sources=_supply_sources(network, item, named),
        )
        for item, count in goals_of.items()
        if (named := suppliers(network, item, as_of=as_of))
    ]
    return sorted(lines, key=lambda line: (len(line.suppliers), not line.all_named, -line.goals, line.item))


def _supply_sources(network: Network, item: str, named: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        sorted(
            {
                source
                for supplier, _, attributes in network.in_edges(item, data=True)
                if supplier in named and attributes["kind"] == "supplies"
                for source in attributes.get("sources", ())
            }
        )
    )


def _counted(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0])))

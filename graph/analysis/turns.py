"""What begins and ends on each day, and whether a compiled system can tell the difference.

A system asks the facts only about the items, parties and buyers that it meets. Where nothing that
it asks about turns, the system of the day before is that of the day: it need not be compiled again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ..network import Network
from .blocking import ON_PURCHASES
from .counting import Measure
from .equations import Equations, NodeKind
from .facts import Facts

_DATED = frozenset({"requires", "supplies", "restricts", "holds"})


@dataclass(frozen=True, slots=True)
class Turn:
    """A statement that begins on a day, or that ended the day before."""

    kind: str
    tail: str
    head: str
    statement: str
    begins: bool


def turns(network: Network) -> dict[date, list[Turn]]:
    """The statements that turn on each day on which what counts may change."""
    found: defaultdict[date, list[Turn]] = defaultdict(list)
    for tail, head, a in network.edges(data=True):
        if a["kind"] not in _DATED:
            continue
        if "first_day" in a:
            found[a["first_day"]].append(Turn(a["kind"], tail, head, a["statement"], begins=True))
        if "last_day" in a:
            day = a["last_day"] + timedelta(days=1)
            found[day].append(Turn(a["kind"], tail, head, a["statement"], begins=False))
    return found


class Concerns:
    """What some compiled systems ask the facts about."""

    def __init__(self, facts: Facts, systems: Iterable[Equations]) -> None:
        items, consumers, suppliers, buyers = (set[str]() for _ in range(4))
        for equations in systems:
            items |= {node.thing for node in equations.nodes if node.kind is NodeKind.SOURCES}
            consumers |= {node.thing for node in equations.nodes if node.kind is NodeKind.NEEDS}
            suppliers |= {node.thing for node in equations.nodes if node.kind is NodeKind.INTACT}
            buyers |= equations.buyers.keys()
        self._items = items
        self._types = frozenset[str]().union(*map(facts.types, items))
        self._consumers = frozenset[str]().union(*map(facts.types, consumers))
        self._suppliers = frozenset[str]().union(*map(facts.parties.with_wholes, suppliers))
        self._buyers = frozenset[str]().union(*map(facts.parties.with_wholes, buyers))

    def turn(self, turn: Turn) -> bool:
        """Whether the systems ask about a requirement, supply or holding."""
        return turn.tail in self._consumers if turn.kind == "requires" else turn.head in self._items

    def measure(self, measure: Measure) -> bool:
        """Whether a measure can stand between a supplier and a buyer of the systems."""
        if measure.kind == "entity-listing":
            return measure.target in self._buyers
        return measure.target in self._types or (measure.kind in ON_PURCHASES and measure.target in self._suppliers)

"""What a thing needs: its own requirements and those it inherits from the kinds above it.

A kind inherits the requirements of its types. Where it states a requirement of its own on the same
input, or on a kind of that input, its own replaces the inherited one; an inherited group of
alternatives is replaced by a requirement of its own on a member of the group or a kind of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from .network import Attributes, Network, valid_on

_ESSENTIAL = frozenset({"essential"})


@dataclass(frozen=True, slots=True)
class RequirementEdge:
    """One requirement of a thing: stated for it, or inherited from the type `stated_for`."""

    input: str
    statement: str
    stated_for: str
    group: str | None
    at_least: int
    criticality: str
    confidence: str | None
    sources: tuple[str, ...]


def requirements(
    network: Network, thing: str, *, as_of: date, criticalities: frozenset[str] = _ESSENTIAL
) -> tuple[RequirementEdge, ...]:
    """The requirements that hold for a thing on a day, as `Requirements.of` has them."""
    return Requirements(network).of(thing, as_of=as_of, criticalities=criticalities)


def kinds_above(network: Network, thing: str) -> set[str]:
    """The types that a thing is a kind of, to the top."""
    return set(Requirements(network).types_above(thing))


def kinds_below(network: Network, thing: str) -> set[str]:
    """The kinds of a type, to the bottom."""
    return _reached(thing, lambda here: _kinds_of(network, here))


class Requirements:
    """The requirements and types of the things of one network, each looked up once."""

    def __init__(self, network: Network) -> None:
        # Plain dictionaries: the views of NetworkX cost more than what is looked up in them.
        self._out = dict(network.adjacency())
        self._rows: dict[str, tuple[tuple[RequirementEdge, Attributes], ...]] = {}
        self._types: dict[str, tuple[str, ...]] = {}
        self._above: dict[str, frozenset[str]] = {}

    def of(self, thing: str, *, as_of: date, criticalities: frozenset[str] = _ESSENTIAL) -> tuple[RequirementEdge, ...]:
        """The requirements that hold for a thing on a day, own and inherited, sorted by group and input.

        Args:
            thing: an id of the network.
            as_of: the day.
            criticalities: which of essential, important and example count.
        """
        return self._collected(thing, as_of, criticalities, above=frozenset())

    def types(self, thing: str) -> tuple[str, ...]:
        """The types that a thing is directly a kind of, sorted."""
        if thing not in self._types:
            self._types[thing] = tuple(sorted(type_ for type_, keyed in self._out[thing].items() if "kind_of" in keyed))
        return self._types[thing]

    def types_above(self, thing: str) -> frozenset[str]:
        """The types that a thing is a kind of, to the top."""
        if thing not in self._above:
            self._above[thing] = frozenset(_reached(thing, self.types))
        return self._above[thing]

    def _collected(
        self, thing: str, as_of: date, criticalities: frozenset[str], *, above: frozenset[str]
    ) -> tuple[RequirementEdge, ...]:
        own = [edge for edge, a in self._stated(thing) if edge.criticality in criticalities and valid_on(a, as_of)]
        types = self.types(thing)
        if not types:
            return _in_order(own)
        replaced = {edge.input for edge in own}.union(*(self.types_above(edge.input) for edge in own))
        collected = {edge.statement: edge for edge in own}
        for type_ in types:
            # A circle of kinds is a mistake in the tables that `check` reports; it must not hang us here.
            if type_ in above:
                continue
            inherited = self._collected(type_, as_of, criticalities, above=above | {thing})
            for edge in _not_replaced(inherited, replaced):
                collected.setdefault(edge.statement, edge)
        return _in_order(collected.values())

    def _stated(self, thing: str) -> tuple[tuple[RequirementEdge, Attributes], ...]:
        if thing not in self._rows:
            self._rows[thing] = tuple(
                (_edge(thing, input_, a), a)
                for input_, keyed in self._out[thing].items()
                for a in keyed.values()
                if a["kind"] == "requires" and "criticality" in a
            )
        return self._rows[thing]


def _edge(thing: str, input_: str, attributes: Attributes) -> RequirementEdge:
    return RequirementEdge(
        input=input_,
        statement=attributes["statement"],
        stated_for=thing,
        group=attributes.get("group"),
        at_least=attributes.get("at_least", 1),
        criticality=attributes["criticality"],
        confidence=attributes.get("confidence"),
        sources=attributes.get("sources", ()),
    )


def _in_order(edges: Iterable[RequirementEdge]) -> tuple[RequirementEdge, ...]:
    return tuple(sorted(edges, key=lambda edge: (edge.group or "", edge.input, edge.statement)))


def _not_replaced(edges: Iterable[RequirementEdge], replaced: set[str]) -> Iterator[RequirementEdge]:
    groups: defaultdict[tuple[str, str], list[RequirementEdge]] = defaultdict(list)
    for edge in edges:
        if edge.group is not None:
            groups[edge.stated_for, edge.group].append(edge)
        elif edge.input not in replaced:
            yield edge
    for members in groups.values():
        if not any(member.input in replaced for member in members):
            yield from members


def _kinds_of(network: Network, thing: str) -> list[str]:
    return [kind for kind, keyed in network.pred[thing].items() if "kind_of" in keyed]


def _reached(thing: str, neighbours: Callable[[str], Iterable[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [thing]
    while waiting:
        for there in neighbours(waiting.pop()):
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    return reached

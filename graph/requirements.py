"""What a thing needs: its own requirements and those it inherits from the kinds above it.

A kind inherits the requirements of its types. Where it states a requirement of its own on the same
input, or on a kind of that input, its own replaces the inherited one; an inherited group of
alternatives is replaced by a requirement of its own on a member of the group or a kind of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from .network import Network, valid_on


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
    network: Network, thing: str, *, as_of: date, criticalities: frozenset[str] = frozenset({"essential"})
) -> tuple[RequirementEdge, ...]:
    """The requirements that hold for a thing on a day, own and inherited, sorted by group and input.

    Args:
        network: every statement.
        thing: an id of the network.
        as_of: the day.
        criticalities: which of essential, important and example count.
    """
    return _collect(network, thing, as_of, criticalities, above=frozenset())


def kinds_above(network: Network, thing: str) -> set[str]:
    """The types that a thing is a kind of, to the top."""
    return _reach(network, thing, upwards=True)


def kinds_below(network: Network, thing: str) -> set[str]:
    """The kinds of a type, to the bottom."""
    return _reach(network, thing, upwards=False)


def _collect(
    network: Network, thing: str, as_of: date, criticalities: frozenset[str], *, above: frozenset[str]
) -> tuple[RequirementEdge, ...]:
    own = tuple(_own(network, thing, as_of, criticalities))
    replaced = {edge.input for edge in own}.union(*(kinds_above(network, edge.input) for edge in own))
    collected = {edge.statement: edge for edge in own}
    for type_ in _direct_types(network, thing):
        # A circle of kinds is a mistake in the tables that `check` reports; it must not hang us here.
        if type_ in above:
            continue
        inherited = _collect(network, type_, as_of, criticalities, above=above | {thing})
        for edge in _not_replaced(inherited, replaced):
            collected.setdefault(edge.statement, edge)
    return tuple(sorted(collected.values(), key=lambda edge: (edge.group or "", edge.input, edge.statement)))


def _own(network: Network, thing: str, as_of: date, criticalities: frozenset[str]) -> Iterator[RequirementEdge]:
    for _, input_, attributes in network.out_edges(thing, data=True):
        if attributes["kind"] != "requires" or "criticality" not in attributes:
            continue
        if attributes["criticality"] in criticalities and valid_on(attributes, as_of):
            yield RequirementEdge(
                input=input_,
                statement=attributes["statement"],
                stated_for=thing,
                group=attributes.get("group"),
                at_least=attributes.get("at_least", 1),
                criticality=attributes["criticality"],
                confidence=attributes.get("confidence"),
                sources=attributes.get("sources", ()),
            )


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


def _direct_types(network: Network, thing: str) -> list[str]:
    return sorted(type_ for type_, keyed in network.succ[thing].items() if "kind_of" in keyed)


def _reach(network: Network, thing: str, *, upwards: bool) -> set[str]:
    neighbours = network.succ if upwards else network.pred
    reached: set[str] = set()
    waiting = [thing]
    while waiting:
        for there, keyed in neighbours[waiting.pop()].items():
            if "kind_of" in keyed and there not in reached:
                reached.add(there)
                waiting.append(there)
    return reached

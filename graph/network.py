"""The graph as a NetworkX multigraph: typed nodes, and edges that carry their statement.

Nodes are things and goals, by id. An edge is one statement (its key is the statement's id) or one
structural link (`kind_of`, `part_of`, `parent_goal`, `of_plan`; the key is that word). Alternatives
stay alternatives: requirement edges keep `group` and `at_least`, nothing is flattened. Events are
dated notes on things, not edges, and are left to queries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from . import iris
from .query import Source, Value, answer, named_query
from .reference_day import reference_day
from .reviews import Reviews

if TYPE_CHECKING:
    import networkx as nx

Network: TypeAlias = "nx.MultiDiGraph[str]"
Attributes: TypeAlias = dict[str, Any]

# Statement class → the roles that are the tail and the head of its edge, and the word for the edge.
_EDGES = {
    "requirement": ("consumer", "input", "requires"),
    "supply": ("supplier", "item", "supplies"),
    "restriction": ("instrument", "restricted_thing", "restricts"),
    "goal-link": ("goal", "item", None),
    "responsibility": ("body", "object", None),
    "holding": ("holder", "item", "holds"),
}
_ROLE_WORDS = {"lead": "leads", "co-issuer": "co_issues", "implements": "implements", "supervises": "supervises"}
_STRUCTURE = {"kind_of": "kind_of", "part_of": "part_of", "parent_goal": "parent_goal", "plan": "of_plan"}
_MANY = {"kind_of", "part_of", "aliases", "sources", "suspends", "exempt"}
_RENAMED = {
    "alt_label": "aliases",
    "had_primary_source": "sources",
    "type": "class_",
    "identifier": "id",
    "supply_role": "role",
    "supply_status": "status",
    "restriction_status": "status",
    "restriction_kind": "measure",
    "responsibility_role": "role",
    "link_relation": "relation",
}


def network(source: Source, *, as_of: date | None = None) -> Network:
    """The whole graph as a `networkx.MultiDiGraph`.

    Args:
        source: the store or endpoint to read from.
        as_of: keep only statements that are valid on this day; all of them if it is not given.

    Returns:
        Nodes with `class_`, `label_en`, `label_zh`, `label_de`, `layer`, `country`, `sources` and,
        for goals, quantity and deadline; edges with `kind`, `statement`, `sources`, `confidence`,
        `first_day`, `last_day` and what else the statement says; both with `verdict`, `checked_on` and
        `checked_at` of the review that stands, where there is one. `graph["sources"]` holds
        publisher, title and url of each source, `graph["reviews"]` what reviews found,
        `graph["reference_day"]` the data set's day.
    """
    import networkx as nx

    graph: Network = nx.MultiDiGraph()
    things = _described(source, "network-things")
    for thing, attributes in things.items():
        graph.add_node(thing, **_without(attributes, ("id", "kind_of", "part_of", "parent_goal")))
    edges = [*_structural_edges(things, graph)]
    statements = _described(source, "network-statements")
    edges += _statement_edges(statements, graph, as_of)
    reviews = Reviews.of(source)
    for tail, head, key, attributes in edges:
        graph.add_edge(tail, head, key, **attributes, **_reviewed(reviews, key))
    for thing in things:
        graph.nodes[thing].update(_reviewed(reviews, thing))
    graph.graph["sources"] = _described(source, "network-sources")
    graph.graph["reviews"] = reviews
    graph.graph["reference_day"] = reference_day(source).isoformat()
    return graph


REVIEW_KEYS = frozenset({"verdict", "checked_on", "checked_at"})
"""The attributes of nodes and edges that say what their review found."""


def _reviewed(reviews: Reviews, row: str) -> Attributes:
    review = reviews.get(row)
    if review is None:
        return {}
    found = {"verdict": review.verdict, "checked_on": review.checked_on.isoformat(), "checked_at": review.url}
    return {name: value for name, value in found.items() if value is not None}


def valid_on(attributes: Attributes, day: date) -> bool:
    """Whether a statement's first and last possible day enclose a day."""
    first, last = attributes.get("first_day"), attributes.get("last_day")
    return (first is None or first <= day) and (last is None or last >= day)


def _described(source: Source, query: str) -> dict[str, Attributes]:
    described: defaultdict[str, Attributes] = defaultdict(dict)
    for subject, property_, value, language in answer(source, named_query(query)).rows:
        _put(described[iris.local_id(str(subject))], str(property_).rpartition(":")[2], value, language)
    for attributes in described.values():
        for name in _MANY & attributes.keys():
            attributes[name] = tuple(sorted(attributes[name]))
    # The order of rows is the store's own affair; equal graphs must become equal networks.
    return {subject: dict(sorted(attributes.items())) for subject, attributes in sorted(described.items())}


def _put(attributes: Attributes, property_: str, value: Value | None, language: Value | None) -> None:
    snake = _kebab(property_).replace("-", "_")
    name = _RENAMED.get(snake, snake)
    if name == "label":
        attributes[f"label_{language}"] = value
    elif name in _MANY:
        attributes.setdefault(name, []).append(_plain(property_, value))
    else:
        attributes[name] = _plain(property_, value)


def _plain(property_: str, value: Value | None) -> Any:
    """`ais:confidence-official` → `official`, `ais:ChipType` → `chip-type`, `aid:huawei` → `huawei`."""
    prefix, colon, local = value.partition(":") if isinstance(value, str) else ("", "", "")
    if not colon or prefix not in {"ais", "aid", "stm", "src"}:
        return value
    return _kebab(local).removeprefix(f"{_kebab(property_)}-") if prefix == "ais" else local


@cache
def _kebab(camel: str) -> str:
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in camel).lstrip("-")


def _structural_edges(things: dict[str, Attributes], graph: Network) -> Iterator[tuple[str, str, str, Attributes]]:
    for thing, attributes in things.items():
        for role, kind in _STRUCTURE.items():
            for other in _many(attributes.get(role)):
                if other in graph:
                    yield thing, other, kind, {"kind": kind, "sources": attributes.get("sources", ())}


def _statement_edges(
    statements: dict[str, Attributes], graph: Network, as_of: date | None
) -> Iterator[tuple[str, str, str, Attributes]]:
    for statement, attributes in statements.items():
        if as_of is not None and not valid_on(attributes, as_of):
            continue
        tail_role, head_role, _ = _EDGES[attributes["class_"]]
        tail, head = str(attributes.get(tail_role)), str(attributes.get(head_role))
        if tail in graph and head in graph:
            rest = _without(attributes, ("id", "class_", tail_role, head_role))
            yield tail, head, statement, {"kind": _kind(attributes), "statement": statement, **rest}


def _kind(attributes: Attributes) -> str:
    word = _EDGES[attributes["class_"]][2]
    if word is not None:
        return word
    return _ROLE_WORDS.get(attributes.get("role", ""), str(attributes.get("relation")).replace("-", "_"))


def _many(value: Any) -> Iterable[str]:
    return () if value is None else (value,) if isinstance(value, str) else value


def _without(attributes: Attributes, names: tuple[str, ...]) -> Attributes:
    return {name: value for name, value in attributes.items() if name not in names}

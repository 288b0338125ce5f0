"""Triples → row, by the words of the ontology alone: the way back of `graph/triples.py`, written apart from it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from aisupply.data import PartialDate
from aisupply.data.columns import Column, columns_of
from aisupply.graph import iris

# Where the property of a column is not the column's own name in camel case.
PROPERTIES = {
    "id": "dcterms:identifier",
    "aliases": "skos:altLabel",
    "note": "skos:note",
    "source": "prov:hadPrimarySource",
    "class_": "rdf:type",
    "parent": "ais:parentGoal",
    "supply_known": "ais:suppliersComplete",
    "valid_to": "ais:validUntil",
    "publisher": "dcterms:publisher",
    "title": "dcterms:title",
    "published": "dcterms:issued",
    "url": "schema:url",
    "language": "dcterms:language",
    "licence": "dcterms:license",
    "role": "ais:{table}Role",
    "status": "ais:{table}Status",
    "kind": "ais:{table}Kind",
    "relation": "ais:linkRelation",
    "read": "ais:readStatus",
    "year": "ais:shareYear",
    "target": "ais:restrictedThing",
    "thing": "ais:about",
}
OF_GOALS = {"kind": "rdf:type"}


def row_from(row_class: type[Any], triples: Iterable[Triple]) -> Any:
    """The row that a subject's triples came from."""
    objects: defaultdict[str, list[Any]] = defaultdict(list)
    for triple in triples:
        objects[iris.shorten(triple.predicate.value)].append(triple.object)
    return row_class(**{column.attribute: _value(row_class, column, objects) for column in columns_of(row_class)})


def _value(row_class: type[Any], column: Column, objects: dict[str, list[Any]]) -> Any:
    if column.name.startswith("label_"):
        language = column.name.rpartition("_")[2]
        found = [label.value for label in objects["rdfs:label"] if label.language == language]
        return found[0] if found else None
    found = [_plain(column, node) for node in objects[_property(row_class, column)]]
    if column.is_list:
        return tuple(found)
    return found[0] if found else None


def _property(row_class: type[Any], column: Column) -> str:
    table = row_class.__name__[0].lower() + row_class.__name__[1:]
    named = OF_GOALS.get(column.attribute) if table == "goal" else None
    named = named or PROPERTIES.get(column.attribute)
    if named is not None:
        return named.format(table=table)
    first, *rest = column.name.split("_")
    return "ais:" + first + "".join(word.capitalize() for word in rest)


def _plain(column: Column, node: NamedNode | Literal) -> Any:
    if column.attribute == "supply_known":
        return column.type("all")
    if isinstance(node, NamedNode):
        return _id_or_word(column, node)
    if column.type is PartialDate:
        return PartialDate.parse(node.value)
    return column.type(node.value) if column.type in {int, Decimal} else node.value


def _id_or_word(column: Column, node: NamedNode) -> Any:
    local = re.split(r"[/#]", node.value)[-1]
    if column.vocabulary is None:
        return local
    kebab = re.sub(r"(?<!^)(?=[A-Z])", "-", local).lower()
    fitting = (word for word in column.vocabulary if kebab == word or kebab.endswith(f"-{word}"))
    return max(fitting, key=len)

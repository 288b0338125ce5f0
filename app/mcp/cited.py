"""Answers that carry their sources, so that whoever repeats them can name them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...graph.network import Network

_LICENCE = "CC BY 4.0, the aisupply project"


def cited(network: Network, answer: Any, sources: Iterable[str]) -> dict[str, Any]:
    """An answer with the day it holds for and every source that it rests on."""
    known = network.graph["sources"]
    found = {source: _citation(known[source]) for source in sorted(set(sources)) if source in known}
    result = {"answer": answer, "as_of": network.graph["reference_day"], "sources": found, "licence": _LICENCE}
    if not found:
        result["caution"] = (
            "This answer names no source, so do not repeat it as a fact. In SPARQL, select the source of a statement "
            "with `?statement prov:hadPrimarySource ?source`."
        )
    return result


def source_ids(rows: Iterable[dict[str, Any]]) -> list[str]:
    """The sources that rows name, as addresses or CURIEs."""
    prefixes = ("src:", "https://w3id.org/aisupply/source/")
    texts = (str(value) for row in rows for value in row.values())
    return [text.rpartition(":")[2].rpartition("/")[2] for text in texts if text.startswith(prefixes)]


def _citation(source: dict[str, Any]) -> dict[str, str]:
    parts = {"publisher": "publisher", "title": "title", "published": "issued", "url": "url", "read": "read_status"}
    return {name: str(source[key]) for name, key in parts.items() if key in source}

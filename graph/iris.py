"""Addresses of things, statements, sources and graphs, and the short names (CURIEs) that people read."""

from __future__ import annotations

import re

from ..ontology import terms

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"

BASE = "https://w3id.org/aisupply/"
DATASET = BASE + "dataset"
ONTOLOGY_GRAPH = BASE + "graph/ontology"
FACTS_GRAPH = BASE + "graph/facts"
DERIVED_GRAPH = BASE + "graph/derived"

PREFIXES: dict[str, str] = {
    "ais": terms.NAMESPACE,
    "aid": BASE + "id/",
    "stm": BASE + "statement/",
    "src": BASE + "source/",
    "rev": BASE + "review/",
    "aig": BASE + "graph/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes that every query of ours may use and that answers are shortened with."""

_BY_NAMESPACE = {iri: prefix for prefix, iri in PREFIXES.items()}


def thing_iri(thing_id: str) -> str:
    """The address of a thing or goal."""
    return PREFIXES["aid"] + thing_id


def statement_iri(statement_id: str) -> str:
    """The address of a statement."""
    return PREFIXES["stm"] + statement_id


def source_iri(source_id: str) -> str:
    """The address of a source."""
    return PREFIXES["src"] + source_id


def review_iri(statement_id: str, checked_on: str) -> str:
    """The address of one review of a statement."""
    return f"{PREFIXES['rev']}{statement_id}-{checked_on}"


def shorten(iri: str) -> str:
    """The CURIE of an IRI (`aid:huawei`), or the IRI itself where no prefix of ours fits."""
    # Every namespace ends with one of the two, and what follows it must hold neither.
    end = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _BY_NAMESPACE.get(iri[:end])
    return iri if prefix is None or end == len(iri) else f"{prefix}:{iri[end:]}"


def expand(curie: str) -> str:
    """The IRI of a CURIE with a prefix of ours; any other text comes back unchanged."""
    prefix, colon, local = curie.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else curie


def local_id(name: str) -> str:
    """The id in an IRI or CURIE of ours (`huawei` in `aid:huawei`), or the name itself."""
    iri = expand(name)
    return iri.rpartition("/")[2] if iri.startswith(BASE) else name


def is_local_id(name: str) -> bool:
    """Whether a text can be an id: lower-case kebab-case."""
    return re.fullmatch(_ID, name) is not None

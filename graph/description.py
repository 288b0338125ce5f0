"""The data set describing itself: DCAT and VoID, with counts taken from the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from ..data import DatasetMetadata
from . import iris
from .nodes import day, name, term
from .store import Store

_DATASET = NamedNode(iris.DATASET)
_RDF_TYPE = NamedNode(iris.expand("rdf:type"))


def metadata_triples(metadata: DatasetMetadata) -> Iterator[Triple]:
    """Title, licence, version and reference day; the rules of inference read the last."""
    yield _about("rdf:type", name("dcat:Dataset"))
    yield _about("rdf:type", name("void:Dataset"))
    yield _about("dcterms:title", Literal(metadata.title, language="en"))
    yield _about("dcterms:description", Literal(metadata.description, language="en"))
    yield _about("dcterms:creator", Literal(metadata.creator))
    yield _about("dcterms:license", NamedNode(metadata.licence_url))
    yield _about("dcat:version", Literal(metadata.version))
    yield _about("dcat:landingPage", NamedNode(metadata.homepage))
    for keyword in metadata.keywords:
        yield _about("dcat:keyword", Literal(keyword, language="en"))
    yield Triple(_DATASET, term("referenceDay"), day(metadata.reference_day))
    yield _about("void:uriSpace", Literal(iris.BASE))
    for prefix in ("ais", "dcterms", "org", "prov", "skos"):
        yield _about("void:vocabulary", NamedNode(iris.PREFIXES[prefix]))


def count_triples(store: Store) -> Iterator[Triple]:
    """How many triples each named graph has, and how many things and statements each class."""
    for graph in (iris.ONTOLOGY_GRAPH, iris.FACTS_GRAPH):
        yield _about("void:subset", NamedNode(graph))
    yield Triple(NamedNode(iris.ONTOLOGY_GRAPH), name("void:triples"), Literal(store.count(graph=iris.ONTOLOGY_GRAPH)))
    yield from _partitions(store.triples(graph=iris.FACTS_GRAPH))


def _partitions(facts: Iterable[Triple]) -> Iterator[Triple]:
    classes = Counter(t.object for t in facts if t.predicate == _RDF_TYPE and str(t.object).startswith("<" + iris.BASE))
    yield _about("void:classes", Literal(len(classes)))
    yield _about("void:entities", Literal(sum(classes.values())))
    for kind, count in sorted(classes.items(), key=lambda pair: str(pair[0])):
        local = str(kind).strip("<>").rpartition("#")[2]
        partition = NamedNode(f"{iris.DATASET}/class/{local}")
        yield _about("void:classPartition", partition)
        yield Triple(partition, name("void:class"), kind)
        yield Triple(partition, name("void:entities"), Literal(count))


def _about(property_: str, value: NamedNode | Literal) -> Triple:
    return Triple(_DATASET, name(property_), value)

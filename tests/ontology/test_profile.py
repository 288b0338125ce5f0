"""The ontology is OWL 2 RL, and reasoning with it says nothing that the built graph does not say.

Profile: https://www.w3.org/TR/owl2-profiles/#OWL_2_RL, with its list of datatypes in section 4.2.
"""

from __future__ import annotations

import owlrl
import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, XSD, BNode, Graph, Literal, Namespace, URIRef

from aisupply import KnowledgeGraph, ontology
from aisupply.ontology import terms

AIS = Namespace(terms.NAMESPACE)
# Axioms of the profile that the ontology may use; what is not listed here is to be read up before it is added.
AXIOMS = {RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range}
ANNOTATIONS = {
    RDFS.label, RDFS.isDefinedBy, SKOS.definition, SKOS.example, OWL.versionIRI, OWL.versionInfo, DCTERMS.title,
    DCTERMS.description, DCTERMS.creator, DCTERMS.license, VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri,
    AIS.statedBy, AIS.subjectRole, AIS.objectRole,
}  # fmt: skip
VOCABULARY = {SKOS.inScheme, SKOS.notation, SKOS.prefLabel, AIS.position}
DATATYPES = {
    RDF.PlainLiteral, RDF.XMLLiteral, RDFS.Literal, XSD.decimal, XSD.integer, XSD.nonNegativeInteger,
    XSD.nonPositiveInteger, XSD.positiveInteger, XSD.negativeInteger, XSD.long, XSD.int, XSD.short, XSD.byte,
    XSD.unsignedLong, XSD.unsignedInt, XSD.unsignedShort, XSD.unsignedByte, XSD.float, XSD.double, XSD.string,
    XSD.normalizedString, XSD.token, XSD.language, XSD.Name, XSD.NCName, XSD.NMTOKEN, XSD.boolean, XSD.hexBinary,
    XSD.base64Binary, XSD.anyURI, XSD.dateTime, XSD.dateTimeStamp,
}  # fmt: skip
PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


@pytest.fixture(scope="module")
def turtle() -> Graph:
    graph = Graph()
    for file in ontology.ontology_files():
        graph.parse(file)
    return graph


def _of(graph: Graph, *kinds: URIRef) -> set[URIRef]:
    return {subject for kind in kinds for subject in graph.subjects(RDF.type, kind) if isinstance(subject, URIRef)}


def test_only_axioms_and_annotations_that_are_known_are_used(turtle: Graph) -> None:
    assert set(turtle.predicates()) - AXIOMS - ANNOTATIONS - VOCABULARY == set()


def test_no_class_is_made_of_others_without_a_name(turtle: Graph) -> None:
    assert [node for triple in turtle for node in triple if isinstance(node, BNode)] == []


def test_no_class_is_put_above_the_top_or_made_from_it(turtle: Graph) -> None:
    """The profile forbids `owl:Thing` as a subclass; a superclass or domain of it would say nothing."""
    assert OWL.Thing not in {node for triple in turtle for node in triple}


def test_a_term_is_a_class_or_one_sort_of_property(turtle: Graph) -> None:
    sorts = [_of(turtle, OWL.Class), *(_of(turtle, kind) for kind in PROPERTY_KINDS)]

    assert sum(len(sort) for sort in sorts) == len(set[URIRef]().union(*sorts))


def test_values_have_datatypes_of_the_profile(turtle: Graph) -> None:
    ranges = {kind for term in _of(turtle, OWL.DatatypeProperty) for kind in turtle.objects(term, RDFS.range)}

    assert ranges <= DATATYPES


def test_properties_of_things_lead_to_classes_and_come_from_classes(turtle: Graph) -> None:
    classes = _of(turtle, OWL.Class)
    ours = {
        end
        for term in _of(turtle, *PROPERTY_KINDS)
        for relation in (RDFS.domain, RDFS.range)
        for end in turtle.objects(term, relation)
        if end in AIS
    }

    assert ours <= classes


def test_a_property_is_narrower_than_one_of_its_sort(turtle: Graph) -> None:
    for kind in PROPERTY_KINDS:
        for term in _of(turtle, kind):
            assert {wider for wider in turtle.objects(term, RDFS.subPropertyOf) if wider in AIS} <= _of(turtle, kind)


@pytest.mark.parametrize("kinds", [(OWL.Class,), PROPERTY_KINDS], ids=["classes", "properties"])
def test_each_term_is_defined_exemplified_and_labelled_in_three_languages(
    turtle: Graph, kinds: tuple[URIRef, ...]
) -> None:
    incomplete = {
        term
        for term in _of(turtle, *kinds)
        if sorted(str(label.language) for label in turtle.objects(term, RDFS.label) if isinstance(label, Literal))
        != ["de", "en", "zh"]
        or len(list(turtle.objects(term, SKOS.definition))) != 1
        or not list(turtle.objects(term, SKOS.example))
    }

    assert incomplete == set()
    assert len(_of(turtle, *kinds)) > 60


def test_the_ontology_says_its_version_licence_and_prefix(turtle: Graph) -> None:
    (subject,) = turtle.subjects(RDF.type, OWL.Ontology)
    version = str(turtle.value(subject, OWL.versionInfo))

    assert str(turtle.value(subject, OWL.versionIRI)) == f"{subject}/{version}"
    assert str(turtle.value(subject, VANN.preferredNamespacePrefix)) == "ais"
    assert turtle.value(subject, DCTERMS.license)
    assert version == "0.1.0" or list(turtle.objects(subject, OWL.priorVersion))


def test_reasoning_adds_no_class_or_edge_that_the_graph_lacks(toy: KnowledgeGraph) -> None:
    """The rules that the build runs are complete: a reasoner for OWL 2 RL finds the same types and edges."""
    facts = toy.construct("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } FILTER (?g != aig:ontology) }")
    schema = toy.construct(
        "CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?p { rdfs:subClassOf rdfs:subPropertyOf rdfs:domain rdfs:range } ?s ?p ?o }"
    )
    reasoned = Graph()
    reasoned += facts
    reasoned += schema
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(reasoned)
    things = set(facts.subjects())
    added = {
        (subject, predicate, value)
        for subject, predicate, value in reasoned
        if subject in things and (predicate in AIS or (predicate == RDF.type and value in AIS))
    }

    assert added - set(facts) == set()

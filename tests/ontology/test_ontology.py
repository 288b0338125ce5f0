"""The words: the list for Python is that of the Turtle, and the ontology stays in its profile."""

from __future__ import annotations

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from aisupply import ontology
from aisupply.data import vocabularies
from aisupply.ontology import terms


@pytest.fixture(scope="module")
def turtle() -> Graph:
    graph = Graph()
    for file in ontology.ontology_files():
        graph.parse(file)
    return graph


def _names(graph: Graph, *kinds: URIRef) -> set[str]:
    found = {str(subject) for kind in kinds for subject in graph.subjects(RDF.type, kind)}
    return {name.removeprefix(terms.NAMESPACE) for name in found if name.startswith(terms.NAMESPACE)}


def test_the_terms_for_python_are_those_of_the_turtle(turtle: Graph) -> None:
    properties = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)

    assert _names(turtle, OWL.Class) == terms.CLASSES
    assert _names(turtle, *properties) == terms.PROPERTIES
    assert _names(turtle, SKOS.Concept, SKOS.ConceptScheme) == terms.CONCEPTS


def test_an_unknown_term_raises() -> None:
    assert terms.iri("Supply") == "https://w3id.org/aisupply/ontology#Supply"
    with pytest.raises(terms.UnknownTerm):
        terms.iri("Suply")


def test_every_word_of_a_table_vocabulary_is_a_concept_or_class() -> None:
    as_classes, a_flag = {"EntityClass", "GoalKind"}, "SupplyKnown"
    for name in set(vocabularies.__all__) - {a_flag}:
        kebab = "".join(f"-{c.lower()}" if c.isupper() else c for c in name).lstrip("-")
        for word in getattr(vocabularies, name):
            camel = "".join(part.capitalize() for part in word.split("-"))
            known = terms.CLASSES if name in as_classes else terms.CONCEPTS
            assert (camel if name in as_classes else f"{kebab}-{word}") in known


def test_classes_and_properties_have_no_cycle_above_them(turtle: Graph) -> None:
    for relation in (RDFS.subClassOf, RDFS.subPropertyOf):
        for subject, wider in turtle.subject_objects(relation):
            assert subject not in set(turtle.transitive_objects(wider, relation))

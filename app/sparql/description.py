"""The description of the service, as RDF (https://www.w3.org/TR/sparql11-service-description/)."""

from __future__ import annotations

from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, VOID
from starlette.requests import Request
from starlette.responses import Response

from ...graph import iris
from ...graph.guard import OUR_GRAPHS
from ..web.addresses import public_url
from ..web.negotiation import choose_media_type
from ..web.problems import Problem
from ..web.services import services_of

_SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMATS = Namespace("http://www.w3.org/ns/formats/")
_FORMAT_NAMES = (
    "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV "
    "Turtle N-Triples JSON-LD RDF_XML TriG".split()
)
_MEDIA_TYPES = {
    "text/turtle": "turtle",
    "application/ld+json": "json-ld",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
}
_HEADERS = {"Vary": "Accept", "Cache-Control": "no-cache"}


def described(request: Request) -> Response:
    """The description in the form that a client wants; a browser is led to the editor."""
    chosen = choose_media_type(request.headers.get("accept"), (*_MEDIA_TYPES, "text/html"))
    if chosen is None:
        raise Problem(406, f"The service is described as {', '.join(_MEDIA_TYPES)}.")
    if chosen == "text/html":
        return Response(status_code=303, headers={"Location": "/editor", **_HEADERS})
    graph = service_description(public_url(request) + "/sparql", triples=services_of(request).triples)
    return Response(graph.serialize(format=_MEDIA_TYPES[chosen]), headers={**_HEADERS, "Content-Type": chosen})


def service_description(endpoint: str, *, triples: dict[str, int]) -> Graph:
    """What the endpoint at an address can do.

    Args:
        endpoint: its address.
        triples: how many triples each named graph has.
    """
    graph = Graph()
    graph.bind("sd", _SD)
    service, dataset, union = URIRef(endpoint), URIRef(iris.DATASET), BNode()
    graph.add((service, RDF.type, _SD.Service))
    graph.add((service, _SD.endpoint, service))
    graph.add((service, _SD.supportedLanguage, _SD.SPARQL11Query))
    graph.add((service, _SD.feature, _SD.UnionDefaultGraph))
    for name in _FORMAT_NAMES:
        graph.add((service, _SD.resultFormat, _FORMATS[name]))
    graph.add((service, _SD.defaultDataset, dataset))
    graph.add((dataset, RDF.type, _SD.Dataset))
    graph.add((dataset, DCTERMS.title, Literal("aisupply", lang="en")))
    graph.add((dataset, _SD.defaultGraph, union))
    graph.add((union, RDF.type, _SD.Graph))
    for name in OUR_GRAPHS:
        _add_named_graph(graph, dataset, name, triples[name])
    return graph


def _add_named_graph(graph: Graph, dataset: URIRef, name: str, count: int) -> None:
    entry, content = BNode(), BNode()
    graph.add((dataset, _SD.namedGraph, entry))
    graph.add((entry, RDF.type, _SD.NamedGraph))
    graph.add((entry, _SD.name, URIRef(name)))
    graph.add((entry, _SD.graph, content))
    graph.add((content, RDF.type, _SD.Graph))
    graph.add((content, VOID.triples, Literal(count)))

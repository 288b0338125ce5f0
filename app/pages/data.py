"""`/data` and `/void`: what there is to take away, and how it describes itself."""

from __future__ import annotations

import json

from fastapi import APIRouter
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF, VOID
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...data import DATA_FOLDER
from ...graph import iris
from ...graph.query import Source, construct, named_query
from ..web.addresses import public_url
from ..web.services import services_of
from .downloads import DOWNLOADS
from .linked_data import cached, chosen_type, links, rdf_response, rdflib_name
from .render import page

_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"

router = APIRouter(include_in_schema=False)


@router.api_route("/data", methods=["GET", "HEAD"])
def data(request: Request) -> Response:
    """Downloads, addresses for programs, and the data dictionary."""
    package = json.loads((DATA_FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    return page(
        request,
        "data.html",
        downloads=[(name, media_type, name) for name, (_, media_type) in DOWNLOADS.items()],
        tables=package["resources"],
        base=public_url(request),
    )


@router.api_route("/void", methods=["GET", "HEAD"])
def void(request: Request) -> Response:
    """The description of the data set as VoID and DCAT; Turtle for readers too, who have the page of the data."""
    chosen = chosen_type(request, None)
    return _description(request, "text/turtle" if chosen == "text/html" else chosen)


@router.api_route("/void.{extension}", methods=["GET", "HEAD"])
def void_file(request: Request, extension: str) -> Response:
    """The description in one format."""
    return _description(request, chosen_type(request, extension))


@router.api_route("/dataset", methods=["GET", "HEAD"])
@router.api_route("/.well-known/void", methods=["GET", "HEAD"])
def to_void() -> Response:
    """The addresses at which others look for the description."""
    return RedirectResponse("/void", status_code=303)


def _description(request: Request, media_type: str) -> Response:
    headers = {**links("/void"), **cached(request, media_type)}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    graph = _described(services_of(request).kg.source, public_url(request))
    return rdf_response(graph.serialize(format=rdflib_name(media_type)), media_type, headers)


def _described(source: Source, base: str) -> Graph:
    graph = Graph()
    for prefix in ("ais", "dcat", "dcterms", "void"):
        graph.bind(prefix, iris.PREFIXES[prefix])
    graph.parse(data=construct(source, named_query("dataset")), format="nt")
    dataset = URIRef(iris.DATASET)
    graph.add((dataset, VOID.sparqlEndpoint, URIRef(f"{base}/sparql")))
    for name, (_, media_type) in DOWNLOADS.items():
        _add_distribution(graph, dataset, f"{base}/download/{name}", media_type, name)
    return graph


def _add_distribution(graph: Graph, dataset: URIRef, address: str, media_type: str, title: str) -> None:
    distribution = BNode()
    graph.add((dataset, DCAT.distribution, distribution))
    graph.add((dataset, VOID.dataDump, URIRef(address)))
    graph.add((distribution, RDF.type, DCAT.Distribution))
    graph.add((distribution, DCTERMS.title, Literal(title)))
    graph.add((distribution, DCAT.downloadURL, URIRef(address)))
    graph.add((distribution, DCAT.mediaType, URIRef(_MEDIA_TYPES + media_type)))

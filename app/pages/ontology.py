"""`/ontology`: what the words mean, as a page in three languages and as RDF."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...ontology import ontology_files
from .linked_data import FORMATS, cached, chosen_type, links, rdf_response, rdflib_name
from .render import atlas_of, page

router = APIRouter(include_in_schema=False)


@router.api_route("/ontology", methods=["GET", "HEAD"])
def ontology(request: Request) -> Response:
    """The ontology, as the client likes it."""
    media_type = chosen_type(request, None)
    return _readable(request) if media_type == "text/html" else _as_rdf(request, media_type)


@router.api_route("/ontology.{extension}", methods=["GET", "HEAD"])
def ontology_file(request: Request, extension: str) -> Response:
    """The ontology in one format."""
    return _as_rdf(request, chosen_type(request, extension))


@router.api_route("/ontology/{version}", methods=["GET", "HEAD"])
def ontology_version(version: str) -> Response:
    """The address of a version leads to the ontology as it is now, which names its version."""
    del version
    return RedirectResponse("/ontology", status_code=303)


def _readable(request: Request) -> Response:
    terms = atlas_of(request).terms
    return page(
        request,
        "ontology.html",
        headers=links("/ontology"),
        release=terms.version,
        formats=FORMATS,
        classes=terms.of_sort("class"),
        properties=terms.of_sort("property"),
        schemes=[(scheme, terms.in_scheme(scheme.name)) for scheme in terms.of_sort("scheme")],
    )


def _as_rdf(request: Request, media_type: str) -> Response:
    headers = {**links("/ontology"), **cached(request, media_type)}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return rdf_response(_serialised(ontology_files(), rdflib_name(media_type)), media_type, headers)


@cache
def _serialised(files: tuple[Path, ...], format_name: str) -> str:
    from rdflib import Graph

    graph = Graph()
    for file in files:
        graph.parse(file, format="turtle")
    return graph.serialize(format=format_name)

"""Things as RDF: which formats an address has, and what it gives in each."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from ...graph.query import named_query, serialised
from ..web.negotiation import choose_media_type
from ..web.problems import Problem
from ..web.services import services_of
from .render import entity_tag

RDF_TYPES: Mapping[str, tuple[str, str]] = {
    "text/turtle": ("ttl", "ttl"),
    "application/ld+json": ("jsonld", "jsonld"),
    "application/n-triples": ("nt", "nt"),
    "application/rdf+xml": ("rdf", "xml"),
}
"""Media type → how an address ends, and what the graph calls the format."""

FORMATS = tuple((media_type, extension) for media_type, (extension, _) in RDF_TYPES.items())
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_NAMES_OF_RDFLIB = {"text/turtle": "turtle", "application/ld+json": "json-ld", "application/rdf+xml": "xml"}


def chosen_type(request: Request, extension: str | None) -> str:
    """The media type that the end of an address names, or that the client likes best: HTML or RDF.

    Raises:
        Problem: 404 for an end that is none of ours, 406 if the client takes none of them.
    """
    if extension is not None:
        for media_type, (known, _) in RDF_TYPES.items():
            if extension == known:
                return media_type
        raise Problem(404, "There is nothing at this address.")
    chosen = choose_media_type(request.headers.get("accept"), ("text/html", "application/xhtml+xml", *RDF_TYPES))
    if chosen is None:
        raise Problem(406, f"This is given as text/html, {', '.join(RDF_TYPES)}.")
    return "text/html" if chosen == "application/xhtml+xml" else chosen


def links(path: str) -> dict[str, str]:
    """The header that leads from a thing to its other forms and to the licence."""
    forms = [f'<{path}.{extension}>; rel="alternate"; type="{media_type}"' for media_type, extension in FORMATS]
    return {"Link": ", ".join([*forms, f'<{_LICENCE}>; rel="license"', '</void>; rel="describedby"'])}


def described_as(request: Request, iri: str, path: str, media_type: str) -> Response:
    """All triples about a thing, statement or source."""
    headers = {**links(path), **cached(request, media_type)}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    extension, format_name = RDF_TYPES[media_type]
    text = named_query("linked-data", node=iri)
    body = serialised(services_of(request).kg.source, text, format_name=format_name)
    return rdf_response(body, media_type, {**headers, "Content-Location": f"{path}.{extension}"})


def rdf_response(body: bytes | str, media_type: str, headers: Mapping[str, str]) -> Response:
    """RDF with its content type."""
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return Response(body, headers={**headers, "Content-Type": media_type + charset})


def rdflib_name(media_type: str) -> str:
    """What RDFLib calls a format."""
    return _NAMES_OF_RDFLIB.get(media_type, "nt")


def cached(request: Request, media_type: str) -> dict[str, str]:
    """The headers by which a client knows whether it has a form of something already."""
    tag = entity_tag(request, RDF_TYPES[media_type][0])
    return {"ETag": tag, "Cache-Control": "public, no-cache", "Vary": "Accept"}

"""`/sparql`: queries in, whole results out."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from ...graph.guard import OUR_GRAPHS
from ..web.addresses import public_url
from ..web.cancellation import while_connected
from ..web.clients import one_more_query
from ..web.negotiation import choose_media_type
from ..web.problems import Problem, problem_of
from ..web.services import Services, services_of
from ..workers import Failure
from .description import service_description
from .formats import Wanted, wanted
from .requests import SparqlRequest, read_request

_DESCRIPTION_FORMATS = {
    "text/turtle": "turtle",
    "application/ld+json": "json-ld",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
}
_HEADERS = {"Vary": "Accept", "Cache-Control": "no-cache"}

router = APIRouter(include_in_schema=False)


@router.api_route("/sparql", methods=["GET", "HEAD", "POST"])
async def sparql(request: Request) -> Response:
    """Answer a query, or describe the service."""
    asked = await read_request(request)
    if asked is None:
        return _description(request)
    accepted = wanted(request.headers.get("accept"))
    if accepted.rows is None and accepted.graph is None:
        raise Problem(
            406, "Results are given as JSON, XML, CSV or TSV, graphs as Turtle, N-Triples, JSON-LD, RDF/XML or TriG."
        )
    services = services_of(request)
    with one_more_query(request):
        return await while_connected(request, _answer(services, asked, accepted))


async def _answer(services: Services, asked: SparqlRequest, accepted: Wanted) -> Response:
    arguments = {
        "text": asked.query,
        "rows": accepted.row_format,
        "graph": accepted.graph_format,
        "default": asked.default_graphs,
        "named": asked.named_graphs,
        "limit_bytes": services.settings.result_mb << 20,
    }
    try:
        reply = await services.queries.run("sparql", arguments)
    except Failure as failure:
        raise problem_of(failure) from failure
    return Response(reply.body, headers={**_HEADERS, "Content-Type": accepted.content_type(reply.header["format"])})


def _description(request: Request) -> Response:
    chosen = choose_media_type(request.headers.get("accept"), (*_DESCRIPTION_FORMATS, "text/html"))
    if chosen is None:
        raise Problem(406, f"The service is described as {', '.join(_DESCRIPTION_FORMATS)}.")
    if chosen == "text/html":
        return Response(status_code=303, headers={"Location": "/editor", **_HEADERS})
    store = services_of(request).kg.store
    triples = {graph: store.count(graph=graph) for graph in OUR_GRAPHS}
    graph = service_description(public_url(request) + "/sparql", triples=triples)
    return Response(graph.serialize(format=_DESCRIPTION_FORMATS[chosen]), headers={**_HEADERS, "Content-Type": chosen})

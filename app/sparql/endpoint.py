"""`/sparql`: queries in, whole results out."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from ..web.cancellation import while_connected
from ..web.clients import one_more_query
from ..web.problems import Problem, problem_of
from ..web.sending import SentInParts
from ..web.services import services_of
from ..workers import Failure
from .answers import Answer, Answers, answer_key
from .description import described
from .formats import Wanted, wanted
from .requests import SparqlRequest, read_request

_KEPT = {"Vary": "Accept", "Cache-Control": "no-cache"}
_CHANGING = {"Vary": "Accept", "Cache-Control": "no-store"}


class SparqlEndpoint:
    """The endpoint as an application of its own: a small query takes less time than what FastAPI does for a route.

    Args:
        answers: where answers are remembered.
    """

    path = "/sparql"
    methods = ("GET", "HEAD", "POST")

    def __init__(self, answers: Answers) -> None:
        self._answers = answers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a query, or describe the service."""
        # Requests are counted by route, and this one is not of FastAPI.
        scope["route"] = self
        request = Request(scope, receive, send)
        asked = await read_request(request)
        response = described(request) if asked is None else await self._answered(request, asked)
        await response(scope, receive, send)

    async def _answered(self, request: Request, asked: SparqlRequest) -> Response:
        accepted = wanted(request.headers.get("accept"))
        if accepted.rows is None and accepted.graph is None:
            raise Problem(
                406,
                "Results are given as JSON, XML, CSV or TSV, graphs as Turtle, N-Triples, JSON-LD, RDF/XML or TriG.",
            )
        key = answer_key(services_of(request).data_hash, asked, accepted)
        if key is None:
            return _response(request, await _run(request, asked, accepted), _CHANGING)
        headers = {**_KEPT, "ETag": f'W/"{key}"'}
        if _has_it(request, key):
            return Response(status_code=304, headers=headers)
        answer = self._answers.find(key)
        if answer is None:
            answer = await _run(request, asked, accepted)
            self._answers.keep(key, answer)
        return _response(request, answer, headers)


def _has_it(request: Request, key: str) -> bool:
    return request.method != "POST" and f'"{key}"' in request.headers.get("if-none-match", "")


def _response(request: Request, answer: Answer, headers: dict[str, str]) -> Response:
    part_seconds = services_of(request).settings.part_seconds
    return SentInParts(answer.body, headers={**headers, "Content-Type": answer.content_type}, part_seconds=part_seconds)


async def _run(request: Request, asked: SparqlRequest, accepted: Wanted) -> Answer:
    services = services_of(request)
    arguments = {
        "text": asked.query,
        "rows": accepted.row_format,
        "graph": accepted.graph_format,
        "default": asked.default_graphs,
        "named": asked.named_graphs,
        "limit_bytes": services.settings.result_mb << 20,
    }
    try:
        with one_more_query(request):
            reply = await while_connected(request, services.queries.run("sparql", arguments))
    except Failure as failure:
        raise problem_of(failure) from failure
    return Answer(reply.body, accepted.content_type(reply.header["format"]))

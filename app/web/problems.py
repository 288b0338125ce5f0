"""Refusals: an HTTP status with a sentence that says what is wrong and what to do."""

from __future__ import annotations

import json
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ..workers import Failure
from .negotiation import choose_media_type

_FOR_PROGRAMS = ("/sparql", "/api/", "/health", "/ready", "/metrics")
_PROBLEM_JSON = "application/problem+json"


class Problem(Exception):
    """A request that cannot be answered."""

    def __init__(self, status: int, detail: str, *, headers: dict[str, str] | None = None) -> None:
        super().__init__(status, detail)
        self.status = status
        self.detail = detail
        self.headers = headers or {}


_STATUS_OF_FAILURE = {
    "AmbiguousThing": 400,
    "BadParameter": 400,
    "NotATarget": 400,
    "ScenarioError": 400,
    "QueryFailed": 400,
    "QueryRefused": 400,
    "QuerySyntaxError": 400,
    "ResultTooLarge": 422,
    "UnknownThing": 404,
    "WrongQueryForm": 406,
    "busy": 503,
    "lost": 503,
    "memory": 422,
    "timeout": 504,
}
_RETRY_SECONDS = {"busy": "5", "lost": "1"}


def problem_of(failure: Failure) -> Problem:
    """What to tell the client of a task that gave no result; a mistake of ours is not shown."""
    status = _STATUS_OF_FAILURE.get(failure.kind, 500)
    detail = failure.reason if status != HTTPStatus.INTERNAL_SERVER_ERROR else "Something went wrong here."
    retry = {"Retry-After": _RETRY_SECONDS[failure.kind]} if failure.kind in _RETRY_SECONDS else {}
    return Problem(status, detail, headers=retry)


def problem_response(request: Request, problem: Problem) -> Response:
    """A problem as a page for browsers, as JSON (RFC 9457) for those who ask for JSON, as text for everybody else."""
    headers = {**problem.headers, "Cache-Control": "no-store", "Vary": "Accept"}
    draw = None if request.url.path.startswith(_FOR_PROGRAMS) else getattr(request.app.state, "problem_page", None)
    documents = (_PROBLEM_JSON, "application/json")
    texts = ("text/plain", "text/html") if draw else ("text/plain",)
    # The API speaks JSON to whoever does not choose.
    offers = (*documents, *texts) if request.url.path.startswith("/api/") else (*texts, *documents)
    chosen = choose_media_type(request.headers.get("accept"), offers)
    if draw and chosen == "text/html":
        return draw(request, problem)
    if chosen in documents:
        content = {"title": HTTPStatus(problem.status).phrase, "status": problem.status, "detail": problem.detail}
        return Response(json.dumps(content), problem.status, headers, media_type=_PROBLEM_JSON)
    return PlainTextResponse(problem.detail + "\n", problem.status, headers)

"""Every way in which a request can fail, as an answer with the right status."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from ...graph.errors import GraphError
from ..workers import Failure
from .problems import Problem, problem_of, problem_response

_LOG = logging.getLogger("aisupply.web")
_METHODS = ("GET", "HEAD", "POST")


def handle_refusals(app: FastAPI) -> None:
    """Turn the errors of routes into answers."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(GraphError, _graph_error)
    app.add_exception_handler(Failure, _failure)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _mistake)


def _problem(request: Request, error: Exception) -> Response:
    if not isinstance(error, Problem):
        raise error
    return problem_response(request, error)


def _graph_error(request: Request, error: Exception) -> Response:
    return problem_response(request, problem_of(Failure(type(error).__name__, str(error))))


def _failure(request: Request, error: Exception) -> Response:
    if not isinstance(error, Failure):
        raise error
    if error.kind == "Mistake":
        _LOG.error("a worker failed: %r", error.reason)
    return problem_response(request, problem_of(error))


def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    phrase = HTTPStatus(error.status_code).phrase
    detail = {404: "There is nothing at this address.", 405: "This address does not take this method."}
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(_allowed(request))
    return problem_response(request, Problem(error.status_code, detail.get(error.status_code, phrase), headers=headers))


def _allowed(request: Request) -> list[str]:
    """The methods that some route takes at the address of a request; the one that refused it knows only its own."""
    routes, scope = request.app.router.routes, request.scope
    return [
        method
        for method in _METHODS
        if any(route.matches({**scope, "method": method})[0] == Match.FULL for route in routes)
    ]


def _invalid(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    found = "; ".join(
        f"{'.'.join(str(part) for part in each['loc'][1:])}: {_plain(each['msg'])}" for each in error.errors()
    )
    return problem_response(request, Problem(422, found))


def _plain(message: str) -> str:
    # Pydantic says which class of Python a sentence of ours came with.
    return message.removeprefix("Value error, ")


def _mistake(request: Request, error: Exception) -> Response:
    _LOG.error("a request failed", exc_info=error)
    return problem_response(request, Problem(500, "Something went wrong here."))

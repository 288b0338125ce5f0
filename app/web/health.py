"""For those who watch the server: does it live, can it answer, what has it done."""

from __future__ import annotations

import ipaddress
from typing import cast

from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from .metrics import Metrics
from .problems import Problem
from .services import services_of

_NO_STORE = {"Cache-Control": "no-store"}

router = APIRouter(include_in_schema=False)


@router.api_route("/health", methods=["GET", "HEAD"])
async def health() -> Response:
    """The process answers."""
    return PlainTextResponse("ok\n", headers=_NO_STORE)


@router.api_route("/ready", methods=["GET", "HEAD"])
async def ready(request: Request) -> Response:
    """The workers are there."""
    services = services_of(request)
    if services.queries.ready and services.questions.ready and services.analyses.ready:
        return PlainTextResponse("ready\n", headers=_NO_STORE)
    return PlainTextResponse("the workers are starting\n", 503, {**_NO_STORE, "Retry-After": "2"})


@router.api_route("/metrics", methods=["GET", "HEAD"])
async def metrics(request: Request) -> Response:
    """The counters, for clients of this machine and its private networks."""
    if not _is_near(request.client.host if request.client else ""):
        raise Problem(403, "The counters are for the operator's own network.")
    content = cast("Metrics", request.app.state.metrics).text()
    return Response(content, media_type=CONTENT_TYPE_LATEST, headers=_NO_STORE)


def _is_near(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False

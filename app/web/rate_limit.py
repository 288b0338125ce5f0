"""So many requests a minute for each client, and 429 for more."""

from __future__ import annotations

from math import ceil
from typing import cast

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from .clients import Clients, client_of
from .problems import Problem, problem_response

_FREE = ("/health", "/ready")


class RateLimit:
    """Refuses the requests of a client that asks too much; whoever watches our health may ask on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request through, or refuse it."""
        if scope["type"] != "http" or scope["path"] in _FREE:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        wait = cast("Clients", scope["app"].state.clients).seconds_to_wait(client_of(request))
        if wait == 0:
            await self._app(scope, receive, send)
            return
        problem = Problem(429, "Too many requests.", headers={"Retry-After": str(ceil(wait))})
        await problem_response(request, problem)(scope, receive, send)

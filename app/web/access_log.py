"""One line of JSON for each request: whatever a client sends stays inside a string."""

from __future__ import annotations

import json
import logging
import time
from typing import Any

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .responses import observed

_LOG = logging.getLogger("aisupply.access")
_LONGEST = 300


class AccessLog:
    """Logs who asked for what, how it ended and how long it took; never the query itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request through and log it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        line: dict[str, Any] = {"status": None, "bytes": 0}

        def note(message: Message) -> None:
            if message["type"] == "http.response.start":
                line["status"] = message["status"]
            else:
                line["bytes"] += len(message.get("body", b""))

        started = time.perf_counter()
        try:
            await self._app(scope, receive, observed(send, note))
        finally:
            _LOG.info("%s", log_line(Request(scope), line, milliseconds=(time.perf_counter() - started) * 1000))


def log_line(request: Request, answer: dict[str, Any], *, milliseconds: float) -> str:
    """The line, in ASCII: no byte of a client can end it or colour a terminal."""
    return json.dumps(
        {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "client": request.client.host if request.client else None,
            "method": request.method[:_LONGEST],
            "path": request.scope["path"][:_LONGEST],
            **answer,
            "ms": round(milliseconds, 1),
            "agent": request.headers.get("user-agent", "")[:_LONGEST],
        }
    )

"""The outermost layer: every request is logged and counted once its answer is out."""

from __future__ import annotations

import logging
import time
from typing import cast

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .access_log import LOG, Ended, log_line
from .metrics import Metrics


class Watched:
    """Notes how requests end and how long they take; one layer, for each costs time."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request through and note it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status: int | None = None
        sent = 0

        async def noting(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                sent += len(message.get("body", b""))
            await send(message)

        started = time.perf_counter()
        try:
            await self._app(scope, receive, noting)
        finally:
            _note(scope, Ended(status=status, bytes=sent, seconds=time.perf_counter() - started))


def _note(scope: Scope, ended: Ended) -> None:
    if LOG.isEnabledFor(logging.INFO):
        LOG.info("%s", log_line(scope, ended))
    # Counted under the route that answered, never under the path that was asked for.
    route = getattr(scope.get("route"), "path", "other")
    metrics = cast("Metrics", scope["app"].state.metrics)
    metrics.count(method=scope["method"], route=route, status=ended.status or 500, seconds=ended.seconds)

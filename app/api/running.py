"""Running an analysis in a worker: as one answer, or as a stream that shows that it goes on; hanging up ends it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncGenerator
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from ..web.analyses import analysed
from ..web.clients import one_more_query
from ..web.negotiation import choose_media_type
from ..web.problems import problem_of
from ..web.services import Services, services_of
from ..workers import Failure

_EVENTS = "text/event-stream"
_BEAT_SECONDS = 1.0


async def answered(
    request: Request, name: str, target: str | None, scenario: dict[str, Any], **options: Any
) -> Response:
    """The JSON of an analysis; for a client that asks for `text/event-stream`, events that end with it."""
    arguments = {"name": name, "target": target, "scenario": scenario, "options": options}
    headers = {"Cache-Control": "no-cache", "Vary": "Accept"}
    if choose_media_type(request.headers.get("accept"), ("application/json", _EVENTS)) == _EVENTS:
        return StreamingResponse(_events(request, arguments), media_type=_EVENTS, headers=headers)
    reply = await analysed(request, name, target, scenario, options)
    return Response(reply.body, media_type="application/json", headers=headers)


async def _events(request: Request, arguments: dict[str, Any]) -> AsyncGenerator[bytes, None]:
    services: Services = services_of(request)
    started = time.monotonic()
    with one_more_query(request):
        work = asyncio.ensure_future(services.analyses.run("analysis", arguments))
        try:
            while not work.done():
                yield _event("progress", json.dumps({"seconds": round(time.monotonic() - started, 1)}).encode())
                await asyncio.wait((work,), timeout=_BEAT_SECONDS)
            yield _event("result", work.result().body)
        except Failure as failure:
            problem = problem_of(failure)
            yield _event("problem", json.dumps({"status": problem.status, "detail": problem.detail}).encode())
        finally:
            # The server ends this generator when the client hangs up; the worker is killed with it.
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)


def _event(name: str, data: bytes) -> bytes:
    # JSON has no line break outside of strings and none within them, so one data line holds it.
    return b"event: " + name.encode() + b"\ndata: " + data + b"\n\n"

"""Reading the body of a request within limits of size and time."""

from __future__ import annotations

import asyncio

from starlette.requests import ClientDisconnect, Request

from .problems import Problem
from .services import services_of


async def read_body(request: Request) -> bytes:
    """The whole body.

    Raises:
        Problem: 413 if it is too large, 408 if it takes too long.
    """
    settings = services_of(request).settings
    limit = settings.request_kb << 10
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limit:
        raise _too_large(settings.request_kb)
    parts = bytearray()
    try:
        async with asyncio.timeout(settings.request_seconds):
            async for part in request.stream():
                parts += part
                if len(parts) > limit:
                    raise _too_large(settings.request_kb)
    except TimeoutError:
        raise Problem(408, "The body of the request did not arrive in time.") from None
    except ClientDisconnect:
        raise Problem(400, "The connection was closed before the whole request had come.") from None
    return bytes(parts)


def _too_large(limit_kb: int) -> Problem:
    return Problem(413, f"A request may have a body of {limit_kb} KiB at most.")

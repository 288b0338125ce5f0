"""Answers in parts: who asks for much and reads nothing must not fill the memory of the server."""

from __future__ import annotations

import asyncio

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

_PART_BYTES = 256 << 10


class SentInParts(Response):
    """A whole answer that goes out as fast as the client takes it; one who takes too long for a part gets no more.

    Handed over at once, it would lie in the buffer of the connection for as long as that is open, and the server would
    know nothing of it.

    Args:
        part_seconds: how long one part may take.
    """

    def __init__(self, content: bytes, *, headers: dict[str, str], part_seconds: float) -> None:
        super().__init__(content, headers=headers)
        self._part_seconds = part_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it; the server closes a connection whose answer is not complete."""
        body = bytes(self.body)
        if len(body) <= _PART_BYTES:
            await super().__call__(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        try:
            for begin in range(0, len(body), _PART_BYTES):
                end = begin + _PART_BYTES
                async with asyncio.timeout(self._part_seconds):
                    await send({"type": "http.response.body", "body": body[begin:end], "more_body": end < len(body)})
        except TimeoutError:
            return

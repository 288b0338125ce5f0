"""Work that ends when the client who asked for it is gone."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from starlette.requests import Request

from .problems import Problem

_Result = TypeVar("_Result")
_CLIENT_CLOSED = 499
_MOMENT_SECONDS = 0.05
"""Watching a client costs as much as a small piece of work; what is done by then needs no watching."""


async def while_connected(request: Request, work: Coroutine[Any, Any, _Result]) -> _Result:
    """The result of some work, which is cancelled once the client closes the connection.

    Raises:
        Problem: the client is gone; nobody reads this.
    """
    watch = _Watch(request, asyncio.current_task())
    later = asyncio.get_running_loop().call_later(_MOMENT_SECONDS, watch.begin)
    try:
        return await work
    except asyncio.CancelledError:
        if not watch.gone:
            raise
        raise Problem(_CLIENT_CLOSED, "The client closed the connection.") from None
    finally:
        later.cancel()
        await watch.end()


class _Watch:
    """Cancels the task of a request once its client is gone."""

    def __init__(self, request: Request, working: asyncio.Task[Any] | None) -> None:
        self.gone = False
        self._request = request
        self._working = working
        self._watching: asyncio.Task[None] | None = None

    def begin(self) -> None:
        self._watching = asyncio.ensure_future(self._watch())

    async def end(self) -> None:
        if self.gone and self._working is not None:
            self._working.uncancel()
        elif self._watching is not None:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)

    async def _watch(self) -> None:
        while (await self._request.receive())["type"] != "http.disconnect":
            continue
        self.gone = True
        if self._working is not None:
            self._working.cancel()

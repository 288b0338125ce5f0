"""Watching an answer on its way out: what every layer around the routes needs."""

from __future__ import annotations

from collections.abc import Callable

from starlette.types import Message, Send


def observed(send: Send, seen: Callable[[Message], None]) -> Send:
    """A `send` that shows each message before it goes out; what is changed in it goes out changed."""

    async def observing(message: Message) -> None:
        seen(message)
        await send(message)

    return observing

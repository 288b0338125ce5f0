"""The line to a worker process: one message out, one message back, and word of its end.

The event loop hands over the bytes as they come: readers with buffers and locks of their own (`asyncio.streams`) cost
more than a small query does.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any, cast

from .frames import frame_in


@dataclass(frozen=True, slots=True)
class Reply:
    """What a worker made of a task."""

    header: dict[str, Any]
    body: bytes


class Line(asyncio.SubprocessProtocol):
    """One side of the pipes to a process."""

    def __init__(self) -> None:
        self._received = bytearray()
        self._reply: asyncio.Future[Reply] | None = None
        self._process: asyncio.SubprocessTransport | None = None
        self._ended = asyncio.Event()
        self._cut = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The process runs."""
        self._process = cast("asyncio.SubprocessTransport", transport)

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        """A part of a message has come."""
        del fd
        self._received += data
        waiting = self._reply
        if waiting is None or waiting.done():
            return
        try:
            message = frame_in(self._received)
        except ValueError:
            self._cut_off()
            return
        if message is not None:
            self._received.clear()
            waiting.set_result(Reply(*message))

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        """The process has closed a pipe, which it does only when it ends."""
        del fd, exc
        self._cut_off()

    def process_exited(self) -> None:
        """The process has ended."""
        self._cut_off()
        self._ended.set()

    async def ask(self, message: bytes) -> Reply:
        """Send a message and wait for the reply.

        Raises:
            ConnectionError: the process ends before the whole reply has come.
        """
        to_process = self._process and self._process.get_pipe_transport(0)
        if self._cut or to_process is None:
            raise ConnectionError("The process has ended.")
        expected = self.expect()
        cast("asyncio.WriteTransport", to_process).write(message)
        return await expected

    def expect(self) -> asyncio.Future[Reply]:
        """The message that comes next."""
        self._reply = asyncio.get_running_loop().create_future()
        if self._cut:
            self._cut_off()
        return self._reply

    async def ended(self) -> int | None:
        """Wait until the process is gone, and let go of its pipes; its exit status."""
        if self._process is None:
            return None
        await self._ended.wait()
        self._process.close()
        return self.status

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.get_pid() or 0 if self._process else 0

    @property
    def status(self) -> int | None:
        """How the process ended; `None` while it runs."""
        return self._process.get_returncode() if self._process else None

    def _cut_off(self) -> None:
        self._cut = True
        if self._reply is not None and not self._reply.done():
            self._reply.set_exception(ConnectionError("The process has ended."))

"""One worker process as its parent sees it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .frames import frame
from .line import Line, Reply

_START_SECONDS = 120.0
_LOOK_SECONDS = 0.2
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
# What Rust and the operating system do to a process that asks for more memory or stack than there is.
_EXHAUSTED = {-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may use."""

    seconds: float = 20.0
    memory_bytes: int = 512 << 20
    analyses: bool = False
    """Whether the worker prepares for analyses too.

    That takes longer, and the decision diagrams reserve far more address space than they use, so that the memory of
    such a worker is not limited by the operating system but watched from here.
    """


class Failure(Exception):
    """A task that gave no result; `kind` says why.

    `timeout`: it took too long and was stopped. `memory`: it needed more than it may have. `lost`: its process was
    killed from outside. `busy`: no worker was free in time. Any other kind is an error of the graph, by its name.
    """

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(kind, reason)
        self.kind = kind
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


class Worker:
    """A process that answers one task at a time."""

    def __init__(self, line: Line, limits: Limits) -> None:
        self._line = line
        self._limits = limits
        self._starved = False
        self.killed = False

    @classmethod
    async def start(cls, folder: Path, limits: Limits) -> Worker:
        """Start a process and wait until it has read the graph.

        Raises:
            ConnectionError: it ended before.
            TimeoutError: it took too long.
        """
        _, line = await asyncio.get_running_loop().subprocess_exec(
            Line,
            *_command(folder, limits),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONUTF8": "1"},
            # An interrupt on the terminal is for the parent, which stops its workers in order.
            start_new_session=True,
        )
        worker = cls(line, limits)
        try:
            async with asyncio.timeout(_START_SECONDS):
                await line.expect()
        except BaseException:
            worker.kill()
            raise
        return worker

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._line.pid

    @property
    def alive(self) -> bool:
        """Whether it can take a task."""
        return self._line.status is None

    async def run(self, task: str, arguments: dict[str, Any], *, seconds: float) -> Reply:
        """Let it do a task.

        Raises:
            Failure: there is no result. Unless an error of the graph was told, the process is dead afterwards.
        """
        watching = asyncio.ensure_future(self._watch()) if self._limits.analyses else None
        try:
            async with asyncio.timeout(seconds):
                reply = await self._line.ask(frame({"task": task, "arguments": arguments, "seconds": seconds}))
        except TimeoutError:
            raise Failure(
                "timeout", f"This took longer than the {seconds:g} seconds that it may and was stopped."
            ) from None
        except ConnectionError:
            raise await self._autopsy() from None
        finally:
            if watching is not None:
                watching.cancel()
        if reply.header["outcome"] == "failed":
            raise self._told(reply)
        return reply

    def kill(self) -> None:
        """End the process at once; nothing of the graph can be harmed, for it only reads."""
        self.killed = True
        if self.alive:
            # The method of the process object reaps a process that died by itself, and its exit status is lost.
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    async def end(self) -> None:
        """Kill the process and wait until it is gone."""
        self.kill()
        await self._line.ended()

    def _told(self, reply: Reply) -> Failure:
        if reply.header["error"] == "MemoryError":
            self.kill()
            return _out_of_memory()
        return Failure(reply.header["error"], reply.header["reason"])

    async def _watch(self) -> None:
        """Kill the process once it has more memory than it may."""
        while self.alive:
            await asyncio.sleep(_LOOK_SECONDS)
            if resident_bytes(self.pid) > self._limits.memory_bytes:
                self._starved = True
                self.kill()

    async def _autopsy(self) -> Failure:
        self.kill()
        if await self._line.ended() in _EXHAUSTED or self._starved:
            return _out_of_memory()
        return Failure("lost", "The process that worked on this was ended from outside. Please ask again.")


def _command(folder: Path, limits: Limits) -> tuple[str, ...]:
    return (
        *(sys.executable, "-P", "-m", "aisupply.app.workers.worker", str(folder)),
        *(("watched", "analyses") if limits.analyses else (str(limits.memory_bytes), "queries")),
    )


def resident_bytes(pid: int) -> int:
    """How much memory a process really has; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE_BYTES
    except OSError:
        return 0


def _out_of_memory() -> Failure:
    return Failure("memory", "This needs more memory than it may have. Ask for less.")

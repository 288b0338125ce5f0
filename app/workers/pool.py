"""A few workers that are always there: a killed one is replaced, and whoever finds none free is told to come back."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from pathlib import Path
from typing import Any

from .line import Reply
from .process import Failure, Limits, Worker

_LOG = logging.getLogger("aisupply.workers")
_RETRY_SECONDS = 1.0


class Pool:
    """Workers over one graph.

    Args:
        folder: the graph on disk.
        size: how many tasks may run at once.
        waiting: how many more may wait for a worker.
        patience_s: how long they may wait.
        limits: what one task may use.
    """

    def __init__(
        self, folder: Path, *, size: int, waiting: int = 32, patience_s: float = 5.0, limits: Limits | None = None
    ) -> None:
        self.size = size
        self.limits = limits or Limits()
        self._folder = folder
        self._waiting_allowed = waiting
        self._patience_s = patience_s
        self._waiting = 0
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._busy: set[Worker] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._stopped = False

    async def start(self) -> None:
        """Start every worker and wait until all are ready."""
        for worker in await asyncio.gather(*(Worker.start(self._folder, self.limits) for _ in range(self.size))):
            self._idle.put_nowait(worker)

    async def stop(self) -> None:
        """End every worker."""
        self._stopped = True
        for starting in tuple(self._starting):
            starting.cancel()
        workers = list(self._busy)
        while not self._idle.empty():
            workers.append(self._idle.get_nowait())
        await asyncio.gather(*(worker.end() for worker in workers))

    @property
    def ready(self) -> bool:
        """Whether a worker is there, free or busy."""
        return not self._stopped and bool(self._busy or not self._idle.empty())

    @property
    def busy(self) -> int:
        """How many tasks run now."""
        return len(self._busy)

    @property
    def waiting(self) -> int:
        """How many tasks wait for a worker."""
        return self._waiting

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that run a task now."""
        return tuple(sorted(worker.pid for worker in self._busy))

    async def run(self, task: str, arguments: dict[str, Any], *, seconds: float | None = None) -> Reply:
        """Let the next free worker do a task; being cancelled kills it.

        Raises:
            Failure: there is no result; its kind says why.
        """
        worker = await self._next_worker()
        self._busy.add(worker)
        try:
            return await worker.run(task, arguments, seconds=seconds or self.limits.seconds)
        except Failure as failure:
            if failure.kind in {"timeout", "memory", "lost"}:
                worker.kill()
            raise
        except BaseException:
            worker.kill()
            raise
        finally:
            self._busy.discard(worker)
            await self._put_back(worker)

    async def _next_worker(self) -> Worker:
        while not self._waiting and not self._idle.empty():
            worker = self._idle.get_nowait()
            if worker.alive:
                return worker
            self._replace()
        if self._waiting >= self._waiting_allowed:
            raise Failure("busy", "All workers are busy and many wait already.")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._patience_s):
                while True:
                    worker = await self._idle.get()
                    if worker.alive:
                        return worker
                    self._replace()
        except TimeoutError:
            raise Failure("busy", "All workers are busy.") from None
        finally:
            self._waiting -= 1

    async def _put_back(self, worker: Worker) -> None:
        # A killed process needs a moment to be known as dead; it must not be handed out in it.
        if worker.killed or not worker.alive:
            await asyncio.shield(worker.end())
            self._replace()
        elif self._stopped:
            await worker.end()
        else:
            self._idle.put_nowait(worker)

    def _replace(self) -> None:
        if self._stopped:
            return
        starting = asyncio.create_task(self._start_another())
        self._starting.add(starting)
        starting.add_done_callback(self._starting.discard)

    async def _start_another(self) -> None:
        while not self._stopped:
            with contextlib.suppress(OSError, TimeoutError):
                self._idle.put_nowait(await Worker.start(self._folder, self.limits))
                return
            _LOG.error("a worker could not be started; trying again")
            await asyncio.sleep(_RETRY_SECONDS)

"""A worker: reads the graph into memory, fences itself in, and answers one message after another until its input ends.

Started as `python -m aisupply.app.workers.worker FOLDER MEMORY_BYTES|watched queries|analyses`.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any

from ...graph.errors import GraphError
from ...graph.knowledge import KnowledgeGraph
from ...graph.protocol import in_memory
from ...graph.store import Store
from .fence import die_after, fence_in
from .frames import frame, read_frame
from .tasks import TASKS, warm_up

_GRACE_SECONDS = 1.0
_REASON_LENGTH = 2000


def main(folder: Path, *, memory_bytes: int | None, analyses: bool) -> None:
    """Serve until the parent is gone."""
    requests, replies = sys.stdin.buffer, sys.stdout.buffer
    kg = KnowledgeGraph(in_memory(Store.open(folder)))
    warm_up(kg, analyses=analyses)
    gc.freeze()
    fence_in(memory_bytes=memory_bytes)
    replies.write(frame({"outcome": "ready"}))
    replies.flush()
    while message := read_frame(requests):
        header, _ = message
        # The parent kills in time; should it be gone, nobody else would.
        die_after(header["seconds"] + _GRACE_SECONDS)
        reply = _answered(kg, header)
        die_after(0)
        replies.write(reply)
        replies.flush()


def _answered(kg: KnowledgeGraph, header: dict[str, Any]) -> bytes:
    try:
        return frame(*TASKS[header["task"]](kg, header["arguments"]))
    except RecursionError:
        return _failed("QueryRefused", "The query is nested too deeply.")
    except (GraphError, MemoryError) as error:
        return _failed(type(error).__name__, str(error))
    except Exception as error:  # noqa: BLE001 — a mistake of ours must reach the parent's log, not end the worker
        return _failed("Mistake", f"{type(error).__name__}: {error}")


def _failed(error: str, reason: str) -> bytes:
    return frame({"outcome": "failed", "error": error, "reason": reason[:_REASON_LENGTH]})


if __name__ == "__main__":
    _limit = None if sys.argv[2] == "watched" else int(sys.argv[2])
    main(Path(sys.argv[1]), memory_bytes=_limit, analyses=sys.argv[3] == "analyses")

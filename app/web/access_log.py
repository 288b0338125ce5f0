"""One line of JSON for each request: whatever a client sends stays inside a string."""

from __future__ import annotations

import json
import logging
import time
from dataclasses import dataclass

from starlette.requests import Request
from starlette.types import Scope

LOG = logging.getLogger("aisupply.access")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Ended:
    """How a request ended; without a status nothing was answered."""

    status: int | None
    bytes: int
    seconds: float


def log_line(scope: Scope, ended: Ended) -> str:
    """Who asked for what and how it ended, never the query itself.

    In ASCII: no byte of a client can end the line or colour a terminal.
    """
    request = Request(scope)
    return json.dumps(
        {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "client": request.client.host if request.client else None,
            "method": request.method[:_LONGEST],
            "path": request.scope["path"][:_LONGEST],
            "status": ended.status,
            "bytes": ended.bytes,
            "ms": round(ended.seconds * 1000, 1),
            "agent": request.headers.get("user-agent", "")[:_LONGEST],
        }
    )

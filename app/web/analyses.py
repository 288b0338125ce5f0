"""Running an analysis for a client: in a worker, one of the client's places held, ended when it hangs up."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from ..workers import Reply
from .cancellation import while_connected
from .clients import one_more_query
from .services import services_of


async def analysed(
    request: Request, name: str, target: str | None, scenario: dict[str, Any], options: dict[str, Any] | None = None
) -> Reply:
    """The reply of a worker to an analysis.

    Raises:
        Failure: there is no result.
        Problem: the client has no place left, or is gone.
    """
    arguments = {"name": name, "target": target, "scenario": scenario, "options": options or {}}
    with one_more_query(request):
        return await while_connected(request, services_of(request).analyses.run("analysis", arguments))

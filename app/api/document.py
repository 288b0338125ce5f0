"""`/api`: the document of the API as a page; `/api/openapi.json` is the same for programs."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from ..pages.render import page

router = APIRouter(include_in_schema=False)


@router.api_route("/api", methods=["GET", "HEAD"])
def document(request: Request) -> Response:
    """Every route with its parameters."""
    described: dict[str, Any] = request.app.openapi()
    routes = [
        (method.upper(), path, operation)
        for path, operations in described["paths"].items()
        for method, operation in operations.items()
    ]
    return page(request, "api.html", routes=routes)

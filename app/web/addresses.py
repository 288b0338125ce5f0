"""The address under which visitors see this server."""

from __future__ import annotations

from starlette.requests import Request

from .services import services_of


def public_url(request: Request) -> str:
    """The address without a slash at its end: that of the settings, or that of the request."""
    return services_of(request).settings.public_url or str(request.base_url).rstrip("/")

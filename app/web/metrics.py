"""Counts and times for Prometheus, of this process."""

from __future__ import annotations

import time
from typing import cast

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .responses import observed
from .services import Services

_METHODS = {"GET", "HEAD", "POST", "OPTIONS"}


class Metrics:
    """The counters of one application."""

    def __init__(self, services: Services) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "aisupply_requests", "Requests by route and status.", ("method", "route", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "aisupply_request_seconds",
            "Time from the request to the end of its answer.",
            ("route",),
            registry=self._registry,
        )
        for name, pool in (
            ("queries", services.queries),
            ("questions", services.questions),
            ("analyses", services.analyses),
        ):
            self._gauge(f"aisupply_{name}_running", f"Workers of {name} at work.").set_function(
                lambda pool=pool: pool.busy
            )
            self._gauge(f"aisupply_{name}_waiting", f"Tasks that wait for a worker of {name}.").set_function(
                lambda pool=pool: pool.waiting
            )

    def count(self, *, method: str, route: str, status: int, seconds: float) -> None:
        """Note one request."""
        self._requests.labels(method if method in _METHODS else "other", route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self) -> bytes:
        """All counters in the format that Prometheus reads."""
        return generate_latest(self._registry)

    def _gauge(self, name: str, words: str) -> Gauge:
        return Gauge(name, words, registry=self._registry)


class Metered:
    """Counts every request under the route that answered it, never under the path that was asked for."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request through and count it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 500

        def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]

        started = time.perf_counter()
        try:
            await self._app(scope, receive, observed(send, note))
        finally:
            route = getattr(scope.get("route"), "path", "other")
            metrics = cast("Metrics", scope["app"].state.metrics)
            metrics.count(method=scope["method"], route=route, status=status, seconds=time.perf_counter() - started)

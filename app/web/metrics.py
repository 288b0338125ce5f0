"""Counts and times for Prometheus, of this process."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

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

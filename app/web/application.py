"""The application, assembled: routes, refusals, and what every request passes through."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route

from ...graph.knowledge import KnowledgeGraph
from ...graph.store import Store
from .. import api, pages, sparql
from . import health
from .clients import Clients
from .metrics import Metrics
from .rate_limit import RateLimit
from .refusals import handle_refusals
from .security import SecurityHeaders
from .services import Services, copy_of, running
from .settings import Settings, settings_from
from .watching import Watched

_READABLE_HEADERS = ["ETag", "Link", "Retry-After"]
_ROUTERS = (health.router, *api.ROUTERS, *pages.ROUTERS)


def create_app(graph: KnowledgeGraph | Store, settings: Settings | None = None) -> FastAPI:
    """The web application over a graph.

    Args:
        graph: the graph, or its store; it must be embedded, not at an endpoint.
        settings: what the operator decides; that of the environment if it is not given.
    """
    kg = KnowledgeGraph(graph) if isinstance(graph, Store) else graph
    folder, temporary = copy_of(kg.store)
    services = Services.over(kg, settings or settings_from(), folder)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncGenerator[None, None]:
        async with running(services):
            yield
        temporary.cleanup()

    app = FastAPI(
        title="aisupply",
        summary="A cited knowledge graph of the AI supply chain that can be asked what depends on what, and what happens if.",
        version=version("aisupply"),
        openapi_url="/api/openapi.json",
        # The pages that FastAPI makes load scripts from other hosts.
        docs_url=None,
        redoc_url=None,
        telemetry={"tracing": False, "metrics": False, "logs": False},
        lifespan=lifespan,
    )
    app.state.services = services
    app.state.clients = Clients(
        requests_per_minute=services.settings.requests_per_minute,
        queries_at_once=services.settings.queries_per_client,
    )
    app.state.metrics = Metrics(services)
    pages.prepare(app, services)
    endpoint = sparql.SparqlEndpoint(sparql.Answers(limit_bytes=services.settings.answers_mb << 20))
    app.router.routes.append(Route(endpoint.path, endpoint, methods=endpoint.methods, include_in_schema=False))
    for router in _ROUTERS:
        app.include_router(router)
    handle_refusals(app)
    _wrap(app)
    return app


def served_app() -> FastAPI:
    """The application over the tables that `AISUPPLY_DATA` names, or those of the package: what a server process runs."""
    import gc
    import os

    from ...graph.knowledge import load

    _end_with_parent()
    app = create_app(load(os.environ.get("AISUPPLY_DATA") or None))
    # What is there now stays; walking through it again and again would stop every answer for some 40 ms.
    gc.collect()
    gc.freeze()
    return app


def _end_with_parent() -> None:
    """Stop in order once the process that started this one as one of several is gone, however it went."""
    import multiprocessing
    import signal
    import threading

    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait_and_stop() -> None:
        parent.join()
        signal.raise_signal(signal.SIGTERM)

    threading.Thread(target=wait_and_stop, daemon=True).start()


def _wrap(app: FastAPI) -> None:
    """The layers around the routes; the last one added is the outermost."""
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "POST", "OPTIONS"],
        allow_headers=["Accept", "Content-Type", "If-None-Match"],
        expose_headers=_READABLE_HEADERS,
        max_age=86_400,
    )
    app.add_middleware(RateLimit)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Watched)

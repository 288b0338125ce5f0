"""What the routes share: the graph, the workers, the settings. Made once, handed to the application, closed with it."""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

from starlette.requests import Request

from ...graph.build import to_nquads
from ...graph.guard import OUR_GRAPHS
from ...graph.knowledge import KnowledgeGraph
from ...graph.protocol import in_memory
from ...graph.store import Store
from ..workers import Limits, Pool
from .settings import Settings

_HASH_LENGTH = 16


@dataclass(frozen=True)
class Services:
    """The graph with all that answers from it."""

    kg: KnowledgeGraph
    settings: Settings
    queries: Pool
    questions: Pool
    analyses: Pool

    @classmethod
    def over(cls, kg: KnowledgeGraph, settings: Settings, folder: Path) -> Services:
        """Services over a graph of which a folder holds a copy."""
        return cls(
            # Pages are answered from memory: an on-disk store is several times slower on paths.
            kg=KnowledgeGraph(in_memory(kg.store)),
            settings=settings,
            queries=Pool(
                folder,
                size=settings.workers,
                waiting=settings.queue,
                patience_s=settings.queue_seconds,
                limits=Limits(settings.query_seconds, settings.query_memory_mb << 20),
            ),
            # Questions of ours never wait behind the queries of strangers or a long analysis.
            questions=Pool(
                folder,
                size=1,
                waiting=settings.queue,
                patience_s=settings.queue_seconds,
                limits=Limits(settings.query_seconds, settings.query_memory_mb << 20),
            ),
            analyses=Pool(
                folder,
                size=settings.analysis_workers,
                waiting=settings.queue,
                patience_s=settings.analysis_seconds,
                limits=Limits(settings.analysis_seconds, settings.analysis_memory_mb << 20, analyses=True),
            ),
        )

    @cached_property
    def data_hash(self) -> str:
        """A short hash of the whole graph: equal graphs have equal hashes."""
        return hashlib.sha256(to_nquads(self.kg.store)).hexdigest()[:_HASH_LENGTH]

    @cached_property
    def triples(self) -> dict[str, int]:
        """How many triples each named graph has."""
        return {graph: self.kg.store.count(graph=graph) for graph in OUR_GRAPHS}


@asynccontextmanager
async def running(services: Services) -> AsyncGenerator[None, None]:
    """The services with their workers started, and ended afterwards."""
    pools = (services.queries, services.questions, services.analyses)
    await asyncio.gather(*(pool.start() for pool in pools))
    # Made now, so that no visitor waits for it.
    _ = services.data_hash, services.triples
    try:
        yield
    finally:
        await asyncio.gather(*(pool.stop() for pool in pools))


def services_of(request: Request) -> Services:
    """The services of the application that a request came to."""
    return cast("Services", request.app.state.services)


def copy_of(store: Store) -> tuple[Path, tempfile.TemporaryDirectory[str]]:
    """A copy of a store on disk, which lives as long as the second value.

    Workers that start anew read it: the one in the cache may be gone by then, for later builds.
    """
    temporary = tempfile.TemporaryDirectory(prefix="aisupply-")
    folder = Path(temporary.name) / "store"
    store.copy_to(folder)
    return folder, temporary

"""The toy world, served."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from aisupply import KnowledgeGraph
from aisupply.app.web.application import create_app
from aisupply.app.web.settings import Settings

from .serving import serving

TOY_SETTINGS = Settings(query_seconds=1.0, query_memory_mb=128, result_mb=1, requests_per_minute=0, request_seconds=1.0)


@pytest.fixture(scope="session")
def toy_address(toy: KnowledgeGraph) -> Iterator[str]:
    with serving(create_app(toy, TOY_SETTINGS)) as address:
        yield address


@pytest.fixture(scope="session")
def site(toy_address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=toy_address, timeout=30) as client:
        yield client

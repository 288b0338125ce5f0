"""The toy world and the real graph, each built once; nothing is written outside the tests' own folders."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import aisupply
from aisupply import KnowledgeGraph

TOY = Path(__file__).parent / "toy"


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AISUPPLY_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="session")
def toy() -> KnowledgeGraph:
    return aisupply.load(TOY)


@pytest.fixture(scope="session")
def real() -> KnowledgeGraph:
    return aisupply.load()


@pytest.fixture
def toy_folder(tmp_path: Path) -> Path:
    """A copy of the toy tables that a test may spoil."""
    return Path(shutil.copytree(TOY, tmp_path / "toy"))

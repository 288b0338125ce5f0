"""The toy world and the real graph, each built once; nothing is written outside the tests' own folders."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

import aisupply
from aisupply import KnowledgeGraph

_CHROMIUM = [
    *"--no-sandbox --disable-gpu --no-first-run --disable-background-networking".split(),
    *"--disable-component-update --disable-sync".split(),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium that reaches only this machine; gone after each module, since no other event loop can run beside it."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.fail("These tests need Chromium: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=_CHROMIUM)
        yield started
        started.close()

"""Pages opened from a file, with the network blocked and watched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from aisupply import KnowledgeGraph
from aisupply.viz import View, build_view, write_page

_LOCAL = ("file:", "blob:", "data:", "about:")


@dataclass
class Opened:
    """A page with what it complained about and what it asked the network for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


Open = Callable[..., Opened]


def until(page: Page, condition: str) -> None:
    """Wait for a condition; the page's own policy forbids Playwright to do so inside it."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


@pytest.fixture
def open_file(browser: Browser) -> Iterator[Open]:
    """Open a file, by its path and what follows `#`."""
    contexts = []

    def opened(file: Path, fragment: str = "", *, size: tuple[int, int] = (1400, 900), graph: bool = True) -> Opened:
        viewport = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=viewport, offline=True, accept_downloads=True, locale="en-GB")
        contexts.append(context)
        context.set_default_timeout(10_000)
        found = Opened(context.new_page())
        found.page.on("console", lambda message: found.complaints.append(message.text))
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
        found.page.on(
            "request", lambda request: None if request.url.startswith(_LOCAL) else found.requests.append(request.url)
        )
        found.page.goto(f"{file.as_uri()}#{fragment}")
        if graph:
            found.page.wait_for_selector("body[data-drawn]")
        return found

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def real_views(real: KnowledgeGraph) -> dict[str, View]:
    network, day = real.network(), real.reference_day
    asked = {
        "plan": ("plan", None),
        "chain": ("chain", None),
        "measures": ("measures", None),
        "huawei": ("thing", "huawei"),
        "models": ("goal", "goal-3-5-general-purpose-large-models"),
    }
    return {key: build_view(network, name=name, thing=thing, as_of=day) for key, (name, thing) in asked.items()}


@pytest.fixture(scope="session")
def pages(real_views: dict[str, View], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The real views as files."""
    folder = tmp_path_factory.mktemp("views")
    return {name: write_page(view, folder / f"{name}.html") for name, view in real_views.items()}

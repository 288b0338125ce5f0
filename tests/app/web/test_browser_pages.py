"""Every kind of page can be read by everybody: without serious faults, in light and dark, at every size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from .watching import Watched

DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
SERIOUS = {"serious", "critical"}
PAGES = [
    "/",
    "/search",
    "/search?q=flour",
    "/search?q=nothing-at-all",
    "/layers",
    "/layers/materials",
    "/goals",
    "/countries",
    "/measures",
    "/sources",
    "/questions",
    "/questions/006",
    "/questions/006?day=tomorrow",
    "/pictures",
    "/scenario",
    "/scenario?remove=oven-works&buyer=arcadia&add_supply=old-mill~oven&add_measure=import-ban~arcadia~flour~arcadia",
    "/scenario?remove=flouur",
    "/why/oven?buyer=arcadia&as_of=2026-12-15",
    "/why/goal-ten-ovens",
    "/editor",
    "/ontology",
    "/data",
    "/api",
    "/id/flour",
    "/id/arcadia",
    "/id/borduria",
    "/id/goal-ten-ovens",
    "/id/bread-plan",
    "/id/oven-works",
    "/id/sour-act",
    "/id/bread/needs",
    "/id/flour/used-by",
    "/statement/sup-old-mill-flour",
    "/statement/ev-sour-act",
    "/source/toy-news",
    "/id/nothing",
]


@pytest.fixture(scope="module")
def watched(browser: Browser, toy_address: str) -> Iterator[Watched]:
    context = browser.new_context(viewport=DESKTOP)
    yield Watched(context.new_page(), toy_address)
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_read_by_everybody_at_every_size(watched: Watched, path: str) -> None:
    page = watched.page
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    page.emulate_media(color_scheme="light")
    watched.open(path)
    faults = {"light": _serious(watched)}
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    faults["dark, phone"] = _serious(watched, only=["color-contrast", "scrollable-region-focusable", "target-size"])

    assert faults == {"light": [], "dark, phone": []}
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert watched.outside == []


def _serious(watched: Watched, *, only: list[str] | None = None) -> list[str]:
    # The editor itself is YASGUI's; what we put around it is ours.
    found = Axe().run(watched.page, context={"exclude": [["#yasgui"]]}, options={"runOnly": only} if only else None)
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:200]}"
        for each in found.response["violations"]
        if each["impact"] in SERIOUS
    ]

"""The pages in a real browser: nothing is fetched from elsewhere, nothing is out of reach of keyboard and screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from aisupply import KnowledgeGraph
from aisupply.app.web.application import create_app
from aisupply.app.web.settings import Settings

from .serving import serving

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def real_address(real: KnowledgeGraph) -> Iterator[str]:
    with serving(create_app(real, Settings(workers=1, requests_per_minute=0))) as address:
        yield address


class Watched:
    """A page, with all that it asked of others and complained of."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.outside: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self._asked(request.url))
        page.on(
            "console",
            lambda message: self.complaints.append(message.text) if message.type in {"error", "warning"} else None,
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle")

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.outside.append(url)


@pytest.fixture
def watched(browser: Browser, real_address: str) -> Iterator[Watched]:
    context = browser.new_context(viewport=DESKTOP, locale="en-GB")
    found = Watched(context.new_page(), real_address)
    yield found
    context.close()
    assert (found.outside, found.complaints) == ([], [])


PAGES = [
    "/",
    "/search?q=flour",
    "/goals",
    "/measures",
    "/questions/006",
    "/id/flour",
    "/id/bread/needs",
    "/source/toy-news",
    "/statement/sup-old-mill-flour",
    "/editor",
    "/data",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_read_by_everybody_at_every_size(browser: Browser, toy_address: str, path: str) -> None:
    context = browser.new_context(viewport=DESKTOP)
    watched = Watched(context.new_page(), toy_address)
    watched.open(path)
    # The editor itself is YASGUI's; what we put around it is ours.
    found = Axe().run(watched.page, context={"exclude": [["#yasgui"]]})
    serious = [v["id"] for v in found.response["violations"] if v["impact"] in SERIOUS]
    watched.page.set_viewport_size(PHONE)  # type: ignore[arg-type]

    assert serious == []
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    context.close()


def test_a_journalist_finds_in_three_clicks_who_leads_the_plan_and_what_stands_between_it_and_its_chips(
    watched: Watched,
) -> None:
    page = watched.page
    watched.open("/")
    assert (
        page.locator("p", has_text="Led by:")
        .get_by_role("link", name="Ministry of Industry and Information Technology")
        .count()
        >= 1
    )

    page.get_by_role("link", name="Secure and reliable supply of key AI core technologies").click()
    page.get_by_role("link", name="High-end training chip", exact=True).first.click()
    measures = page.get_by_role("region", name="Legal measures on it")

    assert measures.get_by_role("row").count() > 1
    assert all(row.locator("a.cite").count() for row in measures.get_by_role("row").all()[1:])


def test_the_search_suggests_while_one_types_and_needs_no_mouse(watched: Watched) -> None:
    page = watched.page
    watched.open("/?lang=zh")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#q").focus()
    page.keyboard.type("光刻", delay=20)
    page.wait_for_selector("#suggestions option", state="attached")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")

    assert page.locator("ul.things li a").count() > 0


def test_the_explorer_reads_without_scripts(browser: Browser, real_address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="de-DE")
    page = context.new_page()
    page.goto(f"{real_address}/")
    page.fill("#q", "Huawei")
    page.press("#q", "Enter")
    page.get_by_role("link", name="Huawei", exact=True).click()

    assert page.locator("h1").inner_text() == "Huawei"
    assert page.locator("html").get_attribute("lang") == "de"
    context.close()


def test_the_editor_asks_our_endpoint_and_leads_to_our_pages(watched: Watched) -> None:
    page = watched.page
    watched.open("/editor")
    page.click(".yasqe_queryButton")
    page.wait_for_selector(".yasr_results td a.iri")
    page.locator(".yasr_results td a.iri").first.hover()

    assert str(page.locator(".yasr_results td a.iri").first.get_attribute("href")).startswith(f"{watched.address}/id/")


def test_the_editor_shows_questions_and_the_place_of_a_mistake(watched: Watched) -> None:
    page = watched.page
    watched.open("/editor")
    page.select_option("#example", "001")
    assert "which bodies issue it" in page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT ?x WHERE {')")
    page.click(".yasqe_queryButton")
    page.wait_for_selector(".yasr_results pre")

    assert "line 1, column 18" in page.locator(".yasr_results pre").inner_text()
    watched.complaints.clear()  # the browser complains of the status 400, as it must


def test_a_shared_link_to_another_server_cannot_send_the_query_there(watched: Watched) -> None:
    page = watched.page
    watched.open("/editor#query=ASK%20%7B%7D&endpoint=http%3A%2F%2Fexample.org%2Fsparql&requestMethod=POST")
    page.click(".yasqe_queryButton")
    page.wait_for_selector(".yasr_results *")

    assert watched.outside == []


def test_the_picture_of_the_plan_is_drawn(watched: Watched) -> None:
    watched.open("/picture/plan")
    watched.page.wait_for_selector("canvas")

    assert watched.page.locator("h1").inner_text() != ""


def test_scripts_that_somebody_injects_do_not_run(watched: Watched) -> None:
    page = watched.page
    watched.open("/")
    ran: Any = page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.injected = 1';"
        "document.body.append(s); const i = document.createElement('img'); i.setAttribute('onerror', 'window.injected = 2');"
        "i.src = 'data:,'; document.body.append(i); return new Promise(r => setTimeout(() => r(window.injected), 200)); }"
    )

    assert ran is None
    watched.complaints.clear()  # the browser says what it refused

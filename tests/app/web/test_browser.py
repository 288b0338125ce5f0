"""The pages in a real browser: nothing is fetched from elsewhere, nothing is out of reach of keyboard and screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from aisupply import KnowledgeGraph
from aisupply.app.web.application import create_app
from aisupply.app.web.settings import Settings

from .serving import serving
from .watching import Watched

DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def real_address(real: KnowledgeGraph) -> Iterator[str]:
    with serving(create_app(real, Settings(workers=1, requests_per_minute=0))) as address:
        yield address


@pytest.fixture
def watched(browser: Browser, real_address: str) -> Iterator[Watched]:
    context = browser.new_context(viewport=DESKTOP, locale="en-GB")
    found = Watched(context.new_page(), real_address)
    yield found
    context.close()
    assert (found.outside, found.complaints) == ([], [])


PLAN_LEADER = {
    "en": "Ministry of Industry and Information Technology",
    "de": "Ministerium für Industrie und Informationstechnologie",
    "zh": "工业和信息化部",
}
GOAL = {
    "en": "Secure and reliable supply of key AI core technologies",
    "de": "Sichere und zuverlässige Versorgung mit KI-Kerntechnologien",
    "zh": "人工智能关键核心技术实现安全可靠供给",
}
CHIP = {"en": "High-end training chip", "de": "High-End-Trainingschip", "zh": "高端训练芯片"}
OBSTACLE = {"en": "NVIDIA may not deliver", "de": "NVIDIA darf", "zh": "英伟达不得供应"}


@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_a_journalist_finds_in_three_clicks_who_leads_the_plan_and_what_stands_between_it_and_its_chips(
    watched: Watched, language: str
) -> None:
    page = watched.page
    watched.open(f"/?lang={language}")
    leader = page.locator("p", has=page.get_by_role("link", name=PLAN_LEADER[language])).first
    assert leader.locator("a.cite").count() >= 1

    page.get_by_role("link", name=GOAL[language]).click()
    page.get_by_role("link", name=CHIP[language], exact=True).first.click()
    finding = page.locator("section.finding")
    obstacles = finding.locator("ul.proof li", has_text=OBSTACLE[language])
    assert obstacles.first.locator("a.cite").count() >= 1
    finding.locator('p a[href^="/why/"]').click()

    assert page.locator("ul.tree a.cite").count() > 20


def test_the_same_path_needs_no_mouse(watched: Watched) -> None:
    page = watched.page
    watched.open("/")
    watched.tab_to(GOAL["en"])
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/goal-secure-ai-core-technology-supply")
    watched.tab_to(CHIP["en"])
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/high-end-training-chip")
    watched.tab_to("The whole proof")
    page.keyboard.press("Enter")
    page.wait_for_url("**/why/high-end-training-chip*")

    assert page.locator("ul.tree a.cite").count() > 20


def test_a_scenario_is_made_by_form_without_scripts_and_its_address_gives_it_again(
    browser: Browser, real_address: str
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(f"{real_address}/scenario")
    page.get_by_label("Organization or item 1").fill("ASML")
    page.locator("summary", has_text="Countries").click()
    page.get_by_label("Japan", exact=True).check()
    page.get_by_label("Supplier (organization or country)").fill("huawei")
    page.get_by_label("Item", exact=True).fill("hbm")
    page.get_by_role("button", name="Compare").click()
    address, fails = page.url, page.locator("#change-fails").inner_text()
    page.goto(address)

    assert "remove=asml%2Cjapan" in address
    assert "add_supply=huawei~hbm" in address
    assert page.locator("#change-fails").inner_text() == fails
    assert page.get_by_role("checkbox", name="Huawei → High-bandwidth memory").is_checked()
    context.close()


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

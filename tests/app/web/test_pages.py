"""The explorer: every page in every language, every statement with its sources, and nothing a visitor can inject."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import httpx
import pytest

from aisupply import KnowledgeGraph
from aisupply.app.pages.atlas import Atlas
from aisupply.app.pages.language import LANGUAGES, read_words
from aisupply.app.pages.rows import row_in_words

PAGES = [
    "/",
    "/search?q=oven",
    "/search?q=nothing-at-all",
    "/search",
    "/layers",
    "/layers/materials",
    "/goals",
    "/countries",
    "/measures",
    "/measures?status=in-force&affected=arcadia",
    "/sources",
    "/questions",
    "/questions/001",
    "/pictures",
    "/scenario",
    "/scenario?remove=old-mill,grand-mill&buyer=arcadia&licences=allow",
    "/scenario?remove=no-such-thing",
    "/why/flour?buyer=arcadia",
    "/why/goal-ten-ovens",
    "/editor",
    "/ontology",
    "/data",
    "/api",
    "/id/flour",
    "/id/bread",
    "/id/arcadia",
    "/id/goal-ten-ovens",
    "/id/bread/needs",
    "/id/flour/used-by?depth=9",
    "/statement/sup-grand-mill-flour",
    "/statement/ev-sour-act",
    "/source/toy-news",
]


class Links(HTMLParser):
    """The addresses of a page, its ids, and its scripts."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.inline_scripts = 0
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.addresses += [value for name in ("href", "src", "action") if (value := found.get(name))]
        self.ids += [value] if (value := found.get("id")) else []
        self.inline_scripts += tag == "script" and "src" not in found and found.get("type") != "application/json"
        assert not [name for name in found if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there_in_every_language(site: httpx.Client, path: str, language: str) -> None:
    answer = site.get(path, headers={"Accept": "text/html", "Accept-Language": language})
    links = Links(answer.text)

    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert links.inline_scripts == 0
    assert len(links.ids) == len(set(links.ids))
    assert not [each for each in links.addresses if urlsplit(each).netloc not in {"", "example.org"}]


def test_no_link_of_the_site_leads_nowhere(site: httpx.Client) -> None:
    waiting, seen = ["/"], {"/"}
    while waiting and len(seen) < 400:
        path = waiting.pop()
        answer = site.get(path, headers={"Accept": "text/html,*/*;q=0.1"})
        assert answer.status_code in {200, 303}, path
        if not answer.headers.get("Content-Type", "").startswith("text/html") or path.startswith("/picture/"):
            continue
        for address in Links(answer.text).addresses:
            there = urlsplit(address)
            target = there.path + (f"?{there.query}" if there.query and "lang=" not in there.query else "")
            if not there.netloc and target.startswith("/") and target not in seen and "/static/" not in target:
                seen.add(target)
                waiting.append(target)

    assert len(seen) > 100


def test_a_statement_is_shown_with_share_confidence_and_sources(site: httpx.Client) -> None:
    page = site.get("/id/flour", headers={"Accept": "text/html"}).text

    assert "55.5 % · world · production · 2025" in page
    assert '<a class="cite" href="/source/toy-news" title="[report on ovens]">Toy News</a>' in page
    assert "export licence" in page
    assert "Others may supply this too" in page


def test_a_mark_says_what_the_review_of_a_statement_found(site: httpx.Client) -> None:
    page = site.get("/id/flour", headers={"Accept-Language": "en"}).text

    assert "req-bread-flour: Compared with its source on 2026-05-01: supported" in re.sub(r"\s+", " ", page)
    assert "sup-old-mill-flour: Not yet compared with its source" in re.sub(r"\s+", " ", page)


def test_a_proof_counts_its_reviewed_statements(site: httpx.Client) -> None:
    assert (
        "0 of 1 statements of this answer"
        in site.get("/why/flour?buyer=arcadia", headers={"Accept-Language": "en"}).text
    )


def test_what_was_sought_and_not_found_is_told(site: httpx.Client) -> None:
    page = site.get("/id/yeast", headers={"Accept-Language": "de"}).text

    assert "2026-05-03: Anbieter — nicht gefunden" in page


def test_what_does_not_count_today_is_marked(site: httpx.Client) -> None:
    page = site.get("/id/oven", headers={"Accept": "text/html"}).text

    assert re.search(
        r'class="past" title="does not count on the reference day">\s*<td>restricts</td>\s*<td>\s*<a href="/id/sour-act"',
        page,
    )


def test_the_language_follows_the_address_then_the_switch_then_the_browser(site: httpx.Client) -> None:
    def language(path: str, **headers: str) -> str:
        return re.findall(r'<html lang="(..)"', site.get(path, headers={"Accept": "text/html", **headers}).text)[0]

    assert language("/goals", **{"Accept-Language": "de"}) == "de"
    assert language("/goals", **{"Accept-Language": "de", "Cookie": "language=zh"}) == "zh"
    assert language("/goals?lang=en", **{"Accept-Language": "de", "Cookie": "language=zh"}) == "en"
    assert language("/goals?lang=xx", **{"Accept-Language": "fr"}) == "en"
    assert "language=de" in site.get("/goals?lang=de").headers["Set-Cookie"]
    site.cookies.clear()


def test_things_are_named_in_the_reader_s_language(site: httpx.Client) -> None:
    assert "<h1>烤炉</h1>" in site.get("/id/oven?lang=zh").text
    assert "<h1>Ofen</h1>" in site.get("/id/oven?lang=de").text
    site.cookies.clear()


def test_all_words_are_there_in_all_languages() -> None:
    words = read_words()

    assert {key: sorted(texts) for key, texts in words.items()} == {key: ["de", "en", "zh"] for key in words}
    for key, texts in words.items():
        places = {language: sorted(re.findall(r"{\w+}", text)) for language, text in texts.items()}
        assert places["de"] == places["zh"] == places["en"], key


def test_every_picture_has_a_name_in_the_explorer() -> None:
    from aisupply.viz import VIEWS

    assert [name for name in VIEWS if f"picture-{name}" not in read_words()] == []


ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7771*7}}",
    "';alert(1)//",
    "</title><script>",
    "\u2028\x00",
]


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize(
    "path", ["/search", "/questions/001", "/measures", "/editor", "/sources", "/id/bread/needs", "/nothing"]
)
def test_nothing_that_a_visitor_sends_becomes_markup(site: httpx.Client, path: str, attack: str) -> None:
    params = dict.fromkeys(
        ("q", "plan", "remove", "lift", "buyer", "as_of", "licences", "status", "affected", "page", "depth", "lang"),
        attack,
    )
    page = site.get(path, params=params, headers={"Accept": "text/html"}).text
    found = Links(page)

    assert found.inline_scripts == 0
    assert "<img src=x" not in page
    assert "54397" not in page


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/id/nothing",
        "/id/Huawei",
        "/id/flour.exe",
        "/id/..%2f..%2fetc%2fpasswd",
        "/static/../pages/terms.py",
        "/static/..%2f..%2f..%2fpyproject.toml",
        "/static/%2e%2e/terms.py",
        "/download/..%2f..%2fetc%2fpasswd",
        "/download/store",
        "/layers/none",
        "/questions/999",
        "/picture/none",
        "/statement/none",
        "/source/none",
        "/api/questions/999",
    ],
)
def test_what_is_not_there_is_404(site: httpx.Client, path: str) -> None:
    assert site.get(path, headers={"Accept": "text/html"}).status_code == 404


def test_a_page_that_is_not_there_still_leads_on(site: httpx.Client) -> None:
    page = site.get("/id/nothing", headers={"Accept": "text/html", "Accept-Language": "de"})

    assert page.headers["Cache-Control"] == "no-store"
    assert "Das ging nicht" in page.text


def test_a_bad_parameter_of_a_question_is_explained_on_its_page(site: httpx.Client) -> None:
    page = site.get("/questions/006", params={"day": "tomorrow"}, headers={"Accept": "text/html"})

    assert page.status_code == 200
    assert "day must be a day like 2026-11-24" in page.text
    assert 'value="tomorrow"' in page.text


def test_suggestions_come_in_the_reader_s_language(site: httpx.Client) -> None:
    found = site.get("/suggest", params={"q": "ove"}, headers={"Accept-Language": "de"}).json()

    assert {"id": "oven", "label": "Ofen", "kind": "Anlage"} in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_property_of_every_real_row_has_its_words(real: KnowledgeGraph, language: str) -> None:
    atlas = Atlas(real)
    for statement, (_, _, about) in atlas.statements.items():
        for name, value in row_in_words(atlas, statement, language):
            assert not set(name) & set("_"), (statement, name)
            assert name not in {"status", "relation", "role", "measure"}, statement
            assert not re.match(r"(supply|restriction|responsibility|link|share|reach|confidence) ", value), about


def test_a_row_names_the_countries_that_its_measure_leaves_out(real: KnowledgeGraph) -> None:
    told = row_in_words(Atlas(real), "nl-regulation-2025-04-process-control-tool", "de")

    assert ("ausgenommen", "Österreich, Belgien, Finnland, Frankreich, Deutschland, Italien, Schweden") in told

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from aisupply import KnowledgeGraph
from aisupply.viz import write_briefing
from aisupply.viz.briefing import Briefing, Cell, Section, Table, Text, to_html, to_markdown
from aisupply.viz.view import CitedSource
from aisupply.viz.words import same

from .conftest import Open
from .worlds import DAY, HOSTILE


@pytest.fixture(scope="module")
def folder(real: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = tmp_path_factory.mktemp("report")
    write_briefing(real.network(), written, as_of=real.reference_day)
    return written


def _hostile(text: str) -> Briefing:
    table = Table(same(text), (same(text),), ((Cell(same(text), ("s",), "file.html"),),))
    section = Section("part", same(text), (Text(same(text), ("s", text)),), (table,))
    source = CitedSource(text, text, text, f"javascript:{text}", text)
    return Briefing(same(text), DAY, (section,), {"s": source, text: source})


def test_every_citation_leads_to_a_source(folder: Path) -> None:
    html = (folder / "index.html").read_text(encoding="utf-8")
    cited, listed = set(re.findall(r'href="#(s\d+)"', html)), set(re.findall(r'<li id="(s\d+)"', html))

    assert cited == listed
    assert len(cited) > 100


def test_the_markdown_cites_the_same_sources_as_the_page(folder: Path) -> None:
    html, markdown = ((folder / name).read_text(encoding="utf-8") for name in ("index.html", "briefing.md"))

    assert set(re.findall(r'href="#(s\d+)"', html)) == set(re.findall(r"\(#(s\d+)\)", markdown))


def test_every_picture_that_is_linked_exists(folder: Path) -> None:
    html = (folder / "index.html").read_text(encoding="utf-8")
    linked = set(re.findall(r'class="picture" href="([^"#]+)#', html))

    assert {"plan.html", "chain.html", "measures.html"} <= linked
    assert [name for name in linked if not (folder / name).is_file()] == []


def test_every_language_has_every_section(folder: Path) -> None:
    html = (folder / "index.html").read_text(encoding="utf-8")
    sections = {language: re.findall(rf'<h2 id="{language}-([a-z]+)"', html) for language in ("en", "zh", "de")}

    assert sections["en"] == sections["zh"] == sections["de"]
    assert "goals" in sections["en"]


def test_equal_graphs_make_equal_briefings(folder: Path, real: KnowledgeGraph, tmp_path: Path) -> None:
    write_briefing(real.network(), tmp_path, as_of=real.reference_day)

    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        file.name: file.read_bytes() for file in folder.iterdir()
    }


def test_the_briefing_opens_without_complaints_and_follows_its_links(folder: Path, open_file: Open) -> None:
    opened = open_file(folder / "index.html", "de-goals", graph=False)
    language, visible = opened.page.evaluate(
        "[document.documentElement.lang, [...document.querySelectorAll('article')].filter((a) => !a.hidden).map((a) => a.lang)]"
    )
    opened.page.click("#languages a[lang=zh]")

    assert (language, visible) == ("de", ["de"])
    assert opened.page.locator("article[lang=zh] h1").is_visible()
    assert (opened.complaints, opened.requests) == ([], [])


def test_a_link_opens_its_picture_in_the_same_language(folder: Path, open_file: Open) -> None:
    opened = open_file(folder / "index.html", "zh", graph=False)
    opened.page.click("article[lang=zh] a.picture[href^='plan.html']")
    opened.page.wait_for_selector("body[data-drawn]")

    assert opened.page.evaluate("document.documentElement.lang") == "zh"


def test_the_briefing_has_no_serious_violation_of_accessibility(folder: Path, open_file: Open) -> None:
    page = open_file(folder / "index.html", "en", graph=False).page
    found = Axe().run(page).response["violations"]

    assert [each["id"] for each in found if each["impact"] in {"serious", "critical"}] == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_label_in_a_briefing_does_nothing(text: str, tmp_path: Path, open_file: Open) -> None:
    (tmp_path / "index.html").write_text(to_html(_hostile(text)), encoding="utf-8")
    opened = open_file(tmp_path / "index.html", graph=False)
    seen = opened.page.evaluate(
        "[typeof stolen, document.querySelectorAll('img').length, document.querySelectorAll('a[href^=javascript]').length]"
    )

    assert seen == ["undefined", 0, 0]
    assert (opened.complaints, opened.requests) == ([], [])


def test_a_hostile_label_stays_text_in_markdown() -> None:
    markdown = to_markdown(_hostile("a|b <img src=x> [x](javascript:1) `c`\n# d"))

    assert r"a\|b \<img src=x\> \[x\](javascript:1) \`c\` \# d" in markdown
    assert "<javascript" not in markdown

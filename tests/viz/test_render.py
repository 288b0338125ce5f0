from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from aisupply.viz import View, page, write_page
from aisupply.viz.words import LANGUAGES, interface_words, phrase

from .worlds import HOSTILE, hostile_view, large_view

FOLDER = Path(__file__).parents[2] / "viz"


def _island(html: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    return json.loads(found.group(1))


def _elements(html: str, name: str) -> int:
    found: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, _: found.append(tag)  # type: ignore[method-assign]
    parser.feed(html)
    return found.count(name)


def test_equal_views_make_equal_pages(real_views: dict[str, View]) -> None:
    assert page(real_views["plan"]) == page(real_views["plan"])


def test_a_page_names_no_other_host_but_its_sources(real_views: dict[str, View]) -> None:
    html = re.sub(r'<script type="application/json".*?</script>', "", page(real_views["plan"]), flags=re.DOTALL)
    hosts = set(re.findall(r"https?://([a-z0-9.-]+\.[a-z]{2,})", html))

    assert hosts <= {"www.w3.org"}


def test_scripts_run_only_by_their_hash(real_views: dict[str, View]) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page(real_views["plan"]))

    assert policy is not None
    assert policy.group(1).startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy.group(1)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_label_cannot_leave_its_island(text: str) -> None:
    html = page(hostile_view(text))
    nodes = _island(html)["nodes"]

    assert _elements(html, "script") == 3
    assert _elements(html, "img") == 0
    assert isinstance(nodes, list)
    assert nodes[0]["labels"]["zh"] == text


def test_the_network_keeps_parallel_edges_and_dates(real_views: dict[str, View]) -> None:
    edges = _island(page(real_views["huawei"]))["edges"]

    assert isinstance(edges, list)
    assert len(edges) == len(real_views["huawei"].edges)
    assert len({(edge["from"], edge["to"]) for edge in edges}) < len(edges)


def test_a_notebook_shows_the_page_in_a_frame_without_rights() -> None:
    html = large_view(5)._repr_html_()

    assert html.startswith('<iframe sandbox="allow-scripts')
    assert "allow-same-origin" not in html
    assert "<script" not in html


def test_a_page_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.mkdir()
    with pytest.raises(OSError, match=r"page\.html"):
        write_page(large_view(3), target)

    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("part", ["page", "view", "briefing"])
def test_every_word_is_there_in_every_language(part: str) -> None:
    places = re.compile(r"\{(\w+)\}")
    missing = {name for name, labels in interface_words(part).items() if set(labels) != set(LANGUAGES)}
    differing = {
        name
        for name, labels in interface_words(part).items()
        if len({frozenset(places.findall(t)) for t in labels.values()}) > 1
    }

    assert missing == set()
    assert differing - {"thing-sees"} == set()


def test_every_word_that_the_page_asks_for_is_there() -> None:
    scripts = "".join(file.read_text(encoding="utf-8") for file in (FOLDER / "page").glob("*.js"))
    asked = set(re.findall(r'(?:word|filled)\("([a-z-]+)"', scripts))

    assert asked - set(interface_words("page")) == set()


def test_a_phrase_takes_its_places_in_the_same_language() -> None:
    found = phrase("view", "plan-title", plan={"en": "Plan", "zh": "规划", "de": "Plan"})

    assert found["zh"] == "规划：目标依赖什么"

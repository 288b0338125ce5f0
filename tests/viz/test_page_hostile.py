from __future__ import annotations

from pathlib import Path

import pytest

from aisupply.viz import write_page

from .conftest import Open
from .worlds import HOSTILE, hostile_view


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_label_does_nothing(text: str, tmp_path: Path, open_file: Open) -> None:
    view = hostile_view(text)
    opened = open_file(write_page(view, tmp_path / "hostile.html"))
    page = opened.page
    page.evaluate("(id) => choose(id)", view.nodes[0].id)
    page.evaluate("(node) => tip(nodesById.get(node), { clientX: 5, clientY: 5 })", view.nodes[0].id)
    page.evaluate("choose('e0')")
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))")
    seen = page.evaluate("[typeof stolen, document.querySelectorAll('img, iframe, object').length, data.nodes[0].note]")

    assert seen == ["undefined", 0, text]
    assert (opened.complaints, opened.requests) == ([], [])
    assert not [link for link in links if not link.startswith(("#", "http"))]


def test_a_hostile_label_is_data_in_exports(tmp_path: Path, open_file: Open) -> None:
    page = open_file(write_page(hostile_view('=1+1,"<b>\n'), tmp_path / "hostile.html")).page
    with page.expect_download() as rows:
        page.click("#csv")
    with page.expect_download() as picture:
        page.click("#svg")

    assert '"\'=1+1,""<b>' in Path(rows.value.path()).read_text(encoding="utf-8-sig")
    assert "<b>" not in Path(picture.value.path()).read_text(encoding="utf-8")


def test_a_hostile_address_chooses_nothing(tmp_path: Path, open_file: Open) -> None:
    fragment = "lang=%3Cscript%3E&id=%3Cimg%20onerror%3D1%3E&open=__proto__&at=1,2,x&kind=%22%3E&on=never&theme=x"
    opened = open_file(write_page(hostile_view("name"), tmp_path / "page.html"), fragment)

    assert opened.complaints == []
    assert opened.page.evaluate("[state.lang, state.pick, state.camera, state.theme]") == ["en", "", None, "auto"]

"""A reader at the page, in a real browser."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from aisupply import KnowledgeGraph

from .conftest import Open, until

VIEWS = ("plan", "chain", "measures", "huawei", "models")
_OVERLAPS = """() => {
  const frames = shown.nodes.map((node) => [node.id, frameOf(node)]), found = [];
  frames.forEach(([one, a], place) => frames.slice(place + 1).forEach(([two, b]) => {
    if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) found.push([one, two]);
  }));
  return found;
}"""


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_opens_without_complaints_or_requests(name: str, pages: dict[str, Path], open_file: Open) -> None:
    opened = open_file(pages[name])

    assert (opened.complaints, opened.requests) == ([], [])


@pytest.mark.parametrize("name", VIEWS)
def test_no_two_boxes_overlap_in_any_language(name: str, pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages[name]).page
    overlaps = {}
    for language in ("en", "zh", "de"):
        page.select_option("#language", language)
        overlaps[language] = page.evaluate(_OVERLAPS)

    assert overlaps == {"en": [], "zh": [], "de": []}


def test_no_two_boxes_overlap_when_everything_is_open(pages: dict[str, Path], open_file: Open) -> None:
    opened = open_file(pages["chain"], "open=*")

    assert opened.page.evaluate(_OVERLAPS) == []


@pytest.mark.parametrize(("typed", "found"), [("华为", "Huawei"), ("ASCEND 910c", "Ascend 910C"), ("Jiangsu-nata", "")])
def test_search_finds_a_label_in_any_language(typed: str, found: str, pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["huawei"]).page
    page.fill("#find", typed)

    first = page.locator("#things li").first.inner_text() if found else page.locator("#found").inner_text()
    assert first == (found or "Nothing is called so here.")


def test_search_ignores_case_and_accents(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["chain"], "lang=de").page
    page.fill("#find", "POLYSILIZIÜM IN")

    assert page.locator("#things li").first.inner_text().startswith("Polysilizium in Halbleiterqualität")


def test_filter_counts_are_those_of_a_query(pages: dict[str, Path], real: KnowledgeGraph, open_file: Open) -> None:
    page = open_file(pages["chain"]).page
    asked = real.answer("""
        SELECT (COUNT(DISTINCT ?thing) AS ?n) {
          { ?thing ais:layer [] ; ais:country aid:china } UNION
          { ?statement a ais:Supply ; ais:supplier ?thing ; ais:item [ ais:layer [] ] . ?thing ais:country aid:china } UNION
          { ?statement a ais:Supply ; ais:supplier aid:china ; ais:item [ ais:layer [] ] BIND (aid:china AS ?thing) }
        }""").rows[0][0]
    page.evaluate("document.getElementById('facet-country').open = true")
    shown = page.locator("#facet-country label", has=page.locator("input[value=china]")).locator(".count").inner_text()

    assert shown.replace(",", "") == str(asked)


def test_a_filter_leaves_only_what_passes_it(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["chain"]).page
    page.evaluate("document.getElementById('facet-layer').open = true")
    page.check("#facet-layer input[value=materials]")

    assert set(page.evaluate("shown.things.map((node) => node.layer)")) == {"materials"}


def test_a_day_leaves_only_what_is_valid_on_it(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["measures"], "on=2020-01-01").page

    starts = page.evaluate("shown.statements.filter((edge) => edge.first).map((edge) => edge.first)")
    assert starts
    assert max(starts) <= "2020-01-01"


def test_filters_that_nothing_passes_say_so(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["plan"], "layer=materials").page

    assert page.locator("#empty").is_visible()
    assert page.locator("#body").inner_text() == "No rows pass the filters."


def test_a_click_on_a_box_shows_its_statements_and_sources(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["plan"]).page
    at = page.evaluate("network.canvasToDOM(network.getPosition('ai-manufacturing-plan'))")
    page.mouse.move(400, 300)
    page.locator("#picture canvas").click(position=at)

    details = page.locator("#details")
    assert details.locator("h2").inner_text().startswith("Implementation Opinions")
    assert details.locator("a[href^=https]").count() >= 2


def test_a_click_on_a_line_shows_its_statement(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["huawei"]).page
    edge = page.evaluate("shown.edges[0].all[0]")
    page.evaluate("(id) => choose(id)", edge["id"])

    assert edge["statement"] in page.locator("#details").inner_text()


def test_countries_that_a_measure_leaves_out_are_told_as_such(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["measures"]).page
    statement = "nl-regulation-2025-04-process-control-tool"
    page.evaluate("(id) => choose([...edgesById.values()].find((edge) => edge.statement === id).id)", statement)

    told = page.locator("#details").inner_text()
    assert "except\nAustria, Belgium, Finland, France, Germany, Italy, Sweden\n" in told


def test_a_double_click_opens_a_type(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["chain"], "id=hbm").page
    before = page.evaluate("shown.nodes.length")
    at = page.evaluate("network.canvasToDOM(network.getPosition('hbm'))")
    page.locator("#picture canvas").dblclick(position=at)
    until(page, "state.open.has('hbm')")

    assert page.evaluate("shown.nodes.length") > before


def test_everything_can_be_done_with_the_keyboard(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["huawei"]).page
    page.focus("#find")
    page.keyboard.type("ascend 910c")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    chosen = page.locator("#details h2").inner_text()
    focused = page.evaluate("document.activeElement.id")
    page.keyboard.press("Escape")

    assert (chosen, focused) == ("Ascend 910C", "details")
    assert page.evaluate("state.pick") == ""


def test_arrow_keys_go_from_box_to_box(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["huawei"], "id=huawei").page
    page.focus("#picture")
    page.keyboard.press("ArrowRight")
    there = page.evaluate("[state.pick, positions.get(state.pick).x > positions.get('huawei').x]")
    page.keyboard.press("Escape")

    assert there[0] != "huawei"
    assert there[1]
    assert page.evaluate("state.pick") == ""


def test_a_selection_is_announced(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["huawei"], "id=huawei").page

    assert page.locator("#status[aria-live=polite]").inner_text().startswith("Huawei. Company · China.")


def test_an_address_shows_what_its_sender_saw(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["chain"], "lang=de").page
    page.evaluate("document.getElementById('facet-country').open = true")
    page.check("#facet-country input[value=china]")
    page.fill("#find", "910c")
    page.keyboard.press("Enter")
    page.click("#head button >> nth=2")
    fragment, seen = page.evaluate("[location.hash.slice(1), document.body.innerText]")
    again = open_file(pages["chain"], fragment).page

    kept = "[state.pick, state.lang, state.sort, state.camera, [...state.only.country], [...state.open].sort()]"
    assert again.evaluate(kept) == page.evaluate(kept)
    assert again.locator("#details").inner_text() in seen


def test_the_language_changes_labels_and_interface(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["huawei"], "id=huawei").page
    page.select_option("#language", "zh")

    assert page.evaluate("document.documentElement.lang") == "zh"
    assert page.locator("#details h2").inner_text() == "华为"
    assert page.locator("#fit").inner_text() == "显示全图"
    assert page.evaluate("drawn.nodes.get('huawei').label") == "华为"


def test_the_table_sorts_and_filters(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["huawei"]).page
    page.fill("#table-filter", "ascend 910c")
    page.click("#head button >> nth=0")
    firsts = page.locator("#body th").all_inner_texts()
    texts = page.locator("#body tr").all_inner_texts()

    assert firsts == sorted(firsts, key=str.casefold)
    assert all("ascend 910c" in text.casefold() for text in texts)
    assert page.locator("#head th").first.get_attribute("aria-sort") == "ascending"


def test_rows_are_saved_as_csv(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["measures"]).page
    with page.expect_download() as saved:
        page.click("#csv")
    rows = list(csv.DictReader(io.StringIO(Path(saved.value.path()).read_text(encoding="utf-8-sig"))))

    assert len(rows) == page.evaluate("rowsNow().length")
    assert {row["as_of"] for row in rows} == {page.evaluate("data.asOf")}


@pytest.mark.parametrize(("button", "begins"), [("#png", b"\x89PNG"), ("#svg", b"<svg")])
def test_the_picture_is_saved(button: str, begins: bytes, pages: dict[str, Path], open_file: Open) -> None:
    opened = open_file(pages["models"])
    with opened.page.expect_download() as saved:
        opened.page.click(button)

    assert Path(saved.value.path()).read_bytes().startswith(begins)
    assert opened.complaints == []


def test_dark_colours_are_used_where_the_system_wants_them(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["plan"]).page
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    # The page hears of the change a moment after its style does.
    until(page, "drawn.nodes.get('miit').color.background === data.encoding.otherLayer.dark[0]")

    assert light == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 27)"


def test_print_holds_every_row(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["measures"]).page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert page.locator("#body tr").count() == page.evaluate("rowsNow().length") > 100


def test_relaxing_can_be_undone(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["huawei"]).page
    before = page.evaluate("network.getPositions()")
    page.click("#relax")
    until(page, "relaxed && !network.physics.physicsEnabled")
    moved = page.evaluate("network.getPositions()")
    page.click("#relax")

    assert moved != before
    assert page.evaluate("network.getPositions()") == before


def test_a_bar_of_the_time_line_shows_what_the_measure_hits(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["measures"]).page
    page.focus("#chart .time [tabindex] >> nth=0")
    page.keyboard.press("Enter")

    assert "Restricts" in page.locator("#details").inner_text()


def test_a_phone_shows_picture_and_panel_below_each_other(pages: dict[str, Path], open_file: Open) -> None:
    page = open_file(pages["plan"], "id=miit", size=(390, 844)).page

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("byId('details').offsetTop > byId('picture').offsetTop")

from __future__ import annotations

from pathlib import Path

from aisupply.viz import write_page

from .conftest import Open
from .worlds import large_view


def test_many_things_are_drawn_as_groups_first(tmp_path: Path, open_file: Open) -> None:
    page = open_file(write_page(large_view(3000), tmp_path / "large.html")).page
    drawn = page.evaluate(
        "[shown.nodes.length, shown.things.length, shown.nodes.every((node) => node.role === 'group')]"
    )

    assert drawn[0] < 200
    assert drawn[1:] == [3000, True]


def test_a_group_opens_into_its_members(tmp_path: Path, open_file: Open) -> None:
    page = open_file(write_page(large_view(3000), tmp_path / "large.html")).page
    group, size = page.evaluate("[shown.nodes[0].id, members.get(shown.nodes[0].id).length]")
    before = page.evaluate("shown.nodes.length")
    page.evaluate("(id) => toggle(id)", group)

    assert page.evaluate("shown.nodes.length") == before - 1 + size


def test_ten_thousand_things_are_drawn_when_all_are_opened(tmp_path: Path, open_file: Open) -> None:
    opened = open_file(write_page(large_view(10_000), tmp_path / "large.html"), "open=*")

    assert opened.page.evaluate("drawn.nodes.length") == 10_000
    assert opened.complaints == []

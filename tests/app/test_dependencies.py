"""needs and used-by as outline, rows and JSON."""

from __future__ import annotations

import csv
import io
import json

import pytest

from .conftest import Call


def test_needs_is_an_outline_with_groups_sources_and_what_is_inherited_or_repeated(call_toy: Call) -> None:
    called = call_toy("needs", "人人有面包")

    assert called.out.splitlines() == [
        "Daily bread for all (goal-daily-bread)",
        "├─ targets: Bread (bread) [toy-book]",
        "│  ├─ requires: Flour (flour) [toy-book]",
        "│  │  └─ kind: Rye flour (rye-flour)",
        "│  ├─ requires: Oven (oven) [toy-book]",
        "│  ├─ 1 of “rising”: Sourdough (sourdough) [toy-book]",
        "│  ├─ 1 of “rising”: Yeast (yeast) [toy-book]",
        "│  └─ kind: Rye bread (rye-bread)",
        "│     ├─ requires, as bread: Oven (oven) ↑ shown above [toy-book]",
        "│     ├─ requires: Rye flour (rye-flour) ↑ shown above [toy-book]",
        "│     ├─ 1 of “rising”, as bread: Sourdough (sourdough) ↑ shown above [toy-book]",
        "│     └─ 1 of “rising”, as bread: Yeast (yeast) ↑ shown above [toy-book]",
        "└─ child goal: Ten ovens (goal-ten-ovens)",
        "   └─ requires: Oven (oven) ↑ shown above [toy-book]",
        "",
        "Reviews: 1 of 7 statements were compared with their source: 1 supported.",
    ]
    assert "As of 2026-06-01." in called.err


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_depth_bounds_the_outline(call_toy: Call, depth: int) -> None:
    rows = list(csv.DictReader(io.StringIO(call_toy("needs", "bread", "--depth", str(depth), "--format", "csv").out)))

    assert max(int(row["level"]) for row in rows) == depth


def test_used_by_as_json_is_a_nested_tree(call_toy: Call) -> None:
    tree = json.loads(call_toy("used-by", "oven", "--format", "json").out)

    assert (tree["target"], tree["direction"], tree["as_of"]) == ("oven", "used-by", "2026-06-01")
    assert {branch["thing"] for branch in tree["root"]["branches"]} >= {"bread", "goal-ten-ovens"}


def test_another_day_is_said(call_toy: Call) -> None:
    called = call_toy("needs", "bread", "--as-of", "2019-12-31")

    assert "As of 2019-12-31." in called.err
    assert "Oven (oven)" not in called.out

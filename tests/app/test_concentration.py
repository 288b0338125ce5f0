"""The command for concentration."""

from __future__ import annotations

import json

from .conftest import Call

HOME = ("--home", "arcadia")


def test_the_table_fits_a_hundred_columns_and_names_its_sources(call_toy: Call) -> None:
    called = call_toy("concentration", "flour", *HOME, "--towards", "borduria")

    assert called.status == 0
    assert max(map(len, called.out.splitlines())) <= 100
    assert "[toy-book, toy-news]" in called.out
    assert "dependence towards borduria: 70.0 %" in called.out


def test_json_has_the_documented_keys(call_toy: Call) -> None:
    answer = json.loads(call_toy("concentration", "flour", *HOME, "--format", "json").out)

    assert set(answer) == {"as_of", "home", "markets"}
    assert answer["markets"][0]["hhi"]["low"] <= answer["markets"][0]["hhi"]["high"]


def test_csv_has_one_row_a_share(call_toy: Call) -> None:
    lines = call_toy("concentration", *HOME, "--format", "csv").out.splitlines()

    assert lines[0].startswith("item,scope,measure,year,role")
    assert len(lines) == 5


def test_without_an_item_every_item_has_a_line(call_toy: Call) -> None:
    called = call_toy("concentration", *HOME)

    assert called.out.count("world production 2025") == 2


def test_an_item_without_shares_says_so(call_toy: Call) -> None:
    called = call_toy("concentration", "oven", *HOME)

    assert (called.status, called.out) == (0, "")
    assert "Nobody states a share" in called.said


def test_an_unknown_item_gets_a_suggestion(call_toy: Call) -> None:
    called = call_toy("concentration", "flouer", *HOME)

    assert called.status == 1
    assert "Did you mean" in called.said

"""The command `view`, as a person calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Call


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (("chain",), "The AI supply chain, from materials to goals"),
        (("countries",), "Who supplies what: shares by country, and who supplies whom"),
        (("thing", "oven", "--depth", "1"), "Oven: what it rests on and what rests on it"),
        (("烤炉",), "Oven: what it rests on and what rests on it"),
        (("goal-ten-ovens",), "Ten ovens: what must be there, and what can stand for what"),
        (("plan", "bread-plan"), ": what its goals rest on"),
    ],
)
def test_a_view_is_written_and_named(words: tuple[str, ...], title: str, call_toy: Call, tmp_path: Path) -> None:
    called = call_toy("view", *words, "-o", str(tmp_path / "view.html"))

    assert (called.status, called.out.strip()) == (0, str(tmp_path / "view.html"))
    assert title in (tmp_path / "view.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("thing",), "needs an id"),
        (("scenario",), "needs a file"),
        (("chain", "oven"), "takes no id"),
        (("plan", "oven"), "Oven is no plan"),
        (("ovn",), "Did you mean oven"),
        (("scenario", "no-such.toml"), "no-such.toml"),
    ],
)
def test_a_view_that_cannot_be_made_says_why(words: tuple[str, ...], says: str, call_toy: Call, tmp_path: Path) -> None:
    called = call_toy("view", *words, "-o", str(tmp_path / "view.html"))

    assert called.status == 1
    assert says in called.err
    assert list(tmp_path.iterdir()) == []


def test_a_scenario_is_drawn_from_its_file(call_toy: Call, tmp_path: Path) -> None:
    (tmp_path / "no-ovens.toml").write_text('buyer = "arcadia"\nremove = ["oven-works"]\n', encoding="utf-8")
    called = call_toy("view", "scenario", str(tmp_path / "no-ovens.toml"), "-o", str(tmp_path / "view.html"))

    assert called.status == 0
    assert "without oven-works" in (tmp_path / "view.html").read_text(encoding="utf-8")

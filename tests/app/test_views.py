"""The commands `view` and `report`, as a person calls them."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from aisupply.app.cli import typer_app

TOY = str(Path(__file__).parents[1] / "toy")


def _run(*words: str) -> Result:
    return CliRunner().invoke(typer_app(), list(words), standalone_mode=False)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (("chain",), "The AI supply chain, from materials to goals"),
        (("thing", "oven", "--depth", "1"), "Oven: what it rests on and what rests on it"),
        (("烤炉",), "Oven: what it rests on and what rests on it"),
        (("goal-ten-ovens",), "Ten ovens: what must be there, and what can stand for what"),
        (("plan", "bread-plan"), ": what its goals rest on"),
    ],
)
def test_a_view_is_written_and_named(words: tuple[str, ...], title: str, tmp_path: Path) -> None:
    result = _run("view", *words, "-o", str(tmp_path / "view.html"), "--data", TOY)

    assert result.exception is None
    assert result.stdout.strip() == str(tmp_path / "view.html")
    assert title in (tmp_path / "view.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("thing",), "needs an id"),
        (("chain", "oven"), "takes no id"),
        (("plan", "oven"), "Oven is no plan"),
        (("ovn",), "Did you mean oven"),
    ],
)
def test_a_view_that_cannot_be_made_says_why(words: tuple[str, ...], says: str, tmp_path: Path) -> None:
    result = _run("view", *words, "-o", str(tmp_path / "view.html"), "--data", TOY)

    assert says in (
        result.exception.format_message() if hasattr(result.exception, "format_message") else str(result.exception)
    )
    assert list(tmp_path.iterdir()) == []

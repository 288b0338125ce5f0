"""The command for concentration."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from aisupply.app.cli import app
from tests.conftest import TOY

run = CliRunner().invoke


def test_the_table_fits_a_hundred_columns_and_names_its_sources() -> None:
    result = run(app, ["concentration", "flour", "--data", str(TOY), "--home", "arcadia", "--towards", "borduria"])

    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert "[toy-book, toy-news]" in result.stdout
    assert "dependence towards borduria: 70.0 %" in result.stdout


def test_json_has_the_documented_keys() -> None:
    result = run(app, ["concentration", "flour", "--data", str(TOY), "--home", "arcadia", "--format", "json"])
    answer = json.loads(result.stdout)

    assert set(answer) == {"as_of", "home", "markets"}
    assert answer["markets"][0]["hhi"]["low"] <= answer["markets"][0]["hhi"]["high"]


def test_csv_has_one_row_a_share() -> None:
    result = run(app, ["concentration", "--data", str(TOY), "--home", "arcadia", "--format", "csv"])

    assert result.stdout.splitlines()[0].startswith("item,scope,measure,year,role")
    assert len(result.stdout.splitlines()) == 5


def test_an_item_without_shares_says_so() -> None:
    result = run(app, ["concentration", "oven", "--data", str(TOY), "--home", "arcadia"])

    assert result.exit_code == 0
    assert "Nobody states a share" in result.stderr

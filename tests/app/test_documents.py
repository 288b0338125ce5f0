"""check, build, tidy, export and report."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from aisupply.data import DATA_FOLDER

from ..conftest import TOY
from .conftest import Call


def test_check_of_sound_tables_says_so(call: Call) -> None:
    called = call("check", str(TOY))

    assert (called.status, called.out, called.said) == (0, "", "No problems.\n")


def test_check_prints_every_problem_and_ends_with_1(call: Call, toy_folder: Path) -> None:
    path = toy_folder / "supplies.csv"
    path.write_text(path.read_text("utf-8").replace("makes,70,", "makes,170,").replace("2019-05", "2019-13"), "utf-8")
    called = call("check", str(toy_folder), "--format", "json")

    assert called.status == 1
    assert {(row["file"], row["column"]) for row in json.loads(called.out)} >= {
        ("supplies.csv", "share_pct"),
        ("supplies.csv", "valid_from"),
    }
    assert called.said.endswith("problems.\n")


def test_one_problem_is_counted_as_one(call: Call, toy_folder: Path) -> None:
    (toy_folder / "datapackage.json").unlink()

    assert call("check", str(toy_folder)).said == "1 problem.\n"


def test_build_prints_how_large_each_graph_is(call_toy: Call) -> None:
    rows = {row["graph"]: row["triples"] for row in json.loads(call_toy("build", "--format", "json").out)}

    assert rows["all"] == rows["ontology"] + rows["facts"] + rows["derived"]


def test_tidy_restores_the_canonical_form_and_says_what_it_changed(call: Call, toy_folder: Path) -> None:
    path = toy_folder / "goals.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\r\n".join([lines[0], lines[2], lines[1]]), "utf-8")
    called = call("tidy", str(toy_folder))

    assert called.out == f"tidied {path}\n"
    assert path.read_bytes() == (TOY / "goals.csv").read_bytes()
    assert call("tidy", str(toy_folder)).out == ""


def test_the_real_tables_are_tidy(call: Call, tmp_path: Path) -> None:
    copy = shutil.copytree(DATA_FOLDER, tmp_path / "data")

    assert call("tidy", str(copy)).out == ""


def test_export_prints_the_files_it_wrote(call_toy: Call, tmp_path: Path) -> None:
    called = call_toy("export", "--format", "csv", "-o", str(tmp_path / "out"))

    assert called.out == f"{tmp_path}/out/nodes.csv\n{tmp_path}/out/edges.csv\n"
    assert (tmp_path / "out" / "edges.csv").exists()


def test_report_writes_a_folder_that_opens_without_a_network(call: Call, tmp_path: Path) -> None:
    called = call("report", "-o", str(tmp_path / "out"))
    with (tmp_path / "out" / "goals.csv").open(encoding="utf-8", newline="") as file:
        goals = {row["goal"]: row for row in csv.DictReader(file)}

    assert called.status == 0
    assert "Goals of ai-manufacturing-plan that name a number" in called.out
    assert {goal["target"] for goal in goals.values()} >= {"100 datasets"}
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"index.html", "briefing.md", "few-suppliers.csv", "goals.csv", "plan.html", "chain.html"} <= written
    assert "As of 2026-11-24." in called.err


def test_report_prints_json_or_csv_when_asked(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aisupply.viz.write_briefing", lambda _network, folder, **_: [folder])
    found = json.loads(call("report", "-o", str(tmp_path / "out"), "--format", "json").out)
    rows = list(csv.DictReader(io.StringIO(call("report", "-o", str(tmp_path / "out"), "--format", "csv").out)))

    assert found["plan"] == "ai-manufacturing-plan"
    assert len(rows) == len(found["goals"]) > 50

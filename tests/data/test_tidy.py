"""The canonical form, and the data package for other tools."""

from __future__ import annotations

import shutil
from pathlib import Path

import frictionless
import pytest

from aisupply.data import DATA_FOLDER, FactErrors, read_tables, tidy_tables
from aisupply.data.tables import ROW_CLASSES


def test_tidying_restores_the_canonical_form(toy_folder: Path) -> None:
    path = toy_folder / "goals.csv"
    canonical = path.read_bytes()
    lines = canonical.decode().splitlines()
    path.write_text("\ufeff" + "\r\n".join([lines[0], lines[2], lines[1].replace(",Daily", ", Daily")]), "utf-8")

    assert tidy_tables(toy_folder) == (path,)
    assert path.read_bytes() == canonical
    assert tidy_tables(toy_folder) == ()


def test_tidying_a_table_that_cannot_be_read_changes_nothing(toy_folder: Path) -> None:
    path = toy_folder / "goals.csv"
    path.write_text(path.read_text("utf-8").replace("2027", "soon"), "utf-8")
    before = path.read_bytes()

    with pytest.raises(FactErrors):
        tidy_tables(toy_folder)

    assert path.read_bytes() == before


def test_a_table_that_cannot_be_written_stays_as_it_was(toy_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = toy_folder / "goals.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before, files = path.read_bytes(), set(toy_folder.iterdir())

    def full(_path: Path, _mode: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "chmod", full)
    with pytest.raises(OSError, match="No space left"):
        tidy_tables(toy_folder)

    assert path.read_bytes() == before
    assert set(toy_folder.iterdir()) == files


def test_columns_may_stand_in_another_order(toy_folder: Path) -> None:
    path = toy_folder / "responsibilities.csv"
    header, row = [line.split(",") for line in path.read_text("utf-8").splitlines()]
    path.write_text(",".join(header[::-1]) + "\n" + ",".join(row[::-1]) + "\n", "utf-8")

    assert read_tables(toy_folder).responsibilities[0].body == "ministry-of-bread"


def test_frictionless_finds_the_real_data_package_valid(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA_FOLDER, tmp_path / "data", ignore=shutil.ignore_patterns("*.py", "__pycache__")))

    with frictionless.system.use_context(trusted=True):
        report = frictionless.validate(folder / "datapackage.json")

    assert report.flatten(["type", "note"]) == []
    assert len(report.tasks) == len(ROW_CLASSES)

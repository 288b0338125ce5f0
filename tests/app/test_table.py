"""A table stands in straight columns, also with Chinese in it, and folds where the terminal is narrow."""

from __future__ import annotations

import os

import pytest

from aisupply.app.output import Format, print_rows, print_text

ROWS = [("mill", "磨坊", None), ("oven", "Ofen", 3)]


def test_columns_are_as_wide_as_their_widest_cell(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(("id", "label", "count"), ROWS, format_=Format.TABLE)

    assert capsys.readouterr().out.splitlines() == [
        "id     label   count",
        "────────────────────",
        "mill   磨坊",
        "oven   Ofen    3",
    ]


def test_a_table_without_rows_has_its_columns(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(("id",), [], format_=Format.TABLE)

    assert capsys.readouterr().out == "id\n──\n"


def test_a_narrow_terminal_folds_cells(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((20, 24)))
    monkeypatch.setenv("COLUMNS", "20")
    print_rows(("id", "label"), [("mill", "the old mill by the river")], format_=Format.TABLE)

    lines = capsys.readouterr().out.splitlines()

    assert len(lines) > 3
    assert max(map(len, lines)) <= 20


def test_a_wide_terminal_folds_nothing(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    print_rows(("id", "label"), [("mill", "the old mill by the river")], format_=Format.TABLE)

    assert capsys.readouterr().out.splitlines()[2] == "mill   the old mill by the river"


def test_a_cell_of_two_lines_stays_in_its_column(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(("id", "note"), [("mill", "one\ntwo")], format_=Format.TABLE)

    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()[2:]] == ["mill   one", "       two"]


@pytest.mark.parametrize("hostile", ["\x1b[31m", "\x1b]0;title\x07", "\r", "\x9b", "\x00"])
def test_text_from_the_data_cannot_steer_the_terminal(hostile: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(("id",), [(f"a{hostile}b",)], format_=Format.TABLE)
    print_text(f"a{hostile}b")

    out = capsys.readouterr().out

    assert not ({chr(code) for code in (*range(32), *range(0x7F, 0xA0))} - {"\n"}) & set(out)
    assert "�" in out

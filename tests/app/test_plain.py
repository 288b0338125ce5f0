"""The plain forms of the look-ups give what the whole command line gives, and import little."""

from __future__ import annotations

import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from aisupply.app import cli
from aisupply.app.plain import plain_lookup
from tests.conftest import TOY

QUERY = "SELECT ?mill ?item { ?mill ais:makes ?item } ORDER BY ?mill ?item"
HEAVY = "pandas networkx rdflib pyshacl pyvis fastapi pyarrow numpy typer rich.console jinja2".split()

PLAIN = [
    ["show", "bread"],
    ["show", "stm-that-nobody-made"],
    ["search", "mehl"],
    ["search", "xyzzy"],
    ["query", "{folder}/query.rq"],
    ["query", "{folder}/construct.rq"],
    ["query", "{folder}/ask.rq"],
]
FORMATS = [[], ["--format", "table"], ["--format", "csv"], ["--format", "json"]]

NOT_PLAIN = [
    [],
    ["show"],
    ["show", "--help"],
    ["show", "bread", "flour"],
    ["show", "bread", "--format"],
    ["show", "bread", "--format", "xml"],
    ["show", "bread", "--format=csv"],
    ["show", "bread", "--format", "csv", "--format", "json"],
    ["show", "bread", "--data", ""],
    ["show", "bread", "--data", "--format"],
    ["show", "--", "-bread"],
    ["query", "query.rq", "--endpoint", "http://localhost"],
    ["needs", "bread"],
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "query.rq").write_text(QUERY, "utf-8")
    (tmp_path / "ask.rq").write_text("ASK { aid:bread ais:requires aid:flour }", "utf-8")
    (tmp_path / "construct.rq").write_text("CONSTRUCT { ?a ais:eats ?b } WHERE { ?a ais:requires ?b }", "utf-8")
    return tmp_path


@pytest.mark.usefixtures("toy")
@pytest.mark.parametrize(("words", "format_"), [*product(PLAIN, FORMATS)])
def test_a_plain_form_says_the_same_as_the_whole_command_line(
    words: list[str],
    format_: list[str],
    folder: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    arguments = [word.format(folder=folder) for word in words] + ["--data", str(TOY), *format_]
    plain = (cli.status(arguments), capfd.readouterr())
    monkeypatch.setattr(cli, "plain_lookup", lambda _: None)
    whole = (cli.status(arguments), capfd.readouterr())

    assert plain == whole


@pytest.mark.parametrize("arguments", NOT_PLAIN)
def test_all_else_is_left_to_the_whole_command_line(arguments: list[str]) -> None:
    assert plain_lookup(arguments) is None


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("words", [["show", "huawei"], ["search", "chip"], ["query", "{folder}/query.rq"]])
def test_a_look_up_imports_nothing_heavy(words: list[str], folder: Path) -> None:
    arguments = [word.format(folder=folder) for word in words]
    code = (
        f"import sys; from aisupply.app import cli; status = cli.status({arguments!r});"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr); sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, encoding="utf-8")

    assert done.stderr.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_is_known_to_typer(command: str) -> None:
    name = command.rpartition(".")[2].replace("_", "-")
    alone = cli.typer_app(name).registered_commands
    together = cli.typer_app().registered_commands

    assert [one.callback.__name__ for one in alone if one.callback] == [command.rpartition(".")[2]]
    assert len(together) == len(cli.COMMANDS)

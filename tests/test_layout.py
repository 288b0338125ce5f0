"""What the repository promises of itself."""

from __future__ import annotations

import ast
import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import typer

import aisupply
from aisupply.app.cli import typer_app

ROOT = Path(__file__).parent.parent
FOLDERS = ("app", "data", "graph", "ontology", "viz")
MOST_LINES = 300
SHIPPED = {
    ".css",
    ".csv",
    ".html",
    ".js",
    ".json",
    ".md",
    ".py",
    ".rq",
    ".svg",
    ".toml",
    ".tsv",
    ".ttl",
    ".txt",
    ".typed",
}
COMMANDS = {
    command.name or (command.callback.__name__ if command.callback else "").replace("_", "-"): command
    for command in typer_app().registered_commands
}


def _files(*suffixes: str) -> Iterator[Path]:
    """The package's files, as they lie in the repository."""
    yield from (file for file in ROOT.iterdir() if file.suffix in suffixes and file.name[0] == "_")
    for folder in FOLDERS:
        yield from (
            file
            for file in (ROOT / folder).rglob("*")
            if file.suffix in suffixes and "__pycache__" not in file.parts and file.is_file()
        )


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(aisupply.__path__, "aisupply."):
        if found.name.split(".")[1] in FOLDERS:
            yield importlib.import_module(found.name)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in the wheel that the checkout builds, from a copy: building writes beside the sources."""
    copy, out = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("wheel")
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, tracked.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    words = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(out), str(copy)]
    subprocess.run([sys.executable, "-m", "pip", *words], check=True, capture_output=True, timeout=300)
    with zipfile.ZipFile(next(out.glob("*.whl"))) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_file_of_the_package(wheel: set[str]) -> None:
    wanted = {f"aisupply/{file.relative_to(ROOT).as_posix()}" for file in _files(*SHIPPED)}

    assert wanted - wheel == set()
    assert {"aisupply/py.typed", "aisupply/__main__.py", "aisupply/data/README.md"} <= wheel


def test_the_wheel_holds_nothing_else(wheel: set[str]) -> None:
    tops = {name.split("/")[1] for name in wheel if name.startswith("aisupply/")}

    assert tops <= {*FOLDERS, "__init__.py", "__main__.py", "py.typed"}


def test_the_package_ships_no_file_of_a_kind_that_is_left_out() -> None:
    others = {file.suffix for folder in FOLDERS for file in (ROOT / folder).rglob("*") if file.is_file()}

    assert others - {*SHIPPED, ".pyc"} == set()


def test_what_a_package_lists_can_be_imported_and_is_sorted() -> None:
    listed = [module for module in (aisupply, *_modules()) if hasattr(module, "__all__")]

    assert len(listed) >= 3
    for module in listed:
        assert list(module.__all__) == sorted(module.__all__), module.__name__
        assert [name for name in module.__all__ if not hasattr(module, name)] == [], module.__name__


@pytest.mark.parametrize("package", ["aisupply", "aisupply.data"])
def test_a_package_lists_all_that_it_imports_for_others(package: str) -> None:
    module = importlib.import_module(package)
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    # From our own modules, at once or (behind TYPE_CHECKING for the type checker) when first asked for.
    statements = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]
    imported = {name.asname or name.name for node in statements for name in node.names}
    defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}

    assert {name for name in imported | defined if name[0] != "_"} == set(module.__all__) - {"__version__"}


def test_no_module_is_too_long() -> None:
    long = {
        str(file): lines for file in _files(".py") if (lines := len(file.read_text("utf-8").splitlines())) > MOST_LINES
    }

    assert long == {}


def test_every_module_and_public_name_says_what_it_means() -> None:
    silent = [
        f"{file.relative_to(ROOT)}: {getattr(node, 'name', 'module')}"
        for file in _files(".py")
        for node in _public(ast.parse(file.read_text("utf-8")))
        if ast.get_docstring(node) is None
    ]

    assert silent == []


def _public(module: ast.Module) -> Iterator[ast.Module | ast.FunctionDef | ast.ClassDef]:
    yield module
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name[0] != "_":
            yield node


def test_examples_in_docstrings_run() -> None:
    results = [doctest.testmod(module) for module in (aisupply, *_modules())]

    assert sum(result.attempted for result in results) >= 5
    assert sum(result.failed for result in results) == 0


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_with_a_sentence_and_an_example(name: str) -> None:
    command = typer.main.get_command(typer_app())
    words = getattr(command, "commands")[name].help  # noqa: B009 — typer.Typer's group is untyped here

    assert words.strip().splitlines()[0].endswith(".")
    assert re.search(rf"Example: .*aisupply {name}", words)


def test_every_command_stands_in_the_documentation() -> None:
    documented = re.findall(r"^## aisupply (\S+)$", (ROOT / "docs" / "commands.md").read_text("utf-8"), re.MULTILINE)

    assert sorted(documented) == sorted(COMMANDS)


@pytest.mark.parametrize("words", [["show", "hbm"], ["search", "hbm"], ["query", "-"]], ids=lambda words: words[0])
def test_looking_something_up_loads_nothing_heavy(words: list[str]) -> None:
    """The graph is built before; what remains must start fast."""
    heavy = {"fastapi", "frictionless", "networkx", "numpy", "pandas", "pyarrow", "pyshacl", "pyvis", "rdflib"}
    script = (
        "import sys\n"
        f"sys.argv = ['aisupply', *{words!r}]\n"
        "from aisupply.app.cli import main\n"
        "try:\n    main()\nexcept SystemExit as left:\n    status = left.code\n"
        f"print(status, *sorted({heavy!r} & set(sys.modules)), file=sys.stderr)\n"
    )
    aisupply.load()
    run = subprocess.run([sys.executable, "-c", script], input=b"ASK {}", capture_output=True, check=True, timeout=60)

    assert run.stderr.decode().splitlines()[-1] == "0"

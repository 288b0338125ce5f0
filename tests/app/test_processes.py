"""The installed command as a process of its own: signals, pipes, full disks, locales, two at once."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ..conftest import TOY

AISUPPLY = str(Path(sys.executable).parent / "aisupply")


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("AISUPPLY_CACHE", str(folder))
    return folder


def _run(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [AISUPPLY, *words], capture_output=True, env={**os.environ, **environment}, timeout=60, check=False
    )


def _entries(cache: Path) -> list[Path]:
    return [path for path in cache.iterdir() if path.is_dir()]


def test_ctrl_c_in_a_build_leaves_nothing_and_the_next_call_just_works(own_cache: Path) -> None:
    process = subprocess.Popen([AISUPPLY, "build"], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stderr is not None
    told = ""
    while "turning the tables" not in told:
        told += process.stderr.readline()
    process.send_signal(signal.SIGINT)
    out, rest = process.communicate(timeout=60)

    assert (process.returncode, out) == (1, "")
    assert rest.splitlines()[-1] == "Interrupted; nothing half-written is left."
    assert "Traceback" not in rest
    assert _entries(own_cache) == []
    assert _run("build").returncode == 0
    assert len(_entries(own_cache)) == 1


def test_what_a_killed_build_left_is_cleared_away_by_the_next(own_cache: Path) -> None:
    """The process dies at the last step, with its folder half-written: nothing can clean up after it."""
    dies = "import os; from pathlib import Path; from aisupply.graph.store import Store; from aisupply.graph import cache; "
    dies += "Store.copy_to = lambda store, folder: ((folder / 'half').write_text('x'), os._exit(9)); "
    dies += f"cache.open_graph(Path({str(TOY)!r}))"

    assert subprocess.run([sys.executable, "-c", dies], check=False, timeout=60).returncode == 9
    assert [path.name.startswith(".unfinished-") for path in _entries(own_cache)] == [True]
    assert _run("show", "oven", "--data", str(TOY)).returncode == 0
    assert [path.name.startswith(".unfinished-") for path in _entries(own_cache)] == [False]


def test_two_processes_may_build_at_once(own_cache: Path) -> None:
    words = [AISUPPLY, "build", "--data", str(TOY), "--format", "json"]
    both = [subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) for _ in range(2)]
    printed = [json.loads(process.communicate(timeout=60)[0]) for process in both]

    assert printed[0] == printed[1]
    assert [process.returncode for process in both] == [0, 0]
    assert len(_entries(own_cache)) == 1


@pytest.mark.parametrize("size", [0, 10_000])
def test_a_full_disk_is_told_and_leaves_nothing(own_cache: Path, size: int) -> None:
    def no_larger_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    called = subprocess.run(
        [AISUPPLY, "build", "--data", str(TOY)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=no_larger_files,
    )

    assert (called.returncode, called.stdout) == (1, "")
    assert called.stderr.splitlines()[-1].startswith(f"Cannot keep the built graph in {own_cache}: ")
    assert "Traceback" not in called.stderr
    assert _entries(own_cache) == []
    assert _run("build", "--data", str(TOY)).returncode == 0


@pytest.mark.parametrize(
    "words", [("questions",), ("questions", "--format", "csv"), ("needs", "bread", "--data", str(TOY))]
)
def test_a_reader_that_has_seen_enough_ends_it_quietly(words: tuple[str, ...]) -> None:
    process = subprocess.Popen(
        [AISUPPLY, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    assert process.stdout is not None
    process.stdout.close()
    _, err = process.communicate(timeout=60)

    assert process.returncode == 1
    assert b"Traceback" not in err
    assert b"Broken pipe" not in err


def test_output_to_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        called = subprocess.run([AISUPPLY, "questions"], stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)

    assert called.returncode == 1
    assert called.stderr == b"aisupply: No space left on device\n"


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}],
    ids=str,
)
def test_chinese_comes_out_whatever_the_locale(environment: dict[str, str]) -> None:
    called = _run("show", "oven", "--data", str(TOY), **environment)

    assert called.returncode == 0
    assert "烤炉" in called.stdout.decode("utf-8")


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}], ids=str)
def test_chinese_goes_in_whatever_the_locale(environment: dict[str, str]) -> None:
    called = _run("search", "烤炉", "--data", str(TOY), **environment)

    assert called.returncode == 0
    assert called.stdout.decode("utf-8").splitlines()[2].startswith("oven")


@pytest.mark.usefixtures("own_cache")
def test_standard_output_holds_results_only() -> None:
    """The first call builds, warns and says as of when; none of it may reach the reader of the results."""
    called = _run("needs", "bread", "--format", "json", "--data", str(TOY))

    assert json.loads(called.stdout)["target"] == "bread"
    assert "As of 2026-06-01." in called.stderr.decode()
    assert "… reading the ontology" in called.stderr.decode()


def test_the_package_is_a_command_too() -> None:
    called = subprocess.run(
        [sys.executable, "-m", "aisupply", "search", "Ofen", "--data", str(TOY)],
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert called.returncode == 0
    assert b"oven" in called.stdout


def test_a_terminal_shows_the_steps_and_clears_them(own_cache: Path) -> None:
    """On a terminal the steps of a build are one line that is gone once the answer stands."""
    ours, theirs = os.openpty()
    called = subprocess.Popen([AISUPPLY, "search", "Ofen", "--data", str(TOY)], stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    out, _ = called.communicate(timeout=60)
    shown = os.read(ours, 100_000).decode("utf-8", errors="replace")
    os.close(ours)

    assert called.returncode == 0
    assert b"oven" in out
    assert _entries(own_cache)
    assert "keeping the graph for the next time" in shown
    assert "\x1b[2K" in shown.rpartition("next time")[2]

"""The files of `deploy/` hold what their tools want; the image itself is not built here."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_DEPLOY = Path(__file__).parents[3] / "deploy"
_PROGRAMS = Path(sys.executable).parent


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(each) for each in command], capture_output=True, text=True, timeout=60, check=False)


def systemd_analyze() -> str:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.fail("This test needs systemd-analyze: apt-get install systemd")
    return program


def test_the_containerfile_has_nothing_that_hadolint_would_do_otherwise() -> None:
    found = run(_PROGRAMS / "hadolint", "--failure-threshold", "style", _DEPLOY / "Containerfile")

    assert (found.returncode, found.stdout) == (0, "")


def test_the_unit_is_what_systemd_understands(tmp_path: Path) -> None:
    unit = tmp_path / "aisupply.service"
    text = (_DEPLOY / "aisupply.service").read_text(encoding="utf-8")
    unit.write_text(text.replace("/opt/aisupply/.venv/bin/", f"{_PROGRAMS}/"), encoding="utf-8")
    found = run(systemd_analyze(), "verify", "--man=no", unit)

    assert (found.returncode, found.stderr) == (0, "")


def test_the_unit_leaves_a_broken_server_little_to_reach() -> None:
    found = run(
        systemd_analyze(), "security", "--offline=true", "--threshold=20", "--no-pager", _DEPLOY / "aisupply.service"
    )

    assert found.returncode == 0, found.stdout[-300:]

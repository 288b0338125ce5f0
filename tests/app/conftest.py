"""The command line as people call it, within the process: its status, its output and its messages."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from aisupply.app.cli import main

from ..conftest import TOY


@dataclass(frozen=True)
class Called:
    """What a call of the command line left behind."""

    status: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """The messages but for the steps of a build."""
        return "".join(line for line in self.err.splitlines(keepends=True) if not line.startswith("… "))


Call = Callable[..., Called]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call `aisupply` with words, and bytes on standard input."""

    def called(*words: str, stdin: bytes = b"") -> Called:
        monkeypatch.setattr(sys, "argv", ["aisupply", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return Called(int(left.value.code or 0), out, err)

    return called


@pytest.fixture
def call_toy(call: Call) -> Call:
    """The same on the toy world."""
    return lambda *words, stdin=b"": call(*words, "--data", str(TOY), stdin=stdin)

"""Counts and times of SCRAM, a fault-tree tool in C++ that is not part of this project (rakhimov/scram)."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from pathlib import Path

MEMORY = 6 << 30
METHODS = ("bdd", "zbdd", "mocus")


def tool() -> str | None:
    """The path in the environment variable SCRAM, if there is one."""
    return os.environ.get("SCRAM")


def whole_command(file: Path, method: str, leaves: int) -> list[str]:
    """From the file of a model to all its cut sets, and the number of them."""
    return [str(tool()), str(file), f"--{method}", "-l", str(leaves), "--no-indent", "-o", "/dev/null"]


def count(xml: str, method: str, *, seconds: int) -> tuple[int, float] | None:
    """How many cut sets, and the seconds that SCRAM itself states for finding them; None: not within time and memory."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "tree.xml")
        file.write_text(xml, encoding="utf-8")
        command = [
            "prlimit",
            f"--as={MEMORY}",
            "timeout",
            str(seconds),
            str(tool()),
            str(file),
            f"--{method}",
            "-l",
            "100000",
            "--no-indent",
        ]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
            # Figures stand at the head; the list of the sets is not waited for.
            head = child.stdout.read(4000).decode() if child.stdout else ""
            if child.stdout:
                child.stdout.close()
            child.kill()
    taken, found = re.search(r"<products>([^<]*)", head), re.search(r'products="(\d+)"', head)
    return (int(found[1]), float(taken[1])) if taken and found else None

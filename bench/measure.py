"""Time and memory of functions and of whole processes.

Time is processor time unless a name says otherwise: what is measured here does one thing at a time, so that it is the
time one waits on a machine with nothing else to do, and nearly so on a busy one. The fastest of several runs counts:
what else the machine does can only add to a run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProcessCost:
    """What a whole process took, from its start to its end; `wall_seconds` is what the clock on the wall showed."""

    seconds: float
    wall_seconds: float
    peak_mib: float


def seconds(function: Callable[[], object], *, runs: int = 5) -> float:
    """The time of a function call."""
    return min(_once(function) for _ in range(runs))


def process(command: Sequence[str], *, runs: int = 5) -> ProcessCost:
    """The time and memory of a command, its output thrown away.

    Raises:
        subprocess.CalledProcessError: the command failed, so that its time means nothing.
    """
    costs = [_run(command) for _ in range(runs)]
    return ProcessCost(
        seconds=min(cost.seconds for cost in costs),
        wall_seconds=min(cost.wall_seconds for cost in costs),
        peak_mib=min(cost.peak_mib for cost in costs),
    )


def python(code: str, *, runs: int = 5) -> ProcessCost:
    """The time and memory of a Python process that runs this code."""
    return process([sys.executable, "-c", code], runs=runs)


def _once(function: Callable[[], object]) -> float:
    start = time.process_time()
    function()
    return time.process_time() - start


def _run(command: Sequence[str]) -> ProcessCost:
    # Users find the modules compiled from the second call on; an environment that forbids it would be measured instead.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    child = subprocess.Popen(list(command), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    said = child.stderr.read() if child.stderr else b""
    # Unlike `subprocess.run`, wait4 tells the memory of this child alone.
    _, status, usage = os.wait4(child.pid, 0)
    taken = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.stderr.write(said.decode(errors="replace"))
        raise subprocess.CalledProcessError(child.returncode, list(command))
    return ProcessCost(usage.ru_utime + usage.ru_stime, taken, usage.ru_maxrss / 1024)

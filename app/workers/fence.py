"""Limits that a worker sets on itself once it is ready, and cannot lift."""

from __future__ import annotations

import os
import resource
import signal
from pathlib import Path

_STATM = Path("/proc/self/statm")
_UNKNOWN_BASE = 1 << 30


def fence_in(*, memory_bytes: int | None) -> None:
    """Allow no new file or connection, no written byte, no core, and only so much more memory.

    A process whose number of open files may not grow cannot open a file or a socket, whatever its
    libraries try: the operating system refuses. What it needs must be open and imported before.

    Args:
        memory_bytes: how much address space may be added; `None` sets no limit, for a process whose
            libraries reserve more than they use and whose parent watches what it really has.
    """
    os.nice(10)
    if memory_bytes is not None:
        most = _address_space_bytes() + memory_bytes
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    # Numbers from 0 up are given out lowest first: only the three standard streams may exist.
    os.closerange(3, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def die_after(seconds: float) -> None:
    """Let the operating system end this process after some time, even inside a query; 0 takes it back."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)


def _address_space_bytes() -> int:
    if not _STATM.exists():
        return _UNKNOWN_BASE
    return int(_STATM.read_text(encoding="ascii").split()[0]) * resource.getpagesize()

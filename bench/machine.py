"""The machine and the versions that a table was measured with."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = ("pyoxigraph", "rdflib", "networkx", "pyvis", "rustworkx")


def machine() -> str:
    """One line: day, processor, memory, Python, libraries."""
    memory_gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    parts = [
        f"{datetime.now(tz=UTC):%Y-%m-%d}",
        f"{_processor()}, {os.cpu_count()} cores, {memory_gib:.0f} GiB",
        f"{platform.system()} {platform.machine()}",
        f"Python {platform.python_version()}",
        *(f"{library} {found}" for library in _LIBRARIES if (found := _version(library))),
    ]
    return "; ".join(parts) + "."


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "processor")


def _version(library: str) -> str | None:
    try:
        return version(library)
    except ModuleNotFoundError:
        return None

"""`python -m bench` runs every bench and prints its table; `python -m bench cold build` runs only those.

A bench is a module of this folder with a `TITLE` and a function `lines()` that measures and yields `Line`s.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

from .machine import machine
from .table import markdown


def main() -> None:
    """Print the machine, and the lines of each bench as soon as they are there."""
    print(f"{machine()}\n", flush=True)
    for bench in _benches(sys.argv[1:]):
        for line in markdown(bench.TITLE, bench.lines()):
            print(line, flush=True)


def _benches(wanted: Iterable[str]) -> Iterator[ModuleType]:
    names = sorted(file.stem for file in Path(__file__).parent.glob("*.py") if not file.stem.startswith("__"))
    for name in wanted or names:
        if name not in names:
            sys.exit(f"No bench is called {name!r}; there are {', '.join(names)}.")
        module = import_module(f".{name}", __package__)
        if hasattr(module, "lines"):
            yield module


if __name__ == "__main__":
    main()

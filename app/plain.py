"""The look-ups in their plain form, without Typer: importing it takes longer than finding the answer.

Plain is `show NAME`, `search TEXT` and `query FILE`, with `--data DIR` and `--format table|csv|json`. Help, mistakes
and all else are left to the whole command line, which gives the same answers to the plain forms.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from . import lookups
from .opening import opened
from .output import Format

_LOOKUPS = {"show": lookups.show, "search": lookups.search, "query": lookups.query}


def plain_lookup(arguments: Sequence[str]) -> int | None:
    """Do the look-up that the arguments ask for, and return its exit status; `None` if they are not plain."""
    lookup = _LOOKUPS.get(arguments[0]) if arguments else None
    read = _read(arguments[1:])
    if lookup is None or read is None:
        return None
    sought, options = read
    folder = Path(options["--data"]) if "--data" in options else None
    return lookup(partial(opened, folder), sought, options.get("--format", Format.TABLE))


def _read(arguments: Sequence[str]) -> tuple[str, dict[str, str]] | None:
    """The one argument and the options, or `None` for whatever needs a closer look."""
    found: list[str] = []
    options: dict[str, str] = {}
    waiting = iter(arguments)
    for argument in waiting:
        if argument in {"--data", "--format"} and argument not in options:
            options[argument] = next(waiting, "")
        else:
            found.append(argument)
    if len(found) != 1 or not all(map(_is_word, (*found, *options.values()))):
        return None
    return (found[0], options) if options.get("--format", Format.TABLE) in set(Format) else None


def _is_word(argument: str) -> bool:
    return argument == "-" or (argument != "" and not argument.startswith("-"))

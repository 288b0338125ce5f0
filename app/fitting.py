"""Lists of names in the cells of a table: as many as fit, or over several rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def as_many_as_fit(names: Sequence[str], width: int) -> str:
    """The first names that fit a width, at least one, and how many more there are.

    Examples:
        >>> as_many_as_fit(["amkor", "ase", "samsung-electronics"], 14)
        'amkor, ase +1'
    """
    shown = len(names)
    while shown > 1 and len(_joined(names, shown)) > width:
        shown -= 1
    return _joined(names, shown)


def over_rows(names: Sequence[str], width: int) -> Iterator[str]:
    """All names, broken between them into lines of at most a width; a longer name has a line of its own.

    Examples:
        >>> list(over_rows(["cmp-slurry", "hbm", "t-glass-cloth"], 16))
        ['cmp-slurry, hbm,', 't-glass-cloth']
    """
    line = ""
    for place, name in enumerate(names):
        word = name if place == len(names) - 1 else f"{name},"
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line


def _joined(names: Sequence[str], shown: int) -> str:
    more = f" +{len(names) - shown}" if len(names) > shown else ""
    return ", ".join(names[:shown]) + more

"""The lines of the table, and the table as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_COLUMNS = ("what", "measured", "beside", "ratio", "wanted", "met")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that was measured, what it is compared with, and what is wanted of the two."""

    what: str
    measured: str
    beside: str = ""
    ratio: str = ""
    wanted: str = ""
    met: bool | None = None

    def cells(self) -> tuple[str, ...]:
        """The cells of the table, in the order of its columns."""
        met = "" if self.met is None else "yes" if self.met else "no"
        return (self.what, self.measured, self.beside, self.ratio, self.wanted, met)


def faster(what: str, *, seconds: float, other: str, other_seconds: float, at_least: float | None = None) -> Line:
    """How many times faster than the other way it is, and whether that is enough."""
    times = other_seconds / seconds
    return Line(
        what=what,
        measured=duration(seconds),
        beside=f"{other}: {duration(other_seconds)}",
        ratio=f"{times:.1f} × faster",
        wanted="" if at_least is None else f"≥ {at_least:g} ×",
        met=None if at_least is None else times >= at_least,
    )


def at_most(what: str, *, seconds: float, other: str, other_seconds: float, times: float) -> Line:
    """How many times the time of the other way it takes, where some times are allowed."""
    taken = seconds / other_seconds
    return Line(
        what=what,
        measured=duration(seconds),
        beside=f"{other}: {duration(other_seconds)}",
        ratio=f"{taken:.2f} × the time",
        wanted=f"≤ {times:g} ×",
        met=taken <= times,
    )


def within(what: str, *, seconds: float, limit_seconds: float) -> Line:
    """A time that must stay under a limit."""
    return Line(
        what=what,
        measured=duration(seconds),
        wanted=f"≤ {duration(limit_seconds)}",
        met=seconds <= limit_seconds,
    )


def duration(seconds: float) -> str:
    """A time as one reads it: `0.42 ms`, `42 ms`, `4.2 s`."""
    if seconds < 1:
        return f"{seconds * 1000:.3g} ms"
    return f"{seconds:.3g} s"


def markdown(title: str, lines: Iterable[Line]) -> Iterator[str]:
    """One part of the table under its title, line by line as it is measured."""
    yield from (f"### {title}", "")
    for cells in (_COLUMNS, ("---",) * len(_COLUMNS)):
        yield _row(cells)
    for line in lines:
        yield _row(line.cells())
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"

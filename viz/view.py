"""A picture before it is drawn: nodes with places, edges with what they rest on, and what one sees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from .words import Labels

LARGE = 1500
"""A page draws no more boxes than this at first; what is beyond is grouped and opened on demand."""


class Role(StrEnum):
    """What a node stands for: a thing, a choice between alternatives, or a group that can be opened."""

    THING = "thing"
    CHOICE = "choice"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class ViewNode:
    """A node of a picture.

    `thing` is the id of what it shows, which may be shown more than once; `column` counts from the left; `x` and `y`
    are pixels at full size, y downwards; a node `inside` another is drawn once that one is
    opened; `outcome` is what a scenario makes of it.
    """

    id: str
    labels: Labels
    kind: str = ""
    layer: str = ""
    thing: str = ""
    role: Role = Role.THING
    column: int = 0
    outcome: str = ""
    country: str = ""
    inside: str = ""
    note: str = ""
    details: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    x: float = 0
    y: float = 0


@dataclass(frozen=True, slots=True)
class ViewEdge:
    """A statement in a picture: `tail` rests on, supplies, hits … `head`, as `relation` says.

    `details` are pairs of a word of the ontology or the interface and a value; `first_day` and `last_day` bound its
    validity, `valid_from` and `valid_until` are as precise as the source.
    """

    tail: str
    head: str
    relation: str
    statement: str = ""
    confidence: str = ""
    verdict: str = ""
    checked_on: str = ""
    status: str = ""
    first_day: date | None = None
    last_day: date | None = None
    valid_from: str = ""
    valid_until: str = ""
    details: tuple[tuple[str, str], ...] = ()
    note: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A page that a statement rests on."""

    publisher: str
    title: str
    published: str = ""
    url: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A share in a heat map with its bounds, and what it was counted from."""

    row: str
    column: str
    value: float
    low: float
    high: float
    statements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of a heat map: the item, what the shares are shares of, and its concentration with bounds."""

    id: str
    labels: Labels
    about: tuple[tuple[str, str], ...]
    low: float
    best: float
    high: float


@dataclass(frozen=True, slots=True)
class Matrix:
    """A heat map of shares in percent: items by countries."""

    titles: Labels
    rows: tuple[MatrixRow, ...]
    columns: tuple[tuple[str, Labels], ...]
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A bar of a time line: a node of the picture, from when to when, in which lane, of which kind and status."""

    node: str
    lane: str
    kind: str
    status: str
    first_day: date
    last_day: date | None
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Spans in lanes, from the first to the last year shown."""

    titles: Labels
    lanes: tuple[tuple[str, Labels], ...]
    spans: tuple[Span, ...]
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """A target before and after: its change, the suppliers at hand, and why, step by step with levels and sources."""

    node: str
    labels: Labels
    change: str
    standing: str
    before: tuple[Labels, ...]
    after: tuple[Labels, ...]
    why: tuple[tuple[int, Labels, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Baseline beside scenario: how many targets change how, and those that change at all."""

    titles: Labels
    counts: tuple[tuple[str, int], ...]
    rows: tuple[ComparisonRow, ...]


Chart: TypeAlias = "Matrix | TimeLine | Comparison"


@dataclass(frozen=True, slots=True)
class View:
    """A picture with its headings, what one sees on it, and the sources that its edges lead to.

    `columns` are headings over the nodes of a column; a view without columns has none. `names` are the labels of things
    that are mentioned but not drawn: countries, buyers.
    """

    name: str
    titles: Labels
    sees: Labels
    as_of: date
    nodes: tuple[ViewNode, ...]
    edges: tuple[ViewEdge, ...]
    sources: Mapping[str, CitedSource] = field(default_factory=dict[str, CitedSource])
    columns: tuple[Labels, ...] = ()
    names: Mapping[str, Labels] = field(default_factory=dict[str, Labels])
    chart: Chart | None = None

    def _repr_html_(self) -> str:
        """The page in a notebook: a frame without rights beyond its own scripts."""
        from html import escape

        from .render import page

        document = escape(page(self), quote=True)
        # Without allow-same-origin the page cannot reach the notebook around it.
        return (
            f'<iframe sandbox="allow-scripts allow-downloads allow-popups" srcdoc="{document}" '
            f'title="{escape(self.titles["en"], quote=True)}" style="width:100%;height:44rem;border:0"></iframe>'
        )

"""A picture before it is drawn: nodes with places, edges with what they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ViewNode:
    """A thing in a picture.

    `column` counts from the left; `x` and `y` are pixels at full size, y downwards; `labels` and `note` are for people.
    """

    id: str
    labels: Mapping[str, str]
    kind: str
    layer: str
    column: int
    note: str = ""
    sources: tuple[str, ...] = ()
    x: float = 0
    y: float = 0


@dataclass(frozen=True, slots=True)
class ViewEdge:
    """A statement in a picture: `tail` rests on `head`."""

    tail: str
    head: str
    relation: str
    statement: str
    note: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A picture with its headings and the citations that its edges lead to."""

    titles: Mapping[str, str]
    as_of: date
    columns: tuple[Mapping[str, str], ...]
    nodes: tuple[ViewNode, ...]
    edges: tuple[ViewEdge, ...]
    citations: Mapping[str, str]

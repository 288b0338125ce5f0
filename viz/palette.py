"""Colours and shapes, and nowhere else.

The hues of Okabe and Ito's palette for the colour-blind (https://jfly.uni-koeln.de/color/), lightened for light pages
and darkened for dark ones. Text keeps a contrast above 7:1 on every fill. No meaning rests on colour alone: a layer is
also a column and a word, a family of things also a shape, a relation also a line pattern.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fill:
    """How a box is filled and edged, on light and on dark pages."""

    light: str
    light_border: str
    dark: str
    dark_border: str


@dataclass(frozen=True, slots=True)
class Line:
    """How an edge is drawn, on light and on dark pages; `dashes` is a pattern in pixels."""

    light: str
    dark: str
    dashes: tuple[int, ...] = ()
    width: float = 1.2


LAYERS: dict[str, Fill] = {
    "materials": Fill("#e3d7c4", "#7a5c2e", "#4a3d26", "#cdb083"),
    "equipment": Fill("#f3c9bd", "#a23a1c", "#5a2a1d", "#f0a48e"),
    "design": Fill("#d9cdf0", "#5b3f9c", "#3b2f5c", "#b9a3ec"),
    "fabrication": Fill("#f7d3d3", "#a02c2c", "#5c2626", "#f09a9a"),
    "memory": Fill("#dfe6b8", "#5f6b12", "#3f4516", "#c9d67a"),
    "packaging": Fill("#d5e0da", "#3f6150", "#2d4439", "#9cc5b0"),
    "chips": Fill("#f6cba3", "#9a5100", "#5b3b16", "#f3ac62"),
    "systems": Fill("#f8e0a0", "#8a6a00", "#54451a", "#e9c55a"),
    "software": Fill("#f7f1a6", "#746d00", "#4a4715", "#e4da58"),
    "infrastructure": Fill("#bfe8d5", "#00704f", "#134534", "#5cc9a0"),
    "models": Fill("#c3e4f7", "#1d6f9e", "#17405a", "#7cc4ee"),
    "data": Fill("#b9d3ee", "#00528a", "#173a5c", "#79b3e6"),
    "applications": Fill("#ecc9de", "#8f4a72", "#502a41", "#df9cc4"),
    "goals": Fill("#ffffff", "#333333", "#2b2b2b", "#e0e0e0"),
}
OTHER_LAYER = Fill("#e6e6e6", "#5a5a5a", "#3a3a3a", "#b5b5b5")
GROUP = Fill("#f4f4f4", "#1a1a1a", "#202020", "#f0f0f0")
CHOICE = Fill("#fff3d6", "#6b4e00", "#4d3c0c", "#ffd877")

RELATIONS: dict[str, Line] = {
    "requires": Line("#a8322f", "#ff8f8a"),
    "one-of": Line("#8a5a00", "#f5c04d", (7, 4)),
    "targets": Line("#00528a", "#7cc4ee"),
    "promotes": Line("#4b86b4", "#9fd0f0", (2, 4)),
    "applies-to": Line("#4b86b4", "#9fd0f0", (9, 3, 2, 3)),
    "part": Line("#6d6d6d", "#b5b5b5", (3, 4)),
    "kind": Line("#6d6d6d", "#b5b5b5", (1, 4)),
    "supplies": Line("#00704f", "#5cc9a0"),
    "restricts": Line("#7b3294", "#d8a2ec", (8, 3), 1.6),
    "issues": Line("#333333", "#d0d0d0"),
    "leads": Line("#333333", "#e0e0e0", (), 2.0),
    "acts": Line("#555555", "#c0c0c0", (6, 3)),
    "holds": Line("#5f6b12", "#c9d67a", (2, 2)),
}
"""The relations that a picture may show, by their words."""

MEASURES: dict[str, Fill] = {
    "export-ban": Fill("#e88f92", "#7d2427", "#96383c", "#ffb3b5"),
    "export-licence": Fill("#e8995c", "#8a4a12", "#b9692b", "#ffcfa6"),
    "entity-listing": Fill("#b9a2da", "#523a75", "#6d4f96", "#d9c7f2"),
    "import-ban": Fill("#5c87b5", "#2c5079", "#4b77a6", "#b5d4f5"),
    "procurement-ban": Fill("#63a3a0", "#2b5f5c", "#3f8480", "#aee0dd"),
    "investment-ban": Fill("#b5a04a", "#6b5b14", "#8f7c2a", "#ece0a0"),
    "tariff": Fill("#a0a0a0", "#555555", "#858585", "#dddddd"),
    "revenue-share": Fill("#c9a27c", "#70502e", "#977047", "#efd6bc"),
    "suspension": Fill("#ffffff", "#333333", "#2b2b2b", "#e0e0e0"),
    "guidance": Fill("#dcdcdc", "#777777", "#5a5a5a", "#c8c8c8"),
    "quota": Fill("#b8d8b0", "#3f6b34", "#4f7d45", "#cdeac5"),
}

ORGANIZATIONS = frozenset({"company", "research-organization", "government-body", "organization-group"})
TERRITORIES = frozenset({"country", "place", "sector"})
INSTRUMENTS = frozenset({"legal-instrument"})

HEAT = ("#f7fbff", "#d3e3f3", "#9fc8e2", "#539ecd", "#1d6cb1", "#08306b")
"""From a share of nothing to the whole market, one hue from light to dark."""
OUTCOMES: dict[str, Fill] = {
    "removed": Fill("#3d3d3d", "#000000", "#e8e8e8", "#ffffff"),
    "fails": Fill("#f2a5a0", "#7d1418", "#7a2226", "#ff9a94"),
    "degraded": Fill("#f7d79a", "#7a5200", "#5c4310", "#ffd88c"),
    "freed": Fill("#a8dfc5", "#00563d", "#12513c", "#6fe0b5"),
    "widened": Fill("#d7efe4", "#00704f", "#20453a", "#9be0c6"),
    "holds": Fill("#eef4f8", "#4a6a80", "#252d33", "#9db6c6"),
    "stays-out": Fill("#e6e6e6", "#6a6a6a", "#333333", "#9a9a9a"),
}
"""What a scenario makes of a thing, the changes strong, what holds pale."""


def shape_of(kind: str) -> str:
    """How the box of a class is drawn: rounded for organizations, a broken border for places and legal instruments."""
    if kind in ORGANIZATIONS:
        return "pill"
    return "dotted" if kind in TERRITORIES else "dashed" if kind in INSTRUMENTS else "box"

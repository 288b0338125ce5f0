"""Colours and shapes, and nowhere else: a fill that black text can be read on, with a darker border.

The hues are those of Okabe and Ito's palette for the colour-blind (https://jfly.uni-koeln.de/color/), lightened; text
on them keeps a contrast above 7:1.
"""

from __future__ import annotations

LAYER_COLOURS: dict[str, tuple[str, str]] = {
    "chips": ("#f6cba3", "#9a5100"),
    "systems": ("#f8e0a0", "#8a6a00"),
    "software": ("#f7f1a6", "#746d00"),
    "infrastructure": ("#bfe8d5", "#00704f"),
    "models": ("#c3e4f7", "#1d6f9e"),
    "data": ("#b9d3ee", "#00528a"),
    "applications": ("#ecc9de", "#8f4a72"),
    "goals": ("#ffffff", "#333333"),
}
OTHER_LAYER: tuple[str, str] = ("#e4e4e4", "#5a5a5a")
EDGE_COLOURS: dict[str, str] = {"targets": "#00528a", "requires": "#b0413e", "part": "#9a9a9a"}
DASHED = frozenset({"part"})


def colours_of(layer: str) -> tuple[str, str]:
    """The fill and border of a layer."""
    return LAYER_COLOURS.get(layer, OTHER_LAYER)

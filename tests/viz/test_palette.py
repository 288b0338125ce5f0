from __future__ import annotations

import pytest

from aisupply.viz.palette import CHOICE, GROUP, HEAT, LAYERS, MEASURES, OTHER_LAYER, RELATIONS, Fill
from aisupply.viz.things import LAYER_ORDER

INK = {"light": "#111111", "dark": "#f5f5f5"}
PAPER = {"light": "#ffffff", "dark": "#16181b"}
BOXES = {**LAYERS, "other": OTHER_LAYER, "group": GROUP, "choice": CHOICE}


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, two: str) -> float:
    bright, dim = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("name", sorted(BOXES))
def test_text_on_every_box_has_a_contrast_of_seven(name: str) -> None:
    fill: Fill = BOXES[name]

    assert _contrast(fill.light, INK["light"]) >= 7
    assert _contrast(fill.dark, INK["dark"]) >= 7


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_text_on_every_bar_has_a_contrast_of_four_and_a_half(name: str) -> None:
    assert _contrast(MEASURES[name].light, "#1a1a1a") >= 4.5


@pytest.mark.parametrize("name", sorted(RELATIONS))
def test_every_line_stands_out_from_the_page(name: str) -> None:
    assert _contrast(RELATIONS[name].light, PAPER["light"]) >= 3
    assert _contrast(RELATIONS[name].dark, PAPER["dark"]) >= 3


def test_every_border_stands_out_from_the_page() -> None:
    weak = {
        name
        for name, fill in BOXES.items()
        if _contrast(fill.light_border, PAPER["light"]) < 3 or _contrast(fill.dark_border, PAPER["dark"]) < 3
    }

    assert weak == set()


def test_every_layer_has_a_colour_of_its_own() -> None:
    assert set(LAYERS) == set(LAYER_ORDER)
    assert len({fill.light for fill in LAYERS.values()}) == len(LAYERS)


def test_heat_grows_darker_with_the_share() -> None:
    luminances = [_luminance(colour) for colour in HEAT]

    assert luminances == sorted(luminances, reverse=True)

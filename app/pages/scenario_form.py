"""What the form of a scenario offers and holds: everything chosen so far, with its name, and fields for more."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from ...data.vocabularies import Reach
from ...graph.analysis.counting import CUTTING_KINDS
from ..additions import parts
from .atlas import Atlas
from .language import language_of
from .render import atlas_of
from .scenario_address import CHOICES, INCLUDES, Asked

_OPEN_FIELDS = 3


def form(request: Request, chosen: Asked) -> dict[str, Any]:
    """The values of the form's template."""
    atlas, language = atlas_of(request), language_of(request)
    countries = tuple(sorted(atlas.at_home_in, key=lambda country: atlas.label(country, language)))
    removed = chosen.lists["remove"]
    return {
        "asked": chosen.texts,
        "address": chosen.address,
        "choices": CHOICES,
        "includes": INCLUDES,
        "included": chosen.lists["include"],
        "countries": countries,
        "removed_countries": [name for name in removed if name in countries],
        "removed": [name for name in removed if name not in countries],
        "lifted": chosen.lists["lift"],
        "supplies": [(word, parts(word)) for word in chosen.lists["add_supply"]],
        "new_measures": [(word, parts(word)) for word in chosen.lists["add_measure"]],
        "legal_texts": _legal_texts(atlas, language),
        "kinds": sorted(CUTTING_KINDS),
        "reaches": [reach.value for reach in Reach],
        "open_fields": range(_OPEN_FIELDS),
    }


def _legal_texts(atlas: Atlas, language: str) -> list[tuple[str, str]]:
    """The legal texts that restrict something, by name."""
    texts = {tail for tail, _, about in atlas.statements.values() if about["kind"] == "restricts"}
    return sorted(((text, atlas.label(text, language)) for text in texts), key=lambda each: each[1])

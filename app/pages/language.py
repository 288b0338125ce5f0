"""The language of a page: that of the address, of the switch used before, or of the browser."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from starlette.requests import Request

from ..web.negotiation import choose_language

LANGUAGES: Mapping[str, str] = {"en": "English", "de": "Deutsch", "zh": "中文"}
COOKIE = "language"


class Words:
    """The words of the interface in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key, with values put in."""
        text = read_words()[key][self.language]
        return text.format(**values) if values else text


def language_of(request: Request) -> str:
    """The language that a reader wants: `?lang=`, then the cookie of the switch, then `Accept-Language`."""
    for chosen in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if chosen and chosen in LANGUAGES:
            return chosen
    return choose_language(request.headers.get("accept-language"), tuple(LANGUAGES))


@cache
def read_words() -> Mapping[str, Mapping[str, str]]:
    """All words, by key and language."""
    with (Path(__file__).parent / "words.toml").open("rb") as file:
        return tomllib.load(file)

"""Words in English, Chinese and German: templates from `languages/`, whose {places} are filled in the same language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "zh", "de")
"""The languages in which everything is said."""

_FOLDER = Path(__file__).parent / "languages"


@cache
def templates(subject: str) -> Mapping[str, Mapping[str, str]]:
    """The templates of one subject by name and language."""
    return tomllib.loads((_FOLDER / f"{subject}.toml").read_text(encoding="utf-8"))


def said(subject: str, name: str, language: str, /, **values: str) -> str:
    """One template in one language, filled."""
    return templates(subject)[name][language].format_map(values)

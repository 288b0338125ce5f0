"""The briefing as one page: three languages in one file, readable without scripts, printed well."""

from __future__ import annotations

import re

from ..render import PAGE_FOLDER, document
from ..words import LANGUAGES
from .document import Briefing, title

_NAMES = {"en": "English", "zh": "中文", "de": "Deutsch"}
_WORDS = ("as-of", "contents", "sources", "nothing", "picture")


def to_html(found: Briefing) -> str:
    """The briefing as HTML; equal briefings, equal bytes."""
    numbers = found.numbers()
    words = {name: title(name, day=found.as_of.isoformat()) for name in _WORDS}
    cited = [(number, id_, found.sources.get(id_)) for id_, number in numbers.items()]
    return document(
        "briefing.html",
        scripts=[(PAGE_FOLDER / "briefing.js").read_text(encoding="utf-8")],
        style=(PAGE_FOLDER / "briefing.css").read_text(encoding="utf-8"),
        briefing=found,
        languages=[(language, _NAMES[language]) for language in LANGUAGES],
        numbers=numbers,
        words=words,
        citations=cited,
        is_web=_is_web,
    )


def _is_web(url: str) -> bool:
    """Whether an address is one that a browser opens as a page, and no script."""
    return re.fullmatch(r"https?://\S+", url) is not None

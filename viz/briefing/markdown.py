"""The briefing as one Markdown file for quoting: the languages after another, the sources once at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..view import CitedSource
from ..words import LANGUAGES
from .document import Briefing, Cell, Section, Table, Text, title

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$])")
_NAMES = {"en": "English", "zh": "中文", "de": "Deutsch"}


def to_markdown(found: Briefing) -> str:
    """The briefing as Markdown; a number in brackets is a link to the list of sources."""
    numbers = found.numbers()
    lines: list[str] = []
    for language in LANGUAGES:
        lines += [f"# {_plain(found.title[language])}", "", f"*{_NAMES[language]}*", ""]
        lines += [_plain(title("as-of", day=found.as_of.isoformat())[language]), ""]
        for section in found.sections:
            lines += _section(section, language, numbers)
    lines += [f"# {' · '.join(title('sources')[language] for language in LANGUAGES)}", ""]
    lines += [
        f'{number}. <a id="s{number}"></a>{_citation(found.sources.get(id_), id_)}' for id_, number in numbers.items()
    ]
    return "\n".join(lines) + "\n"


def _section(section: Section, language: str, numbers: dict[str, int]) -> Iterator[str]:
    yield from (f"## {_plain(section.title[language])}", "")
    for text in section.texts:
        yield from (_cited(text, language, numbers), "")
    for table in section.tables:
        yield from _table(table, language, numbers)


def _table(table: Table, language: str, numbers: dict[str, int]) -> Iterator[str]:
    if table.title[language]:
        yield from (f"### {_plain(table.title[language])}", "")
    if not table.rows:
        yield from (title("nothing")[language], "")
        return
    yield "| " + " | ".join(_plain(column[language]) for column in table.columns) + " |"
    yield "|" + " --- |" * len(table.columns)
    for row in table.rows:
        yield "| " + " | ".join(_cited(field, language, numbers) for field in row) + " |"
    yield ""


def _cited(part: Text | Cell, language: str, numbers: dict[str, int]) -> str:
    text = _plain(part.labels[language])
    if isinstance(part, Cell) and part.picture:
        text = f"[{text}]({part.address(language)})"
    marks = "".join(f" [\\[{numbers[source]}\\]](#s{numbers[source]})" for source in part.sources)
    return text + marks


def _citation(source: CitedSource | None, id_: str) -> str:
    if source is None:
        return _plain(id_)
    published = f" ({source.published})" if source.published else ""
    address = f" <{source.url}>" if re.fullmatch(r"https?://[^\s<>]+", source.url) else ""
    return f"{_plain(source.publisher)}: {_plain(source.title)}{published}.{address}"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))

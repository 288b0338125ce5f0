"""What `show`, `search` and `query` do once their arguments are read; each returns the exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ..graph.errors import QuestionError
from .output import Format, print_rows, tell, tell_as_of

if TYPE_CHECKING:
    from ..graph.knowledge import KnowledgeGraph

OpenGraph: TypeAlias = "Callable[[], KnowledgeGraph]"


def show(open_graph: OpenGraph, name: str, format_: str) -> int:
    """Print the card of a thing, statement or source."""
    from .cards import print_card

    kg = open_graph()
    print_card(kg.show(name), format_=Format(format_))
    tell_as_of(kg.reference_day)
    return 0


def search(open_graph: OpenGraph, text: str, format_: str) -> int:
    """Print what has the text in a name, or what has names near it."""
    kg = open_graph()
    matches = kg.search(text)
    rows = [(match.thing, match.label, match.kind, match.name, match.quality) for match in matches]
    if matches or format_ != Format.TABLE:
        print_rows(("id", "label", "class", "matched", "how"), rows, format_=Format(format_))
    if matches:
        return 0
    near = kg.names.suggest(text)
    tell(f"Nothing is called {text!r}." + (f" Near: {', '.join(near)}." if near else ""))
    return 1


def query(open_graph: OpenGraph, file: str, format_: str) -> int:
    """Print what the SPARQL query in a file, or on standard input for `-`, gives."""
    from .results import print_results

    text = _query_text(file)
    kg = open_graph()
    print_results(kg.source, text, format_name=format_)
    tell_as_of(kg.reference_day)
    return 0


def _query_text(file: str) -> str:
    content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = f"byte {error.start + 1}, 0x{content[error.start]:02x}"
        raise QuestionError(f"{file} is not UTF-8 ({where}). Save it as UTF-8.") from error

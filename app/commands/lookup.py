"""Commands that look things up: show, search, query, questions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..options import EndpointOption, FolderOption, FormatOption, Name, load_graph
from ..output import Format, print_rows, print_text, tell, tell_as_of


def show(
    name: Name, endpoint: EndpointOption = None, folder: FolderOption = None, format_: FormatOption = Format.TABLE
) -> None:
    """Show a thing, statement or source: labels, what is stated of it, sources.

    Example: aisupply show huawei
    """
    from ..cards import print_card

    kg = load_graph(folder, endpoint)
    print_card(kg.show(name), format_=format_)
    tell_as_of(kg.reference_day)


def search(
    text: str, endpoint: EndpointOption = None, folder: FolderOption = None, format_: FormatOption = Format.TABLE
) -> None:
    """Find things by id, label or alias in any language, best first.

    Example: aisupply search 光刻
    """
    kg = load_graph(folder, endpoint)
    matches = kg.search(text)
    rows = [(match.thing, match.label, match.kind, match.name, match.quality) for match in matches]
    if matches or format_ is not Format.TABLE:
        print_rows(("id", "label", "class", "matched", "how"), rows, format_=format_)
    if not matches:
        near = kg.names.suggest(text)
        tell(f"Nothing is called {text!r}." + (f" Near: {', '.join(near)}." if near else ""))
        raise typer.Exit(1)


def query(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A file with SPARQL, or - for standard input.")],
    endpoint: EndpointOption = None,
    folder: FolderOption = None,
    format_: Annotated[
        str, typer.Option("--format", help="table, csv, json, tsv, xml for rows; ttl, nt, jsonld, xml for triples.")
    ] = "table",
) -> None:
    """Ask a SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE; our prefixes need no declaration.

    Example: echo 'SELECT ?x { ?x ais:leads aid:ai-manufacturing-plan }' | aisupply query -
    """
    from ..results import print_results

    text = _query_text(file)
    kg = load_graph(folder, endpoint)
    print_results(kg.source, text, format_name=format_)
    tell_as_of(kg.reference_day)


def questions(
    name: Annotated[str | None, typer.Argument(help="Its number, name or beginning; all are listed without.")] = None,
    parameters: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="Another value for a parameter.")
    ] = None,
    show_query: Annotated[bool, typer.Option("--sparql", help="Print the query instead of asking it.")] = False,
    endpoint: EndpointOption = None,
    folder: FolderOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the competency questions, or ask one, with its parameters.

    Example: aisupply questions 001 --set plan=ai-manufacturing-plan
    """
    from ...graph.questions import find_question
    from ...graph.questions import questions as all_questions

    if name is None:
        rows = [(q.number, q.name, q.texts["en"], " ".join(p.name for p in q.parameters)) for q in all_questions()]
        print_rows(("number", "name", "question", "parameters"), rows, format_=format_)
        return
    question = find_question(name)
    text = question.with_parameters(_settings(parameters or []))
    if show_query:
        print_text(text)
        return
    kg = load_graph(folder, endpoint)
    found = kg.answer(text)
    tell(question.texts["en"])
    print_rows(found.variables, found.rows, format_=format_)
    tell_as_of(kg.reference_day)


def _query_text(file: str) -> str:
    content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = f"byte {error.start + 1}, 0x{content[error.start]:02x}"
        raise typer.BadParameter(f"{file} is not UTF-8 ({where}). Save it as UTF-8.") from error


def _settings(pairs: list[str]) -> dict[str, str]:
    settings: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise typer.BadParameter(f"--set {pair}: write NAME=VALUE.")
        settings[name] = value
    return settings

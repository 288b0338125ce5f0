"""Commands that look things up: show, search, query, questions."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from .. import lookups
from ..options import EndpointOption, FolderOption, FormatOption, Name, load_graph
from ..output import Format, print_rows, print_text, tell, tell_as_of


def show(
    name: Name, endpoint: EndpointOption = None, folder: FolderOption = None, format_: FormatOption = Format.TABLE
) -> int:
    """Show a thing, statement or source: labels, what is stated of it, sources.

    Example: aisupply show huawei
    """
    return lookups.show(partial(load_graph, folder, endpoint), name, format_)


def search(
    text: str, endpoint: EndpointOption = None, folder: FolderOption = None, format_: FormatOption = Format.TABLE
) -> int:
    """Find things by id, label or alias in any language, best first.

    Example: aisupply search 光刻
    """
    return lookups.search(partial(load_graph, folder, endpoint), text, format_)


def query(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A file with SPARQL, or - for standard input.")],
    endpoint: EndpointOption = None,
    folder: FolderOption = None,
    format_: Annotated[
        str, typer.Option("--format", help="table, csv, json, tsv, xml for rows; ttl, nt, jsonld, xml for triples.")
    ] = "table",
) -> int:
    """Ask a SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE; our prefixes need no declaration.

    Example: echo 'SELECT ?x { ?x ais:leads aid:ai-manufacturing-plan }' | aisupply query -
    """
    return lookups.query(partial(load_graph, folder, endpoint), file, format_)


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


def _settings(pairs: list[str]) -> dict[str, str]:
    settings: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise typer.BadParameter(f"--set {pair}: write NAME=VALUE.")
        settings[name] = value
    return settings

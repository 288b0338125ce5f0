"""The command line: each command parses, calls one function below, and prints."""

from __future__ import annotations

import io
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer

from ..data.errors import DataError
from ..graph.errors import GraphError
from . import output
from .output import Format, print_rows, tell, tell_as_of

if TYPE_CHECKING:
    from ..graph.knowledge import KnowledgeGraph

app = typer.Typer(
    name="aisupply",
    help="A cited knowledge graph of the AI supply chain that can be asked what depends on what.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

FormatOption = Annotated[Format, typer.Option("--format", help="table, csv or json.")]
EndpointOption = Annotated[str | None, typer.Option("--endpoint", metavar="URL", help="Ask a SPARQL 1.1 server.")]
FolderOption = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="Other tables than the package's.")]
DepthOption = Annotated[int | None, typer.Option("--depth", min=0, help="How many steps to go.")]
DayOption = Annotated[
    datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="The day, if not the reference day.")
]
Name = Annotated[str, typer.Argument(metavar="ID", help="An id, a label in en, zh or de, or a unique beginning.")]


@app.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="The tables; the package's by default.")
    ] = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Report every problem of tables, shapes and hygiene at once, with file, row and remedy.

    Example: aisupply check data
    """
    from ..graph.check import check as check_all

    with output.progress() as progress:
        problems = check_all(folder, progress=progress)
    columns = ("file", "row", "column", "problem", "remedy")
    if problems or format_ is not Format.TABLE:
        rows = [(p.file, p.row, p.column, p.what, p.remedy) for p in problems]
        print_rows(columns, rows, format_=format_)
    if problems:
        tell(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}.")
        raise typer.Exit(1)
    tell("No problems.")


@app.command()
def build(folder: FolderOption = None, format_: FormatOption = Format.TABLE) -> None:
    """Turn the tables into the graph, cached by content, and print how large it is.

    Example: aisupply build
    """
    from ..graph.build import build_counts

    counts = build_counts(_load(folder, None).store)
    rows = [("ontology", counts.ontology), ("facts", counts.facts), ("derived", counts.derived), ("all", counts.total)]
    print_rows(("graph", "triples"), rows, format_=format_)


@app.command()
def tidy(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="The tables; the package's by default.")
    ] = None,
) -> None:
    """Restore the canonical form of the tables: sorted, one newline style, quotes only where needed.

    Example: aisupply tidy data
    """
    from ..data import DATA_FOLDER, tidy_tables

    for file in tidy_tables(folder or DATA_FOLDER):
        output.print_text(f"tidied {file}")


@app.command()
def show(
    name: Name, endpoint: EndpointOption = None, folder: FolderOption = None, format_: FormatOption = Format.TABLE
) -> None:
    """Show a thing, statement or source: labels, what is stated of it, sources.

    Example: aisupply show huawei
    """
    from .cards import print_card

    kg = _load(folder, endpoint)
    print_card(kg.show(name), format_=format_)
    tell_as_of(kg.reference_day)


@app.command()
def search(
    text: str, endpoint: EndpointOption = None, folder: FolderOption = None, format_: FormatOption = Format.TABLE
) -> None:
    """Find things by id, label or alias in any language, best first.

    Example: aisupply search 光刻
    """
    kg = _load(folder, endpoint)
    matches = kg.search(text)
    rows = [(match.thing, match.label, match.kind, match.name, match.quality) for match in matches]
    print_rows(("id", "label", "class", "matched", "how"), rows, format_=format_)
    if not matches:
        near = kg.names.suggest(text)
        tell(f"Nothing is called {text!r}." + (f" Near: {', '.join(near)}." if near else ""))
        raise typer.Exit(1)


@app.command()
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
    from .results import print_results

    text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    kg = _load(folder, endpoint)
    print_results(kg.source, text, format_name=format_)
    tell_as_of(kg.reference_day)


@app.command()
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
    from ..graph.questions import find_question
    from ..graph.questions import questions as all_questions

    if name is None:
        rows = [(q.number, q.name, q.texts["en"], " ".join(p.name for p in q.parameters)) for q in all_questions()]
        print_rows(("number", "name", "question", "parameters"), rows, format_=format_)
        return
    question = find_question(name)
    text = question.with_parameters(_settings(parameters or []))
    if show_query:
        output.print_text(text)
        return
    kg = _load(folder, endpoint)
    found = kg.answer(text)
    tell(question.texts["en"])
    print_rows(found.variables, found.rows, format_=format_)
    tell_as_of(kg.reference_day)


@app.command()
def needs(
    name: Name,
    depth: DepthOption = None,
    as_of: DayOption = None,
    endpoint: EndpointOption = None,
    folder: FolderOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show what a thing or goal rests on, as a tree.

    Example: aisupply needs ascend-910c --depth 2
    """
    from .trees import print_tree

    kg = _load(folder, endpoint)
    tree = kg.needs(name, depth=depth, as_of=None if as_of is None else as_of.date())
    print_tree(tree, format_=format_)
    tell_as_of(tree.as_of)


@app.command()
def used_by(
    name: Name,
    depth: DepthOption = None,
    as_of: DayOption = None,
    endpoint: EndpointOption = None,
    folder: FolderOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show what rests on a thing, as a tree up to the goals.

    Example: aisupply used-by euv-scanner --depth 2
    """
    from .trees import print_tree

    kg = _load(folder, endpoint)
    tree = kg.used_by(name, depth=depth, as_of=None if as_of is None else as_of.date())
    print_tree(tree, format_=format_)
    tell_as_of(tree.as_of)


@app.command()
def export(
    file: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where to; a folder for csv, parquet.")],
    format_: Annotated[str, typer.Option("--format", help="ttl, trig, nq, jsonld, graphml, gexf, csv or parquet.")],
    folder: FolderOption = None,
) -> None:
    """Write the whole graph for other tools.

    Example: aisupply export --format trig -o aisupply.trig
    """
    from ..graph.export import export as write

    kg = _load(folder, None)
    for written in write(kg.store, file, format_name=format_):
        output.print_text(str(written))


@app.command()
def report(
    folder_out: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder to write.")] = Path(
        "out"
    ),
    folder: FolderOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Print an overview of goals, scarce items and the age of the data, and write it with a picture to a folder.

    Example: aisupply report -o out
    """
    from .report import write_report

    write_report(_load(folder, None), folder_out, format_=format_)


def main() -> None:
    """Run the command line; the exit status is 0, or 1 with a message on standard error."""
    # Chinese labels must not depend on the locale of the terminal.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_status())


def _status() -> int:
    try:
        return int(app(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
    except BrokenPipeError:
        # The reader of our output has seen enough; nothing more can be said to it.
        sys.stdout = None
    except (GraphError, DataError) as error:
        tell(str(error))
    except OSError as error:
        tell(f"{error.filename or 'aisupply'}: {error.strerror or error}")
    except (KeyboardInterrupt, click.Abort):
        tell("Interrupted; nothing half-written is left.")
    return 1


def _load(folder: Path | None, endpoint: str | None) -> KnowledgeGraph:
    from ..graph.knowledge import load

    if folder is not None and endpoint is not None:
        raise click.UsageError("--data and --endpoint exclude each other.")
    with output.progress() as progress:
        return load(folder, endpoint=endpoint, progress=progress)


def _settings(pairs: list[str]) -> dict[str, str]:
    settings: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise click.UsageError(f"--set {pair}: write NAME=VALUE.")
        settings[name] = value
    return settings

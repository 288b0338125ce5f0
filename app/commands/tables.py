"""Commands for the tables and the graph they make: check, build, tidy."""

from __future__ import annotations

import typer

from ..options import FolderArgument, FolderOption, FormatOption, load_graph
from ..output import Format, print_rows, print_text, progress, tell


def check(
    folder: FolderArgument = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Report every problem of tables, shapes and hygiene at once, with file, row and remedy.

    Example: aisupply check data
    """
    from ...graph.check import check as check_all

    with progress() as told:
        problems = check_all(folder, progress=told)
    columns = ("file", "row", "column", "problem", "remedy")
    if problems or format_ is not Format.TABLE:
        rows = [(p.file, p.row, p.column, p.what, p.remedy) for p in problems]
        print_rows(columns, rows, format_=format_)
    if problems:
        tell(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}.")
        raise typer.Exit(1)
    tell("No problems.")


def build(folder: FolderOption = None, format_: FormatOption = Format.TABLE) -> None:
    """Turn the tables into the graph, cached by content, and print how large it is.

    Example: aisupply build
    """
    from ...graph.build import build_counts

    counts = build_counts(load_graph(folder, None).store)
    rows = [("ontology", counts.ontology), ("facts", counts.facts), ("derived", counts.derived), ("all", counts.total)]
    print_rows(("graph", "triples"), rows, format_=format_)


def tidy(
    folder: FolderArgument = None,
) -> None:
    """Restore the canonical form of the tables: sorted, one newline style, quotes only where needed.

    Example: aisupply tidy data
    """
    from ...data import DATA_FOLDER, tidy_tables

    for file in tidy_tables(folder or DATA_FOLDER):
        print_text(f"tidied {file}")

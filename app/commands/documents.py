"""Commands that write files: export, report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..options import FolderOption, FormatOption, load_graph
from ..output import Format, print_text


def export(
    file: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where to; a folder for csv, parquet.")],
    format_: Annotated[str, typer.Option("--format", help="ttl, trig, nq, jsonld, graphml, gexf, csv or parquet.")],
    folder: FolderOption = None,
) -> None:
    """Write the whole graph for other tools.

    Example: aisupply export --format trig -o aisupply.trig
    """
    from ...graph.export import export as write

    kg = load_graph(folder, None)
    for written in write(kg.store, file, format_name=format_):
        print_text(str(written))


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
    from ..report import write_report

    write_report(load_graph(folder, None), folder_out, format_=format_)

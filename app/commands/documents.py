"""Commands that write files: export, report, view."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..options import DayOption, DepthOption, FolderOption, FormatOption, load_graph
from ..output import Format, print_text, tell_as_of


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


def view(
    name: Annotated[
        str, typer.Argument(metavar="NAME|ID", help="plan, chain, measures, thing, goal, scenario; or an id.")
    ],
    file: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")],
    about: Annotated[
        str | None,
        typer.Argument(metavar="[ID|FILE]", help="What thing, goal or plan is about; the file of a scenario."),
    ] = None,
    depth: DepthOption = None,
    as_of: DayOption = None,
    folder: FolderOption = None,
) -> None:
    """Write an interactive picture as one page that opens without a network.

    Example: aisupply view thing huawei --depth 1 -o huawei.html
    """
    from ...viz import write_page
    from ..pictures import picture

    kg = load_graph(folder, None)
    found = picture(kg, name, about, depth=depth, as_of=None if as_of is None else as_of.date())
    print_text(str(write_page(found, file)))
    tell_as_of(found.as_of)

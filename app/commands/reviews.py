"""Commands for the standing of rows: stale lists what to look at, review opens a row and records a verdict."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer

from ..options import FolderOption, FormatOption, load_graph
from ..output import Format, tell, tell_as_of

RowArgument = Annotated[str, typer.Argument(metavar="ID", help="The id of a statement, thing or goal.")]
VerdictOption = Annotated[
    str | None, typer.Option("--verdict", metavar="supported|partly|not-found|wrong", help="What you found.")
]


def stale(
    deciding: Annotated[bool, typer.Option("--deciding", help="Only rows on which headlines rest.")] = False,
    rest: Annotated[bool, typer.Option("--rest", help="Only rows on which no headline rests.")] = False,
    within: Annotated[int, typer.Option("--within", min=0, metavar="DAYS", help="How soon an end is near.")] = 60,
    older_than: Annotated[
        int, typer.Option("--older-than", min=0, metavar="MONTHS", help="From when on a source is old.")
    ] = 24,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many rows are printed.")] = 50,
    summary: Annotated[
        bool, typer.Option("--summary", help="Instead: how many were reviewed, with what verdict.")
    ] = False,
    sample: Annotated[int | None, typer.Option("--sample", min=1, help="Instead: draw this many rows.")] = None,
    seed: Annotated[int, typer.Option("--seed", help="The seed of the draw.")] = 0,
    folder: FolderOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List what is old, unreviewed or about to expire, the most consequential first.

    Example: aisupply stale --deciding --limit 20
    """
    from ..standings import Chosen, print_rates, print_sample, print_stale

    if deciding and rest:
        raise typer.BadParameter("--deciding and --rest exclude each other.")
    kg = load_graph(folder, None)
    chosen = Chosen(kg, deciding=deciding, rest=rest)
    drawn = None if sample is None else kg.sample(sample, seed=seed, rows=chosen.rows)
    if summary:
        print_rates(chosen, drawn or (), seed=seed, format_=format_)
    elif drawn is not None:
        print_sample(kg, drawn, format_=format_)
    else:
        print_stale(chosen, within_days=within, older_than_months=older_than, limit=limit, format_=format_)
    tell_as_of(kg.reference_day)


def review(
    row: RowArgument,
    verdict: VerdictOption = None,
    url: Annotated[str | None, typer.Option("--url", help="The page that you opened.")] = None,
    note: Annotated[str | None, typer.Option("--note", help="What else a reader should know.")] = None,
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day of the comparison; today.")
    ] = None,
    folder: FolderOption = None,
) -> None:
    """Open a row, its sources and its neighbours, and record what its page states.

    Example: aisupply review sup-asml-euv-lithography-tool
    """
    from ...data import DATA_FOLDER
    from ..reviewing import Reviewing

    today = date.today()  # noqa: DTZ011 — the reviewer's own calendar
    day = today if on is None else on.date()
    if day > today:
        raise typer.BadParameter(f"--on {day}: that day has not come yet.")
    reviewing = Reviewing(load_graph(folder, None), row)
    reviewing.print_row()
    if verdict is None:
        verdict, url, note = _asked(reviewing.pages, url, note)
    if verdict is None:
        tell("Nothing recorded.")
        return
    tell(reviewing.record(folder or DATA_FOLDER, verdict=verdict, url=url, note=note, day=day))


def _asked(pages: tuple[str, ...], url: str | None, note: str | None) -> tuple[str | None, str | None, str | None]:
    """What the reviewer types in; no verdict if nothing is to be recorded."""
    words = typer.prompt("Verdict (supported, partly, not-found, wrong; empty to stop)", default="", show_default=False)
    if not words.strip():
        return None, url, note
    first = pages[0] if pages else ""
    url = url or typer.prompt("Page that you opened", default=first, show_default=bool(first)).strip() or None
    note = note or typer.prompt("Note (may be empty)", default="", show_default=False).strip() or None
    return words.strip(), url, note

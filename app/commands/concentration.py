"""The command for how concentrated supply is."""

from __future__ import annotations

from typing import Annotated

import typer

from ..options import DayOption, EndpointOption, FolderOption, FormatOption, load_graph
from ..output import Format, tell_as_of


def concentration(
    item: Annotated[
        str | None, typer.Argument(metavar="[ITEM]", help="An item; without it, the best known market of every item.")
    ] = None,
    home: Annotated[
        str, typer.Option("--home", "--buyer", metavar="COUNTRY", help="The country whose share is the home share.")
    ] = "china",
    towards: Annotated[
        str | None, typer.Option("--towards", metavar="COUNTRY", help="Show the dependence towards this country.")
    ] = None,
    as_of: DayOption = None,
    endpoint: EndpointOption = None,
    folder: FolderOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show shares by company and by country, HHI with bounds, and the share of a home country.

    Example: aisupply concentration hbm
    """
    from ..concentrations import print_concentrations

    kg = load_graph(folder, endpoint)
    answer = kg.concentration(item, home=home, as_of=None if as_of is None else as_of.date())
    country = None if towards is None else kg.find(towards)
    print_concentrations(answer, every_market=item is not None, towards=country, format_=format_)
    tell_as_of(answer.as_of)

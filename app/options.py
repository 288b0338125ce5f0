"""Options and arguments that commands share, and the graph that they choose."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .opening import opened
from .output import Format

if TYPE_CHECKING:
    from ..graph.knowledge import KnowledgeGraph

FormatOption = Annotated[Format, typer.Option("--format", help="table, csv or json.")]
EndpointOption = Annotated[str | None, typer.Option("--endpoint", metavar="URL", help="Ask a SPARQL 1.1 server.")]
FolderOption = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="Other tables than the package's.")]
DepthOption = Annotated[int | None, typer.Option("--depth", min=0, help="How many steps to go.")]
DayOption = Annotated[
    datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="The day, if not the reference day.")
]
Name = Annotated[str, typer.Argument(metavar="ID", help="An id, a label in en, zh or de, or a unique beginning.")]
BuyerOption = Annotated[
    str | None, typer.Option("--buyer", metavar="ID", help="Who wants it: a country or organization; china.")
]
LicencesOption = Annotated[
    str | None, typer.Option("--licences", metavar="block|allow", help="How licence requirements count; block.")
]
WorldOption = Annotated[
    str | None, typer.Option("--world", metavar="named|open", help="Only named suppliers, or unnamed too; named.")
]
HoldingsOption = Annotated[
    str | None, typer.Option("--holdings", metavar="count|ignore", help="What somebody already has; count.")
]
CriticalityOption = Annotated[
    str | None,
    typer.Option("--criticality", metavar="essential|important", help="Which requirements count; essential."),
]
IncludeOption = Annotated[
    list[str] | None,
    typer.Option("--include", metavar="LIST", help="planned, sampling, planned-measures, unverified-measures."),
]
RemoveOption = Annotated[
    list[str] | None, typer.Option("--remove", metavar="LIST", help="Organizations, countries, items that are gone.")
]
LiftOption = Annotated[
    list[str] | None, typer.Option("--lift", metavar="LIST", help="Measures or legal texts that are gone.")
]
ScenarioOption = Annotated[
    Path | None, typer.Option("--scenario", metavar="FILE", help="A scenario; options replace its keys.")
]
FolderArgument = Annotated[Path | None, typer.Argument(metavar="[DIR]", help="The tables; the package's by default.")]


def load_graph(folder: Path | None, endpoint: str | None) -> KnowledgeGraph:
    """The graph of the package, of a folder of tables, or at an endpoint."""
    if folder is not None and endpoint is not None:
        raise typer.BadParameter("--data and --endpoint exclude each other.")
    return opened(folder, endpoint)

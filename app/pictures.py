"""Which picture the words of the command line ask for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from ..graph.knowledge import KnowledgeGraph
    from ..viz import View


def picture(kg: KnowledgeGraph, name: str, about: str | None, *, depth: int | None, as_of: date | None) -> View:
    """The view of a name, or the view that suits a thing.

    Raises:
        ScenarioError: the scenario's file has mistakes.
        UnknownThing: `name` is neither a view nor a thing, or `about` is no thing.
        typer.BadParameter: the view needs a thing, or takes none.
    """
    from ..viz import VIEWS, build_view, scenario_view, view_for

    if name == "scenario":
        if about is None:
            raise typer.BadParameter(
                "`view scenario` needs a file: aisupply view scenario no-asml.toml -o no-asml.html."
            )
        return scenario_view(kg.network(), kg.scenario(about, **({} if as_of is None else {"as_of": as_of})))
    network, day = kg.network(), as_of or kg.reference_day
    if name in VIEWS:
        thing = None if about is None else kg.find(about)
        if name == "plan" and thing is not None and view_for(network, thing) != "plan":
            raise typer.BadParameter(f"{network.nodes[thing].get('label_en', thing)} is no plan.")
    elif name in {"thing", "goal"}:
        if about is None:
            raise typer.BadParameter(f"`view {name}` needs an id: aisupply view {name} huawei -o huawei.html.")
        thing = kg.find(about)
    else:
        thing = kg.find(name)
        name = view_for(network, thing)
    try:
        return build_view(network, name=name, thing=thing, as_of=day, depth=depth)
    except ValueError:
        raise typer.BadParameter(f"`view {name}` is about everything and takes no id.") from None

"""From options to a scenario, and the assumptions that every answer prints."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from .lists import names
from .output import tell, tell_as_of

if TYPE_CHECKING:
    from ..graph.analysis.scenario import Scenario
    from ..graph.knowledge import KnowledgeGraph


def scenario_from(
    kg: KnowledgeGraph, file: Path | None, *, as_of: datetime | None = None, **options: str | list[str] | None
) -> Scenario:
    """The scenario of a file, with the keys that options give replaced."""
    keys: dict[str, object] = {} if as_of is None else {"as_of": as_of.date()}
    for name, value in options.items():
        if value is not None:
            keys[name] = names(value) if isinstance(value, list) else value
    return kg.scenario(file, **keys)


def countries(kg: KnowledgeGraph, lists: Iterable[str] | None) -> list[str]:
    """The ids of countries in lists that are separated by commas; a mistake says which is none."""
    found = [kg.find(name) for name in names(lists)]
    for country in found:
        if kg.network().nodes[country].get("class_") != "country":
            raise typer.BadParameter(f"{country} is not a country; use --remove for other things.")
    return found


def tell_assumptions(scenario: Scenario, *, buyer: str) -> None:
    """Say for which day, buyer and assumptions an answer holds."""
    tell(f"Buyer {buyer}; {scenario.assumptions()}.")
    tell_as_of(scenario.as_of)

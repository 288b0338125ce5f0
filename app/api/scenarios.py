"""The assumptions of an analysis as query parameters, with the words of the command line."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Depends, Query

from ..additions import additions
from ..lists import names
from .answers import AsOf

_LIST = "separated by commas"


def scenario_keys(
    as_of: AsOf = None,
    buyer: Annotated[
        str | None, Query(description="Who wants it: a country or organization; china.", max_length=200)
    ] = None,
    licences: Annotated[
        Literal["block", "allow"] | None, Query(description="How licence requirements count; block.")
    ] = None,
    world: Annotated[
        Literal["named", "open"] | None, Query(description="Only named suppliers, or unnamed too; named.")
    ] = None,
    holdings: Annotated[
        Literal["count", "ignore"] | None, Query(description="What somebody already has; count.")
    ] = None,
    criticality: Annotated[
        Literal["essential", "important"] | None, Query(description="Which requirements count; essential.")
    ] = None,
    include: Annotated[
        str | None, Query(description="planned, sampling, planned-measures, unverified-measures.", max_length=200)
    ] = None,
    remove: Annotated[
        str | None, Query(description=f"Organizations, countries, items that are gone, {_LIST}.", max_length=2000)
    ] = None,
    lift: Annotated[
        str | None, Query(description=f"Measures or legal texts that are gone, {_LIST}.", max_length=2000)
    ] = None,
    add_supply: Annotated[
        list[str] | None, Query(description="Supplies that are added: supplier~item or supplier~item~percent.")
    ] = None,
    add_measure: Annotated[
        list[str] | None, Query(description="Measures that are added: kind~issuer~target~affected, and ~reach.")
    ] = None,
) -> dict[str, Any]:
    """The keys of a scenario that were given."""
    keys = {
        "as_of": None if as_of is None else as_of.isoformat(),
        "buyer": buyer,
        "licences": licences,
        "world": world,
        "holdings": holdings,
        "criticality": criticality,
        "include": names([include or ""]),
        "remove": names([remove or ""]),
        "lift": names([lift or ""]),
        "add": additions(add_supply or (), add_measure or ()),
    }
    return {key: value for key, value in keys.items() if value}


ScenarioKeys = Annotated[dict[str, Any], Depends(scenario_keys)]

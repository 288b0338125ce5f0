"""What breaks, what frees and why: the analyses, each in a worker, with the JSON of the command line."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Query
from starlette.requests import Request
from starlette.responses import Response

from ..lists import names
from ..pages.render import atlas_of
from ..web.problems import Problem
from .answers import AsOf, ThingName, refusals
from .running import answered
from .scenarios import ScenarioKeys

_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {"application/json": {"schema": {"type": "object"}}, "text/event-stream": {}},
        "description": "The answer.",
    }
}
_RESPONSES = {**_ANSWER, **refusals(400, 404, 503, 504)}
_SIZE = Query(description="The largest set wanted.", ge=1, le=6)
_PLAN = Query(description="The plan that may address them.", max_length=200)

router = APIRouter(prefix="/api", tags=["analyses"])


@router.get("/why/{name}", responses=_RESPONSES, response_class=Response)
async def why(request: Request, name: ThingName, scenario: ScenarioKeys) -> Response:
    """The proof that something can be had or met, or that it cannot, down to statements and their sources."""
    return await answered(request, "why", _target(request, name), scenario)


@router.get("/chokepoints/{name}", responses=_RESPONSES, response_class=Response)
async def chokepoints(
    request: Request,
    name: ThingName,
    scenario: ScenarioKeys,
    of: Annotated[
        str, Query(description="organizations, countries, items.", max_length=100)
    ] = "organizations,countries",
    plan: Annotated[str | None, _PLAN] = None,
) -> Response:
    """The things whose loss alone breaks an item or goal, ranked, confirmed or apparent."""
    return await answered(request, "chokepoints", _target(request, name), scenario, of=names([of]), plan=plan)


@router.get("/cut-sets/{name}", responses=_RESPONSES, response_class=Response)
async def cut_sets(
    request: Request,
    name: ThingName,
    scenario: ScenarioKeys,
    of: Annotated[Literal["organizations", "countries", "items", "mixed"], Query()] = "organizations",
    max_size: Annotated[int, _SIZE] = 2,
) -> Response:
    """The minimal sets of things whose loss together breaks an item or goal, smallest first."""
    return await answered(request, "cut-sets", _target(request, name), scenario, of=of, max_size=max_size)


@router.get("/breakthroughs/{name}", responses=_RESPONSES, response_class=Response)
async def breakthroughs(
    request: Request,
    name: ThingName,
    scenario: ScenarioKeys,
    without: Annotated[str, Query(description="Countries, organizations, items that fall away.", max_length=2000)] = "",
    max_size: Annotated[int | None, _SIZE] = None,
    plan: Annotated[str | None, _PLAN] = None,
) -> Response:
    """The minimal sets of items that somebody at home would have to supply to free an item or goal."""
    options = {"without": names([without]), "max_size": max_size, "plan": plan}
    return await answered(request, "breakthroughs", _target(request, name), scenario, **options)


@router.get("/concentration/{name}", responses=_RESPONSES, response_class=Response)
async def concentration(
    request: Request,
    name: ThingName,
    home: Annotated[str, Query(description="The country whose share is the home share.", max_length=200)] = "china",
    as_of: AsOf = None,
) -> Response:
    """The shares of an item by company and by country in every market, with the HHI and its bounds."""
    scenario = {} if as_of is None else {"as_of": as_of.isoformat()}
    return await answered(request, "concentration", _target(request, name), scenario, home=home)


@router.get("/what-if", responses=_RESPONSES, response_class=Response)
async def what_if(request: Request, scenario: ScenarioKeys) -> Response:
    """What a scenario changes for every goal and item, the worst first."""
    return await answered(request, "what-if", None, scenario)


@router.post("/what-if", responses=_RESPONSES, response_class=Response)
async def what_if_document(
    request: Request,
    scenario: Annotated[dict[str, Any], Body(description="A scenario with the keys of its TOML file.")],
) -> Response:
    """What a whole scenario changes, with supplies and measures that it adds."""
    return await answered(request, "what-if", None, scenario)


def _target(request: Request, name: str) -> str:
    atlas = atlas_of(request)
    target = name if name in atlas else atlas.kg.find(name)
    if target not in atlas:
        raise Problem(404, f"Nothing has the id {name[:100]!r}.")
    return target

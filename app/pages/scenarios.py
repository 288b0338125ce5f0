"""`/scenario` and `/why/…`: what a change breaks, and the proof of every yes and no. The address holds the scenario."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from ...graph.analysis.goals import is_goal
from ...graph.errors import GraphError
from ..web.analyses import analysed
from ..web.problems import Problem, problem_of
from ..workers import Failure
from .language import Words, language_of
from .render import atlas_of, page
from .scenario_address import Asked, asked, written_by_form
from .scenario_form import form

_SHOWN = 25
_CHANGES = ("fails", "degraded", "freed", "widened")

router = APIRouter(include_in_schema=False)


@router.api_route("/scenario", methods=["GET", "HEAD"])
async def scenario(request: Request) -> Response:
    """Choose a change, and see what it breaks."""
    chosen = asked(request.query_params)
    if written_by_form(request.query_params):
        written = chosen.with_ids(atlas_of(request).kg.find).address
        return RedirectResponse(f"/scenario?{written}", status_code=303)
    found, problem = await _answered(request, "what-if", None, chosen) if chosen.changes else ({}, "")
    effects = [effect for effect in found.get("effects", ()) if effect["change"] in _CHANGES]
    return page(
        request,
        "scenario.html",
        problem=problem,
        effects=effects,
        tally={change: sum(each["change"] == change for each in effects) for change in _CHANGES},
        looked_at=len(found.get("effects", ())),
        shown=_SHOWN,
        toml=found.get("toml", ""),
        **form(request, chosen),
    )


@router.api_route("/scenario.toml", methods=["GET", "HEAD"])
def scenario_file(request: Request) -> Response:
    """The scenario as the file that the command line takes."""
    try:
        text = atlas_of(request).kg.scenario(**asked(request.query_params).document()).to_toml()
    except GraphError as error:
        raise Problem(400, str(error)) from error
    return PlainTextResponse(
        text, media_type="application/toml", headers={"Content-Disposition": 'attachment; filename="scenario.toml"'}
    )


@router.api_route("/why/{name}", methods=["GET", "HEAD"])
async def why(request: Request, name: str) -> Response:
    """The proof that something can be had or met, or that it cannot."""
    atlas = atlas_of(request)
    if name not in atlas:
        raise Problem(404, f"Nothing has the id {name[:100]!r}.")
    chosen = asked(request.query_params)
    if written_by_form(request.query_params):
        return RedirectResponse(f"/why/{name}?{chosen.address}", status_code=303)
    found, problem = await _answered(request, "why", name, chosen)
    key = "why-goal" if is_goal(atlas.network, name) else "why"
    heading = Words(language_of(request))(key)
    return page(request, "why.html", id=name, heading=heading, found=found, problem=problem, **form(request, chosen))


async def _answered(request: Request, analysis: str, target: str | None, chosen: Asked) -> tuple[dict[str, Any], str]:
    """The answer of an analysis, or what is wrong with the question."""
    options = {"language": language_of(request)}
    try:
        return json.loads((await analysed(request, analysis, target, chosen.document(), options)).body), ""
    except Failure as failure:
        return {}, problem_of(failure).detail
    except GraphError as error:
        return {}, str(error)

"""`/scenario` and `/why/…`: what a change breaks, and the proof of every yes and no. The address holds the scenario."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ...graph.errors import GraphError
from ..web.analyses import analysed
from ..web.problems import Problem, problem_of
from ..workers import Failure
from .language import Words, language_of
from .render import atlas_of, page

_CHOICES = {"licences": ("block", "allow"), "world": ("named", "open"), "holdings": ("count", "ignore")}
_LISTS = ("remove", "lift", "include")
_INCLUDES = ("planned", "sampling", "planned-measures", "unverified-measures")
_TEXTS = ("as_of", "buyer")
_CHANGES = ("fails", "degraded", "freed", "widened")
_LONGEST = 2000

router = APIRouter(include_in_schema=False)


@router.api_route("/scenario", methods=["GET", "HEAD"])
async def scenario(request: Request) -> Response:
    """Choose a change, and see what it breaks."""
    asked = _asked(request)
    found: dict[str, Any] = {}
    problem = ""
    if any(asked.get(key) for key in ("remove", "lift", "include")):
        try:
            found = json.loads((await analysed(request, "what-if", None, _document(asked))).body)
        except Failure as failure:
            refused = problem_of(failure)
            problem = refused.detail
    return page(
        request,
        "scenario.html",
        problem=problem,
        effects=[effect for effect in found.get("effects", ()) if effect["change"] in _CHANGES],
        looked_at=len(found.get("effects", ())),
        toml=found.get("toml", ""),
        **_form(request, asked),
    )


@router.api_route("/scenario.toml", methods=["GET", "HEAD"])
def scenario_file(request: Request) -> Response:
    """The scenario as the file that the command line takes."""
    try:
        text = atlas_of(request).kg.scenario(**_document(_asked(request))).to_toml()
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
    asked = _asked(request)
    found: dict[str, Any] = {}
    problem = ""
    try:
        found = json.loads((await analysed(request, "why", name, _document(asked))).body)
    except Failure as failure:
        problem = problem_of(failure).detail
    key = "why-goal" if "plan" in atlas.about(name) else "why"
    heading = Words(language_of(request))(key)
    return page(request, "why.html", id=name, heading=heading, found=found, problem=problem, **_form(request, asked))


def _asked(request: Request) -> dict[str, str]:
    """What the address asks, as texts; several values of one key are joined."""
    keys = (*_TEXTS, *_CHOICES, *_LISTS)
    texts = {key: ",".join(request.query_params.getlist(key))[:_LONGEST].strip() for key in keys}
    return {key: text for key, text in texts.items() if text}


def _document(asked: dict[str, str]) -> dict[str, Any]:
    """The keys of a scenario."""
    return {key: _names(text) if key in _LISTS else text for key, text in asked.items()}


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.replace("\n", ",").split(",") if name.strip()]


def _form(request: Request, asked: dict[str, str]) -> dict[str, Any]:
    atlas = atlas_of(request)
    return {
        "asked": asked,
        "address": urlencode(asked),
        "choices": _CHOICES,
        "includes": _INCLUDES,
        "chosen_includes": _names(asked.get("include", "")),
        "countries": atlas.of_class("country"),
    }

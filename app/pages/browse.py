"""Ways into the graph: the front page, search, and lists by layer, goal, country, measure and source."""

from __future__ import annotations

from collections import Counter
from functools import partial
from math import ceil
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ...graph.analysis.target_states import TargetState, Verdict
from ...graph.questions import questions
from ..web.problems import Problem
from .atlas import Atlas
from .language import Words, language_of
from .profile import measures_at, validity
from .render import atlas_of, page

_FEATURED_QUESTIONS = ("001", "003", "005", "006", "015", "024", "028")
_FEATURED_PLAN = "ai-manufacturing-plan"
_MOST_MATCHES = 100
_SUGGESTIONS = 8
_SOURCES_PER_PAGE = 100
_LONGEST_SEARCH = 200
_GOAL_KINDS = ("target", "objective", "measure", "task", "principle")

router = APIRouter(include_in_schema=False)


@router.api_route("/", methods=["GET", "HEAD"])
def home(request: Request) -> Response:
    """What there is, and where to begin."""
    atlas = atlas_of(request)
    plans = [plan for plan in atlas.of_class("plan") if plan == _FEATURED_PLAN] or list(atlas.of_class("plan")[:1])
    return page(
        request,
        "home.html",
        counts=_counts(atlas),
        plans=[_plan(atlas, plan) for plan in plans],
        layers=[(layer, len(atlas.in_layer(layer))) for layer in atlas.layers],
        questions=[question for question in questions() if question.number in _FEATURED_QUESTIONS],
    )


@router.api_route("/search", methods=["GET", "HEAD"])
def search(request: Request) -> Response:
    """Things by name, best first."""
    text = _sought(request)
    kg = atlas_of(request).kg
    matches = kg.search(text)
    near = kg.names.suggest(text) if text and not matches else ()
    return page(request, "search.html", text=text, matches=matches[:_MOST_MATCHES], total=len(matches), near=near)


@router.get("/suggest")
def suggest(request: Request) -> Response:
    """The names that a search may mean, while it is typed."""
    atlas, language = atlas_of(request), language_of(request)
    matches = atlas.kg.search(_sought(request))[:_SUGGESTIONS]
    found = [
        {"id": m.thing, "label": atlas.label(m.thing, language), "kind": atlas.kind(m.thing, language)} for m in matches
    ]
    return JSONResponse(found, headers={"Cache-Control": "public, max-age=300", "Vary": "Accept-Language, Cookie"})


@router.api_route("/layers", methods=["GET", "HEAD"])
def layers(request: Request) -> Response:
    """All layers with their things."""
    atlas, language = atlas_of(request), language_of(request)
    groups = [
        (atlas.terms.label(f"layer-{each}", language), f"/layers/{each}", atlas.in_layer(each)) for each in atlas.layers
    ]
    return page(request, "groups.html", heading=Words(language)("layers"), groups=groups)


@router.api_route("/layers/{layer}", methods=["GET", "HEAD"])
def layer_page(request: Request, layer: str) -> Response:
    """One layer, by class."""
    atlas, language = atlas_of(request), language_of(request)
    if layer not in atlas.layers:
        raise Problem(404, f"There is no such layer; the layers are {', '.join(atlas.layers)}.")
    classes: dict[str, list[str]] = {}
    for thing in atlas.in_layer(layer):
        classes.setdefault(atlas.kind(thing, language), []).append(thing)
    groups = [(name, "", ids) for name, ids in sorted(classes.items())]
    return page(request, "groups.html", heading=atlas.terms.label(f"layer-{layer}", language), groups=groups)


@router.api_route("/goals", methods=["GET", "HEAD"])
def goals(request: Request) -> Response:
    """The goals of every plan."""
    atlas = atlas_of(request)
    by_plan: dict[str, list[str]] = {}
    for goal in atlas.of_class(*_GOAL_KINDS):
        by_plan.setdefault(str(atlas.about(goal).get("plan")), []).append(goal)
    plans = sorted(by_plan.items(), key=lambda each: (each[0] != _FEATURED_PLAN, -len(each[1]), each[0]))
    groups = [(plan, sorted(ids, key=partial(_position, atlas)), _tally(atlas, ids)) for plan, ids in plans]
    return page(request, "goals.html", groups=groups)


@router.api_route("/countries", methods=["GET", "HEAD"])
def countries(request: Request) -> Response:
    """Countries, by how many organizations are at home there."""
    atlas = atlas_of(request)
    told = {
        country: (atlas.at_home_in.get(country, ()), atlas.sole_supplies.get(country, ()), *measures_at(atlas, country))
        for country in atlas.of_class("country")
    }
    rows = [(country, tuple(map(len, found))) for country, found in told.items()]
    return page(request, "countries.html", rows=sorted(rows, key=lambda row: (-row[1][0], row[0])))


@router.api_route("/measures", methods=["GET", "HEAD"])
def measures(request: Request) -> Response:
    """Legal measures, the latest first."""
    atlas = atlas_of(request)
    status, affected = request.query_params.get("status", ""), request.query_params.get("affected", "")
    every = [_measure(atlas, key) for key, (_, _, about) in atlas.statements.items() if about["kind"] == "restricts"]
    rows = [row for row in every if status in {"", row["status"]} and affected in {"", row["affected"]}]
    return page(
        request,
        "measures.html",
        rows=sorted(rows, key=lambda row: (row["valid"], row["id"]), reverse=True),
        statuses=sorted({row["status"] for row in every}),
        parties=sorted({row["affected"] for row in every}),
        status=status,
        affected=affected,
    )


@router.api_route("/sources", methods=["GET", "HEAD"])
def sources(request: Request) -> Response:
    """All sources, those that most rests on first."""
    atlas = atlas_of(request)
    rows = [(key, source, len(atlas.cited_by.get(key, ()))) for key, source in atlas.sources.items()]
    rows.sort(key=lambda row: (-row[2], row[0]))
    pages = max(ceil(len(rows) / _SOURCES_PER_PAGE), 1)
    asked = request.query_params.get("page", "1")
    number = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) <= 4 else 1  # noqa: PLR2004
    shown = rows[(number - 1) * _SOURCES_PER_PAGE : number * _SOURCES_PER_PAGE]
    return page(request, "sources.html", rows=shown, total=len(rows), number=number, pages=pages)


def _tally(atlas: Atlas, goals: list[str]) -> dict[str, int]:
    """How many goals are in which state."""
    states = filter(None, map(atlas.states.of, goals))
    counts = Counter(_short(state) for state in states)
    return {word: counts[word] for word in ("can", "can-assumed", "only-if", "cannot", "untested") if counts[word]}


def _short(state: TargetState) -> str:
    assumed = state.verdict is Verdict.CAN and state.rests_on_assumptions
    return "can-assumed" if assumed else state.verdict.value


def _counts(atlas: Atlas) -> dict[str, str]:
    counts = {
        "things": len(atlas.network),
        "statements": len(atlas.statements) + len(atlas.events),
        "sources": len(atlas.sources),
    }
    return {name: f"{count:,}" for name, count in counts.items()}


def _sought(request: Request) -> str:
    return request.query_params.get("q", "")[:_LONGEST_SEARCH].strip()


def _plan(atlas: Atlas, plan: str) -> dict[str, Any]:
    leads = [
        (body, about.get("sources", ()))
        for body, _, about in atlas.network.in_edges(plan, data=True)
        if about["kind"] == "leads"
    ]
    targets = [goal for goal in atlas.of_class("target", "objective") if _is_leading(atlas, goal, plan)]
    return {"id": plan, "leads": sorted(leads), "goals": targets}


def _is_leading(atlas: Atlas, goal: str, plan: str) -> bool:
    about = atlas.about(goal)
    spelled_out = any(edge["kind"] == "parent_goal" for _, _, edge in atlas.network.out_edges(goal, data=True))
    return about.get("plan") == plan and (about["class_"] == "target" or not spelled_out)


def _position(atlas: Atlas, goal: str) -> tuple[int, str]:
    return _GOAL_KINDS.index(atlas.about(goal)["class_"]), goal


def _measure(atlas: Atlas, key: str) -> dict[str, Any]:
    instrument, target, about = atlas.statements[key]
    return {
        "id": key,
        "valid": validity(about),
        "issuer": str(about.get("issuer", "")),
        "measure": about.get("measure"),
        "instrument": instrument,
        "target": target,
        "affected": str(about.get("affected", "")),
        "exempt": about.get("exempt", ()),
        "status": str(about.get("status", "")),
        "sources": about.get("sources", ()),
    }

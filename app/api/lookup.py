"""Things by name: search, lists, and all that is known of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request

from ...graph.describe import Card
from ...graph.search import Match
from ..pages.atlas import Atlas
from ..pages.render import atlas_of
from ..web.services import services_of
from .answers import ThingName, refusals

router = APIRouter(prefix="/api", tags=["things"])


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing in a list."""

    id: str
    kind: str
    layer: str | None
    labels: dict[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list, and how long the whole is."""

    total: int
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What the graph is, on which day its answers hold, and how large it is."""

    title: str
    reference_day: date
    data_hash: str
    licence: str
    things: int
    statements: int
    sources: int


@router.get("/about", responses=refusals())
def about(request: Request) -> About:
    """The data set: its reference day, its hash, its size."""
    atlas = atlas_of(request)
    return About(
        title="aisupply",
        reference_day=atlas.kg.reference_day,
        data_hash=services_of(request).data_hash,
        licence="CC-BY-4.0",
        things=len(atlas.network),
        statements=len(atlas.statements) + len(atlas.events),
        sources=len(atlas.sources),
    )


@router.get("/search", responses=refusals())
def search(
    request: Request,
    q: Annotated[str, Query(description="A part of a name, in any language.", min_length=1, max_length=200)],
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> list[Match]:
    """Things by id, label or alias, best first."""
    return list(atlas_of(request).kg.search(q)[:limit])


@router.get("/things", responses=refusals())
def things(
    request: Request,
    kind: Annotated[str, Query(description="Only this class, such as `chip`.", max_length=50)] = "",
    layer: Annotated[str, Query(description="Only this layer, such as `materials`.", max_length=50)] = "",
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Page:
    """All things, by id."""
    atlas = atlas_of(request)
    found = [
        thing
        for thing in sorted(atlas.network)
        if kind in {"", atlas.about(thing)["class_"]} and layer in {"", atlas.about(thing).get("layer")}
    ]
    return Page(len(found), tuple(_thing(atlas, each) for each in found[offset : offset + limit]))


@router.get("/things/{name}", responses=refusals(400, 404))
def show(request: Request, name: ThingName) -> Card:
    """A thing, statement or source: labels, what is stated of it, with every source."""
    atlas = atlas_of(request)
    known = name in atlas or name in atlas.statements or name in atlas.events or name in atlas.sources
    return atlas.kg.show(name if known else atlas.kg.find(name))


def _thing(atlas: Atlas, thing: str) -> Thing:
    about = atlas.about(thing)
    labels = {
        language: str(about[f"label_{language}"]) for language in ("en", "de", "zh") if about.get(f"label_{language}")
    }
    return Thing(thing, about["class_"], about.get("layer"), labels)

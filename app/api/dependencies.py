"""What depends on what: needs, used-by."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from starlette.requests import Request

from ...graph.analysis import needs as analysis
from ...graph.analysis.needs import Tree
from ..pages.render import atlas_of
from .answers import DEPTH, AsOf, ThingName, refusals

router = APIRouter(prefix="/api/things", tags=["dependencies"])


@router.get("/{name}/needs", responses=refusals(400, 404))
def needs(
    request: Request,
    name: ThingName,
    depth: Annotated[int | None, DEPTH] = None,
    as_of: AsOf = None,
) -> Tree:
    """What a thing or goal rests on, as a tree; every step with its statement and sources."""
    atlas = atlas_of(request)
    return analysis.needs(atlas.network, atlas.kg.find(name), as_of=as_of or atlas.kg.reference_day, depth=depth)


@router.get("/{name}/used-by", responses=refusals(400, 404))
def used_by(
    request: Request,
    name: ThingName,
    depth: Annotated[int | None, DEPTH] = None,
    as_of: AsOf = None,
) -> Tree:
    """What rests on a thing, as a tree up to the goals."""
    atlas = atlas_of(request)
    return analysis.used_by(atlas.network, atlas.kg.find(name), as_of=as_of or atlas.kg.reference_day, depth=depth)

"""`/id/…/needs` and `/id/…/used-by`: what a thing rests on, and what rests on it, as an outline."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from ...graph.analysis.needs import Tree, needs, used_by
from ..web.problems import Problem
from .language import Words, language_of
from .render import atlas_of, page

_DEEPEST = 12
_USUAL = 3
_RELATIONS = {
    "requires": "requires",
    "kind": "kind_of",
    "targets": "targets",
    "child goal": "parent_goal",
    "goal above": "parent_goal",
}

router = APIRouter(include_in_schema=False)


@router.api_route("/id/{name}/needs", methods=["GET", "HEAD"])
def needs_page(request: Request, name: str) -> Response:
    """What a thing rests on."""
    return _tree(request, name, "tree-needs", needs)


@router.api_route("/id/{name}/used-by", methods=["GET", "HEAD"])
def used_by_page(request: Request, name: str) -> Response:
    """What rests on a thing."""
    return _tree(request, name, "tree-used-by", used_by)


def _tree(request: Request, name: str, heading: str, unfold: Callable[..., Tree]) -> Response:
    atlas, language = atlas_of(request), language_of(request)
    if name not in atlas:
        raise Problem(404, f"Nothing has the id {name[:100]!r}.")
    asked = request.query_params.get("depth", "")
    depth = min(int(asked), _DEEPEST) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 3 else _USUAL  # noqa: PLR2004
    tree = unfold(atlas.network, name, as_of=atlas.kg.reference_day, depth=max(depth, 1))
    return page(
        request,
        "tree.html",
        heading=Words(language)(heading),
        id=name,
        tree=tree,
        things=tree.things(),
        depth=max(depth, 1),
        deepest=_DEEPEST,
        words={each: atlas.terms.edge_label(kind, language) for each, kind in _RELATIONS.items()},
    )

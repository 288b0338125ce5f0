"""`/picture/…`: the views of `viz`, each a page that needs nothing but itself."""

from __future__ import annotations

import re
from functools import lru_cache
from threading import Lock

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from ...viz import VIEWS, build_view, view_for
from ...viz.render import page as drawn
from ..web.problems import Problem
from .atlas import Atlas
from .language import Words, language_of
from .render import atlas_of, entity_tag, page

_OWN_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
_KEPT = 32
_PLAN = "ai-manufacturing-plan"
# One at a time: drawing keeps a core busy, and the next visitor often wants the same picture.
_DRAWING = Lock()

router = APIRouter(include_in_schema=False)


@router.api_route("/pictures", methods=["GET", "HEAD"])
def pictures(request: Request) -> Response:
    """The pictures that are about everything; each thing has one of its own."""
    words = Words(language_of(request))
    named = [(name, words(f"picture-{name}")) for name in VIEWS if name != "plan" or _PLAN in atlas_of(request)]
    return page(request, "pictures.html", pictures=named)


@router.api_route("/picture/{name}", methods=["GET", "HEAD"])
def picture(request: Request, name: str) -> Response:
    """One picture: a named view, or the surroundings of a thing."""
    atlas = atlas_of(request)
    if name not in atlas and (name not in VIEWS or (name == "plan" and _PLAN not in atlas)):
        raise Problem(404, "There is no such picture.")
    tag = entity_tag(request, name)
    headers = {"ETag": tag, "Cache-Control": "public, no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    with _DRAWING:
        content = _picture(atlas, name)
    return HTMLResponse(content, headers={**headers, "Content-Security-Policy": _policy(content)})


@lru_cache(maxsize=_KEPT)
def _picture(atlas: Atlas, name: str) -> str:
    network, day = atlas.network, atlas.kg.reference_day
    if name in VIEWS:
        return drawn(build_view(network, name=name, thing=None, as_of=day))
    return drawn(build_view(network, name=view_for(network, name), thing=name, as_of=day))


def _policy(content: str) -> str:
    """The policy that the page states itself: it admits its own scripts by their hashes, and nothing else."""
    found = _OWN_POLICY.search(content)
    return f"{found[1].replace('&#39;', chr(39))}; frame-ancestors 'self'" if found else "default-src 'none'"

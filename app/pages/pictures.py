"""`/picture/…`: the views of `viz`, each a page that needs nothing but itself."""

from __future__ import annotations

import re

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from ...viz import plan_view
from ...viz.render import page as drawn
from ..web.problems import Problem
from .language import Words, language_of
from .render import atlas_of, entity_tag, page

_PLAN = "ai-manufacturing-plan"
_OWN_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')

router = APIRouter(include_in_schema=False)


@router.api_route("/pictures", methods=["GET", "HEAD"])
def pictures(request: Request) -> Response:
    """All pictures."""
    title = Words(language_of(request))("picture-plan")
    return page(request, "pictures.html", pictures=[("plan", title)] if _PLAN in atlas_of(request) else [])


@router.api_route("/picture/{name}", methods=["GET", "HEAD"])
def picture(request: Request, name: str) -> Response:
    """One picture."""
    atlas = atlas_of(request)
    if name != "plan" or _PLAN not in atlas:
        raise Problem(404, "There is no such picture.")
    tag = entity_tag(request, name)
    headers = {"ETag": tag, "Cache-Control": "public, no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    content = drawn(plan_view(atlas.network, plan=_PLAN, as_of=atlas.kg.reference_day))
    return HTMLResponse(content, headers={**headers, "Content-Security-Policy": _policy(content)})


def _policy(content: str) -> str:
    """The policy that the page states itself: it admits its own scripts by their hashes, and nothing else."""
    found = _OWN_POLICY.search(content)
    return f"{found[1].replace('&#39;', chr(39))}; frame-ancestors 'self'" if found else "default-src 'none'"

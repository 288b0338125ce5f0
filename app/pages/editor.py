"""`/editor`: YASGUI, served by ourselves, with our prefixes, terms and questions."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from ...graph import iris
from ...graph.questions import questions
from ..web.security import CONTENT_SECURITY_POLICY
from .language import language_of
from .render import atlas_of, page

# The editor writes styles into its elements; scripts still come from files of ours only.
_POLICY = CONTENT_SECURITY_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
_SAMPLE = """PREFIX ais: <https://w3id.org/aisupply/ontology#>
PREFIX aid: <https://w3id.org/aisupply/id/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?supplier ?label WHERE {
  ?supplier ais:supplies aid:hbm ;
    rdfs:label ?label .
  FILTER (LANG(?label) = "en")
}
ORDER BY ?label
"""

router = APIRouter(include_in_schema=False)


@router.api_route("/editor", methods=["GET", "HEAD"])
def editor(request: Request) -> Response:
    """The page to write queries on."""
    every = questions()
    return page(
        request,
        "editor.html",
        headers={"Content-Security-Policy": _POLICY},
        questions=every,
        sample=_SAMPLE,
        data=_data(request, {question.number: question.sparql for question in every}),
    )


def _data(request: Request, examples: dict[str, str]) -> dict[str, Any]:
    terms, language = atlas_of(request).terms, language_of(request)
    return {
        "sample": _SAMPLE,
        "examples": examples,
        "prefixes": iris.PREFIXES,
        "classes": [term.name for term in terms.of_sort("class")],
        "properties": [term.name for term in terms.of_sort("property")],
        "language": language,
    }

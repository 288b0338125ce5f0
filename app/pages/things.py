"""`/id/…`, `/statement/…`, `/source/…`: every address of the graph leads to a page and to data."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from ...graph import iris
from ...graph.analysis.goals import is_goal
from ...graph.analysis.overview import quantity
from ..web.problems import Problem
from .atlas import Atlas
from .findings import Finding, finding
from .language import language_of
from .linked_data import FORMATS, chosen_type, described_as, links
from .profile import sections, statement_line, structure
from .render import atlas_of, page
from .rows import row_in_words

_SHOWN = 25
_FEW = 12
_WITHOUT_TREE = {"legal-instrument", "country", "place", "government-body", "organization-group"}
_NOT_OBTAINED = {
    "company", "country", "government-body", "legal-instrument", "organization-group", "place", "plan",
    "research-organization", "sector",
}  # fmt: skip
_NOT_REMOVED = {"legal-instrument", "measure", "objective", "place", "plan", "principle", "sector", "target", "task"}

router = APIRouter(include_in_schema=False)


@router.api_route("/id/{name}", methods=["GET", "HEAD"])
def thing(request: Request, name: str) -> Response:
    """A thing or goal."""
    thing_id, extension = _parts(name)
    atlas = atlas_of(request)
    if thing_id not in atlas:
        raise Problem(404, f"Nothing has the id {thing_id[:100]!r}.")
    media_type = chosen_type(request, extension)
    if media_type != "text/html":
        return described_as(request, iris.thing_iri(thing_id), f"/id/{thing_id}", media_type)
    about = atlas.about(thing_id)
    return page(
        request,
        "thing.html",
        headers=links(f"/id/{thing_id}"),
        id=thing_id,
        formats=FORMATS,
        sections=sections(atlas, thing_id, language_of(request), as_of=atlas.kg.reference_day),
        structure=structure(atlas, thing_id),
        organizations=atlas.at_home_in.get(thing_id, ()),
        finding=_finding(atlas, thing_id, language_of(request)),
        others=atlas.others_of.get(thing_id, ()),
        alone=atlas.sole_supplies.get(thing_id, ()),
        events=atlas.events_of.get(thing_id, ()),
        searches=atlas.kg.searches.get(thing_id, ()),
        history=atlas.kg.reviews.history(thing_id),
        quantity=quantity(dict(about)),
        unfolds=about["class_"] not in _WITHOUT_TREE,
        provable=about["class_"] not in _NOT_OBTAINED,
        removable=about["class_"] not in _NOT_REMOVED,
        shown=_SHOWN,
        few=_FEW,
    )


@router.api_route("/statement/{name}", methods=["GET", "HEAD"])
def statement(request: Request, name: str) -> Response:
    """A statement or event."""
    statement_id, extension = _parts(name)
    atlas = atlas_of(request)
    event = atlas.events.get(statement_id)
    if event is None and statement_id not in atlas.statements:
        raise Problem(404, f"No statement has the id {statement_id[:100]!r}.")
    media_type = chosen_type(request, extension)
    path = f"/statement/{statement_id}"
    if media_type != "text/html":
        return described_as(request, iris.statement_iri(statement_id), path, media_type)
    shown: dict[str, Any] = {"event": event, "reviews": atlas.kg.reviews.history(statement_id)}
    if event is None:
        subject, line = statement_line(atlas, statement_id, language_of(request), as_of=atlas.kg.reference_day)
        shown |= {"subject": subject, "line": line, "raw": row_in_words(atlas, statement_id, language_of(request))}
    return page(request, "statement.html", headers=links(path), id=statement_id, formats=FORMATS, **shown)


@router.api_route("/source/{name}", methods=["GET", "HEAD"])
def source(request: Request, name: str) -> Response:
    """A source, and what rests on it."""
    source_id, extension = _parts(name)
    atlas = atlas_of(request)
    if source_id not in atlas.sources:
        raise Problem(404, f"No source has the id {source_id[:100]!r}.")
    media_type = chosen_type(request, extension)
    path = f"/source/{source_id}"
    if media_type != "text/html":
        return described_as(request, iris.source_iri(source_id), path, media_type)
    return page(
        request,
        "source.html",
        headers=links(path),
        id=source_id,
        formats=FORMATS,
        source=atlas.sources[source_id],
        cited_by=[_ends(atlas, key, language_of(request)) for key in atlas.cited_by.get(source_id, ())],
        things=[thing for thing in sorted(atlas.network) if source_id in atlas.about(thing).get("sources", ())],
    )


def _finding(atlas: Atlas, thing_id: str, language: str) -> Finding | None:
    goal = is_goal(atlas.network, thing_id)
    return finding(atlas.states, thing_id, language, goal=goal)


def _parts(name: str) -> tuple[str, str | None]:
    """The id and the format that an address ends with; an id has no dot."""
    thing_id, dot, extension = name.partition(".")
    if not iris.is_local_id(thing_id):
        raise Problem(404, "There is nothing at this address: an id is lower-case words joined by hyphens.")
    return thing_id, extension if dot else None


def _ends(atlas: Atlas, key: str, language: str) -> tuple[str, str, str, str]:
    if key in atlas.events:
        return "", atlas.events[key].label, "", key
    tail, head, about = atlas.statements[key]
    return tail, atlas.terms.edge_label(about["kind"], language), head, key

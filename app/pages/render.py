"""A template with its values → the answer: in the reader's language, escaped, and not sent again while nothing changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from ..web.problems import Problem
from ..web.services import services_of
from .atlas import Atlas
from .language import COOKIE, LANGUAGES, Words, language_of
from .reader import Reader

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_FOLDER = Path(__file__).parent
_YEAR_SECONDS = 31_536_000
_STALE_AFTER_DAYS = 60
_VARY = "Accept, Accept-Language, Cookie"


def atlas_of(request: Request) -> Atlas:
    """What the pages of the application show."""
    return cast("Atlas", request.app.state.atlas)


def page(request: Request, template: str, *, headers: Mapping[str, str] | None = None, **values: Any) -> Response:
    """An HTML page; 304 if the reader has it already."""
    language = language_of(request)
    tag = entity_tag(request, language)
    kept = {"ETag": tag, "Cache-Control": "public, no-cache", "Vary": _VARY, **(headers or {})}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=kept)
    response = HTMLResponse(_content(request, template, language, values), headers=kept)
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie(COOKIE, language, max_age=_YEAR_SECONDS, samesite="lax")
    return response


def problem_page(request: Request, problem: Problem) -> Response:
    """A refusal as a page from which one can go on."""
    content = _content(
        request, "problem.html", language_of(request), {"status": problem.status, "detail": problem.detail}
    )
    return HTMLResponse(content, problem.status, {**problem.headers, "Cache-Control": "no-store", "Vary": _VARY})


def entity_tag(request: Request, *details: str) -> str:
    """The tag of what an address gives: it changes with the graph, with our code, and with the details."""
    return f'"{"-".join((services_of(request).data_hash, code_hash(), *details))}"'


@cache
def code_hash() -> str:
    """A short hash of the code and templates that make pages."""
    digest = hashlib.sha256()
    for file in sorted(_FOLDER.parent.rglob("*")):
        if file.suffix in {".py", ".html", ".toml", ".css", ".js"}:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


def local_address(iri: str) -> str:
    """The path of a thing, statement or source of ours, or the address itself if it is one of the web."""
    for base in (
        "https://w3id.org/aisupply/id/",
        "https://w3id.org/aisupply/statement/",
        "https://w3id.org/aisupply/source/",
    ):
        if iri.startswith(base):
            return urlsplit(iri).path.removeprefix("/aisupply")
    if iri.startswith("https://w3id.org/aisupply/ontology#"):
        return "/ontology#" + iri.partition("#")[2]
    return web_address(iri)


def web_address(url: str) -> str:
    """The address if a browser may follow it, or nothing: `javascript:` and its like lead nowhere."""
    return url if urlsplit(url).scheme in {"http", "https"} else ""


def _content(request: Request, template: str, language: str, values: Mapping[str, Any]) -> str:
    return _environment().get_template(template).render({**_always(request, language), **values})


def _always(request: Request, language: str) -> dict[str, Any]:
    reader = Reader(atlas_of(request), language)
    return {
        "w": Words(language),
        "language": language,
        "languages": {code: (name, _switched(request, code)) for code, name in LANGUAGES.items()},
        "day": reader.day,
        "age": _age(reader.day),
        "label": reader.label,
        "kind": reader.kind,
        "term": reader.term,
        "known": reader.known,
        "other_names": reader.other_names,
        "state_of": reader.atlas.states.of,
        "about": reader.about,
        "cited": reader.cited,
        "path": request.url.path,
        "version": code_hash(),
    }


def _age(day: date) -> int:
    """How many days back the reference day lies, once that is too many; else 0."""
    days = (date.today() - day).days  # noqa: DTZ011 — an age in days
    return days if days > _STALE_AFTER_DAYS else 0


def _switched(request: Request, language: str) -> str:
    address = request.url.include_query_params(lang=language)
    return f"{quote(address.path)}?{address.query}"


def _ticked(text: str) -> Markup:
    """A text with its `words in ticks` as code."""
    from markupsafe import Markup

    parts = str(text).split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if place % 2 else part for place, part in enumerate(parts)
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["web_address"] = web_address
    environment.filters["local_address"] = local_address
    environment.filters["ticked"] = _ticked
    return environment

"""`/questions`: the competency questions, asked with the reader's parameters in a worker."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from ...graph import iris
from ...graph.errors import BadParameter
from ...graph.questions import Question, questions
from ..web.cancellation import while_connected
from ..web.clients import one_more_query
from ..web.problems import Problem
from ..web.services import services_of
from .atlas import Atlas
from .language import language_of
from .render import atlas_of, local_address, page

_SHOWN = 500

router = APIRouter(include_in_schema=False)


@router.api_route("/questions", methods=["GET", "HEAD"])
def questions_page(request: Request) -> Response:
    """All questions."""
    return page(request, "questions.html", questions=questions())


@router.api_route("/questions/{number}", methods=["GET", "HEAD"])
async def question_page(request: Request, number: str) -> Response:
    """One question: its parameters, its answer and its query."""
    question = question_of(number)
    settings = _settings(question, request)
    problem, sparql = "", question.sparql
    found = _Found((), [], 0)
    try:
        sparql = question.with_parameters(settings)
        found = await _asked(request, sparql)
    except BadParameter as error:
        problem = str(error)
    return page(
        request,
        "question.html",
        question=question,
        settings=settings,
        problem=problem,
        sparql=sparql,
        address=urlencode(settings),
        columns=found.columns,
        rows=found.rows,
        total=found.total,
    )


def question_of(number: str) -> Question:
    """The question with a number.

    Raises:
        Problem: there is none.
    """
    for question in questions():
        if question.number == number:
            return question
    raise Problem(404, "There is no question with this number.")


def default_of(term: str) -> str:
    """A parameter's default as people write it: `aid:hbm` → `hbm`."""
    return term.removeprefix("aid:").partition("^^")[0].strip('"')


@dataclass(frozen=True, slots=True)
class _Found:
    columns: tuple[str, ...]
    rows: list[list[tuple[str, str]]]
    total: int


async def _asked(request: Request, sparql: str) -> _Found:
    services = services_of(request)
    arguments = {"text": sparql, "rows": "json", "graph": None, "limit_bytes": services.settings.result_mb << 20}
    with one_more_query(request):
        reply = await while_connected(request, services.questions.run("sparql", arguments))
    answer = json.loads(reply.body)
    columns = tuple(answer["head"]["vars"])
    bindings: list[dict[str, Any]] = answer["results"]["bindings"]
    atlas, language = atlas_of(request), language_of(request)
    rows = [[_cell(row.get(column), atlas, language) for column in columns] for row in bindings[:_SHOWN]]
    return _Found(columns, rows, len(bindings))


def _cell(value: dict[str, Any] | None, atlas: Atlas, language: str) -> tuple[str, str]:
    """What a cell shows, and where it leads."""
    if value is None:
        return "", ""
    text = str(value["value"])
    if value["type"] != "uri":
        return text, ""
    short = iris.shorten(text)
    if short.startswith("aid:"):
        return atlas.label(short.removeprefix("aid:"), language), local_address(text)
    if short.startswith("ais:"):
        return atlas.terms.label(short.removeprefix("ais:"), language), local_address(text)
    return short.removeprefix("src:").removeprefix("stm:"), local_address(text)


def _settings(question: Question, request: Request) -> dict[str, str]:
    return {
        each.name: request.query_params.get(each.name, "").strip() or default_of(each.default)
        for each in question.parameters
    }

"""The competency questions: the list, and the answer of one with the caller's parameters."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from ...graph import iris
from ...graph import questions as known
from ..pages.questions import question_of
from ..web.cancellation import while_connected
from ..web.clients import one_more_query
from ..web.services import services_of
from ..workers import Reply
from .answers import refusals

router = APIRouter(prefix="/api/questions", tags=["questions"])


@dataclass(frozen=True, slots=True)
class QuestionDocument:
    """A question with the defaults of its parameters."""

    number: str
    name: str
    texts: dict[str, str]
    parameters: dict[str, str]
    sparql: str


@dataclass(frozen=True, slots=True)
class AnswerDocument:
    """The rows of an answer; addresses are shortened (`aid:huawei`)."""

    question: str
    sparql: str
    columns: list[str]
    rows: list[dict[str, Any]]


@router.get("", responses=refusals())
def questions() -> list[QuestionDocument]:
    """All questions."""
    return [
        QuestionDocument(each.number, each.name, each.texts, {p.name: p.default for p in each.parameters}, each.sparql)
        for each in known.questions()
    ]


_CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}, "description": "The rows."}}


@router.get("/{number}", response_model=AnswerDocument, responses={**_CSV, **refusals(400, 404, 503, 504)})
async def ask(
    request: Request,
    number: Annotated[str, Path(pattern=r"^\d{3}$")],
    format_: Annotated[Literal["json", "csv"], Query(alias="format")] = "json",
) -> AnswerDocument | Response:
    """Ask a question; every parameter of it may be given by its name, such as `?item=hbm`."""
    question = question_of(number)
    settings = {key: value for key, value in request.query_params.items() if key != "format"}
    sparql = question.with_parameters(settings)
    if format_ == "csv":
        reply = await _run(request, sparql, "csv")
        name = f'attachment; filename="{question.number}-{question.name}.csv"'
        return Response(reply.body, media_type="text/csv", headers={"Content-Disposition": name})
    answer = json.loads((await _run(request, sparql, "json")).body)
    columns: list[str] = answer["head"]["vars"]
    rows = [{key: _plain(value) for key, value in row.items()} for row in answer["results"]["bindings"]]
    return AnswerDocument(question.texts["en"], sparql, columns, rows)


async def _run(request: Request, sparql: str, format_name: str) -> Reply:
    services = services_of(request)
    arguments = {"text": sparql, "rows": format_name, "graph": None, "limit_bytes": services.settings.result_mb << 20}
    with one_more_query(request):
        return await while_connected(request, services.questions.run("sparql", arguments))


def _plain(value: dict[str, str]) -> str:
    return iris.shorten(value["value"]) if value["type"] == "uri" else value["value"]

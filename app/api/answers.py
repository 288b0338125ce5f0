"""What every route of the API says about itself."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import BaseModel, BeforeValidator

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

NAME = Path(description="An id, a label in English, German or Chinese, or a unique beginning.", max_length=200)
DEPTH = Query(description="How many steps to go; all if it is not given.", ge=0, le=50)
ThingName = Annotated[str, NAME]


def _written_as_a_day(value: object) -> object:
    # Pydantic would take any number for seconds since 1970.
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError("a day is written like 2026-11-20")
    return value


AsOf = Annotated[
    date | None, BeforeValidator(_written_as_a_day), Query(description="The day, if not the reference day.")
]


class ProblemDocument(BaseModel):
    """Why a request was refused (RFC 9457)."""

    title: str
    status: int
    detail: str


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The refusals that a route may give, for the document of the API; every route may give 429."""
    content = {"application/problem+json": {"schema": ProblemDocument.model_json_schema()}}
    words = {
        400: "The name means several things, or a parameter does not fit.",
        404: "There is no such thing.",
        422: "A parameter is not of its type, or the answer would be too large.",
        429: "The client asks too much; see Retry-After.",
        503: "No worker is free; see Retry-After.",
        504: "It took longer than it may.",
    }
    return {status: {"description": words[status], "content": content} for status in (*statuses, 422, 429)}

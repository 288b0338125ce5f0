"""SPARQL 1.1 Protocol: what a request asks (https://www.w3.org/TR/sparql11-protocol/#query-operation)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from ..web.bodies import read_body
from ..web.problems import Problem

_MOST_FIELDS = 64
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """A query with the graphs that the protocol, not the query, names."""

    query: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


async def read_request(request: Request) -> SparqlRequest | None:
    """What is asked; `None` if a GET has no query, which asks for the description of the service.

    Raises:
        Problem: the request is none of the three of the protocol.
    """
    in_address = _fields(request.scope["query_string"])
    if request.method != "POST":
        if not any(name in {"query", "update"} for name, _ in in_address):
            return None
        return _asked(in_address)
    media_type, _, parameters = request.headers.get("content-type", "").lower().partition(";")
    body = await read_body(request)
    match media_type.strip():
        case "application/x-www-form-urlencoded":
            if any(name == "query" for name, _ in in_address):
                raise Problem(400, "A query in a form must not stand in the address as well.")
            return _asked(_fields(body))
        case "application/sparql-query":
            return _asked([*in_address, ("query", _text(body, parameters))])
        case _:
            raise Problem(
                415, f"Send a query as {_FORM} or as {_QUERY}.", headers={"Accept-Post": f"{_FORM}, {_QUERY}"}
            )


def _asked(fields: list[tuple[str, str]]) -> SparqlRequest:
    if any(name == "update" for name, _ in fields):
        raise Problem(400, "This endpoint is for reading only: it takes no update.")
    queries = [value for name, value in fields if name == "query"]
    if len(queries) != 1:
        raise Problem(400, f"A request has one query, not {len(queries) or 'none'}.")
    return SparqlRequest(queries[0], _values(fields, "default-graph-uri"), _values(fields, "named-graph-uri"))


def _values(fields: list[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(value for name, value in fields if name == wanted)


def _fields(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise Problem(400, f"The fields must be percent-encoded UTF-8, {_MOST_FIELDS} at most.") from None


def _text(body: bytes, parameters: str) -> str:
    charset = parameters.partition("charset=")[2].split(";")[0].strip(' "') or "utf-8"
    if charset not in {"utf-8", "utf8"}:
        raise Problem(415, "A query is sent in UTF-8.")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Problem(400, "The query is not UTF-8.") from None

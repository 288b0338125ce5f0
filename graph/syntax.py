"""The parser's complaint about a query, as a person can act on it."""

from __future__ import annotations

import re

from .errors import QuerySyntaxError, WrongQueryForm

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_COMMENT = re.compile(r"(?m)(?:^|(?<=\s))#.*$")
_PROLOGUE = re.compile(r"\s*(?:BASE\s*<[^>]*>|PREFIX\s+[^\s:]*:\s*<[^>]*>)", re.IGNORECASE)
_UPDATE = re.compile(r"\s*(?:ADD|CLEAR|COPY|CREATE|DELETE|DROP|INSERT|LOAD|MOVE|WITH)\b", re.IGNORECASE)
# The parser lists some of what it would take, as a grammar writes it; only its closing signs help a person.
_TOKEN = re.compile(r'"((?:\\.|[^"\\])+)"')
_SIGN = re.compile(r'\\"|[^\w\\]+')
_SENTENCE = re.compile(r"(?:The |IRI )[^,\[]+")
_FEW = 8


def syntax_error(message: str, text: str) -> QuerySyntaxError | WrongQueryForm:
    """The error for a query that does not parse; an update is one too, for the graph is only read."""
    if _is_update(text):
        return WrongQueryForm(wanted="a query that only reads", found="an update")
    place = _PLACE.search(message)
    if place is None:
        return QuerySyntaxError(message, text)
    return QuerySyntaxError(_reason(" ".join(place[3].split()), text), text, int(place[1]), int(place[2]))


def _is_update(text: str) -> bool:
    rest = _COMMENT.sub("", text)
    while prologue := _PROLOGUE.match(rest):
        rest = rest[prologue.end() :]
    return _UPDATE.match(rest) is not None


def _reason(complaint: str, text: str) -> str:
    if not text.strip():
        return "the query is empty"
    if "Prefix not found" in complaint:
        return "this prefix is not declared"
    if sentence := _SENTENCE.search(complaint):
        return sentence[0].strip()
    signs = [token.removeprefix("\\") for token in _TOKEN.findall(complaint) if _SIGN.fullmatch(token)]
    if not signs or len(signs) > _FEW:
        return "this cannot stand here, or something is missing before it"
    return f"expected {' or '.join(signs)}"

"""The competency questions: SPARQL files with a header that says what they ask, and what the answer must hold.

A header line is `# key: value`. `question-en`, `question-de` and `question-zh` are the words; each `parameter` is a
name and its default, which stands in one line `VALUES ?name { default }`; `expect` is `rows` or `empty`; each `row` is
a part of a row that must be in the answer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from .. import ontology
from ..data import did_you_mean
from .errors import BadParameter, OntologyError, UnknownQuestion
from .query import Answer

_HEADER = re.compile(r"# (question-en|question-de|question-zh|parameter|expect|row): (.+)")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FORMS = {
    "a day like 2026-11-24": (
        re.compile(r'"\d{4}-\d{2}-\d{2}"\^\^xsd:date'),
        re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII),
    ),
    "a whole number": (re.compile(r"\d+"), re.compile(r"\d{1,9}", re.ASCII)),
    "an id like huawei": (re.compile(r"aid:[a-z0-9-]+"), _ID),
}
_LANGUAGES = ("en", "de", "zh")
_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Parameter:
    """What can be set in a question; `default` is a SPARQL term."""

    name: str
    default: str

    def term(self, value: str) -> str:
        """The SPARQL term of another value.

        Raises:
            BadParameter: the value does not have the form of the default.
        """
        wanted, form = next((words, form) for words, (kind, form) in _FORMS.items() if kind.fullmatch(self.default))
        plain = value.removeprefix("aid:") if form is _ID else value
        if not form.fullmatch(plain):
            raise BadParameter(f"{self.name} must be {wanted}, not {value!r}.")
        return self.default.replace(_plain(self.default), plain)


@dataclass(frozen=True, slots=True)
class Question:
    """A competency question."""

    number: str
    name: str
    texts: dict[str, str]
    parameters: tuple[Parameter, ...]
    expects_rows: bool
    rows: tuple[dict[str, str], ...]
    sparql: str

    def with_parameters(self, settings: dict[str, str]) -> str:
        """The query with other values for some of its parameters.

        Raises:
            BadParameter: there is no such parameter, or the value does not have its form.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        text = self.sparql
        for name, value in settings.items():
            if name not in known:
                remedy = did_you_mean(name, known, f"Known are: {', '.join(known) or 'none'}.")
                raise BadParameter(f"Question {self.number} has no parameter {name!r}. {remedy}")
            text = text.replace(_values(name, known[name].default), _values(name, known[name].term(value)))
        return text

    def missing_rows(self, answer: Answer) -> tuple[dict[str, str], ...]:
        """The rows that must be in an answer and are not."""
        found = [{name: _text(value) for name, value in record.items()} for record in answer.records()]
        return tuple(row for row in self.rows if not any(row.items() <= each.items() for each in found))


def questions() -> tuple[Question, ...]:
    """All questions, by number."""
    return tuple(read_question(file) for file in ontology.question_files())


def find_question(name: str) -> Question:
    """The question with a number or name, or the only one whose name begins so.

    Raises:
        UnknownQuestion: there is none, or several; carries near names.
    """
    known = questions()
    wanted = name.removesuffix(".rq")
    exact = [q for q in known if wanted in {q.number, q.number.lstrip("0"), q.name, f"{q.number}-{q.name}"}]
    begun = exact or [q for q in known if q.name.startswith(wanted) or f"{q.number}-{q.name}".startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    raise UnknownQuestion(name, tuple(q.name for q in begun[:_SUGGESTIONS]) or _near(wanted, known))


def read_question(file: Path) -> Question:
    """Read a question file.

    Raises:
        OntologyError: the header lacks a line, or a parameter does not stand in the query once.
    """
    text = file.read_text(encoding="utf-8")
    header: dict[str, list[str]] = defaultdict(list)
    for line in text.splitlines():
        if found := _HEADER.fullmatch(line):
            header[found[1]].append(found[2].strip())
    for key in ("question-en", "question-de", "question-zh", "expect"):
        if len(header[key]) != 1:
            raise OntologyError(file, f"the header must have one line `# {key}: …`")
    if header["expect"][0] not in {"rows", "empty"}:
        raise OntologyError(file, "`# expect:` must be `rows` or `empty`")
    if (header["expect"][0] == "rows") != bool(header["row"]):
        raise OntologyError(file, "a question that expects rows must name one that must be there, and no other may")
    number, _, name = file.stem.partition("-")
    return Question(
        number=number,
        name=name,
        texts={language: header[f"question-{language}"][0] for language in _LANGUAGES},
        parameters=tuple(_parameter(file, line, text) for line in header["parameter"]),
        expects_rows=header["expect"][0] == "rows",
        rows=tuple(dict(part.split("=", 1) for part in line.split(" ")) for line in header["row"]),
        sparql=text,
    )


def _parameter(file: Path, line: str, text: str) -> Parameter:
    name, _, default = (part.strip() for part in line.partition("="))
    if text.count(_values(name, default)) != 1:
        raise OntologyError(file, f"the query must have one line `{_values(name, default)}`")
    if not any(kind.fullmatch(default) for kind, _ in _FORMS.values()):
        raise OntologyError(file, f"the default of {name} must be one of: {', '.join(_FORMS)}")
    return Parameter(name, default)


def _values(name: str, term: str) -> str:
    return f"VALUES ?{name} {{ {term} }}"


def _plain(term: str) -> str:
    return term.removeprefix("aid:").partition("^^")[0].strip('"')


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _near(wanted: str, known: tuple[Question, ...]) -> tuple[str, ...]:
    from rapidfuzz import process

    return tuple(found[0] for found in process.extract(wanted, [q.name for q in known], limit=_SUGGESTIONS))

"""SPARQL in, plain values out: nothing above this module sees an RDF term.

A source of answers is the embedded store or a remote endpoint; both give the same answers.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
)

from . import iris
from .errors import GraphError, QueryFailed, WrongQueryForm
from .store import QueryResults, serialized

if TYPE_CHECKING:
    import pandas as pd

Value = str | int | float | bool | Decimal | date
QUERIES_FOLDER = Path(__file__).parent / "queries"

_XSD = iris.PREFIXES["xsd"]
_INTEGERS = {_XSD + name for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger")}
_FORMS = {QuerySolutions: "a SELECT query", QueryBoolean: "an ASK query", QueryTriples: "a CONSTRUCT or DESCRIBE query"}


class Source(Protocol):
    """Anything that runs SPARQL queries over the graph."""

    def query(self, text: str) -> QueryResults:
        """Run a query; `SyntaxError` where it does not parse."""
        ...


class Answer(NamedTuple):
    """The rows of a SELECT query as plain values; addresses are shortened (`aid:huawei`)."""

    # No dataclass here, nor in what else a look-up needs: importing those takes a tenth of its time.

    variables: tuple[str, ...]
    rows: tuple[tuple[Value | None, ...], ...]

    def records(self) -> list[dict[str, Value | None]]:
        """The rows by variable name."""
        return [dict(zip(self.variables, row, strict=True)) for row in self.rows]

    def to_frame(self) -> pd.DataFrame:
        """The rows as a pandas frame, one column a variable."""
        import pandas as pd

        return pd.DataFrame.from_records(list(self.rows), columns=list(self.variables))


Outcome: TypeAlias = "Answer | bool | bytes"
"""What a query gives: rows, a truth value, or triples as Turtle."""


def answer(source: Source, text: str) -> Answer:
    """Ask a SELECT query.

    Raises:
        QuerySyntaxError: the query does not parse; the message shows the place.
        WrongQueryForm: it is not a SELECT query.
        QueryFailed: it cannot be answered.
    """
    found = outcome(source, text)
    if not isinstance(found, Answer):
        raise WrongQueryForm(wanted="a SELECT query", found=_form_of(found))
    return found


def ask(source: Source, text: str) -> bool:
    """Ask an ASK query. Raises as `answer` does."""
    found = outcome(source, text)
    if not isinstance(found, bool):
        raise WrongQueryForm(wanted="an ASK query", found=_form_of(found))
    return found


def construct(source: Source, text: str) -> bytes:
    """Ask a CONSTRUCT or DESCRIBE query and return sorted N-Triples. Raises as `answer` does."""
    with _answering(text):
        results = source.query(text)
        if not isinstance(results, QueryTriples):
            raise WrongQueryForm(wanted="a CONSTRUCT or DESCRIBE query", found=_FORMS[type(results)])
        return serialized(_sorted(results), format_=RdfFormat.N_TRIPLES)


def outcome(source: Source, text: str) -> Outcome:
    """Ask a query of any form: rows, a truth value, or Turtle.

    Raises:
        QuerySyntaxError: the query does not parse; the message shows the place.
        QueryFailed: it cannot be answered.
    """
    with _answering(text):
        match source.query(text):
            case QuerySolutions() as solutions:
                variables = tuple(variable.value for variable in solutions.variables)
                return Answer(variables, tuple(tuple(_plain(term) for term in row) for row in solutions))
            case QueryBoolean() as truth:
                return bool(truth)
            case QueryTriples() as triples:
                return serialized(_sorted(triples), format_=RdfFormat.TURTLE, prefixes=iris.PREFIXES)


def serialised(source: Source, text: str, *, format_name: str) -> bytes:
    """Ask a query and return a standard format: csv, tsv, json, xml for rows; ttl, nt, jsonld, xml for triples.

    Raises:
        QuerySyntaxError: the query does not parse; the message shows the place.
        WrongQueryForm: the format does not fit what the query gives.
        QueryFailed: it cannot be answered.
    """
    with _answering(text):
        results = source.query(text)
        if isinstance(results, QueryTriples):
            return _serialised_triples(results, format_name)
        row_format = _ROW_FORMATS.get(format_name)
        if row_format is None:
            raise _misfit(results, format_name, _ROW_FORMATS)
        return results.serialize(format=row_format) or b""


def named_query(name: str, **iri_of: str) -> str:
    """A query of ours from `graph/queries/`, with each `$name` replaced by an address."""
    text = (QUERIES_FOLDER / f"{name}.rq").read_text(encoding="utf-8")
    return Template(text).substitute({key: str(NamedNode(iri)) for key, iri in iri_of.items()})


_ROW_FORMATS = {
    "csv": QueryResultsFormat.CSV,
    "json": QueryResultsFormat.JSON,
    "tsv": QueryResultsFormat.TSV,
    "xml": QueryResultsFormat.XML,
}
_TRIPLE_FORMATS = {
    "jsonld": RdfFormat.JSON_LD,
    "nt": RdfFormat.N_TRIPLES,
    "ttl": RdfFormat.TURTLE,
    "xml": RdfFormat.RDF_XML,
}


@contextmanager
def _answering(text: str) -> Generator[None, None, None]:
    # Rows are found while they are read, so what goes wrong may show long after the query was sent.
    try:
        yield
    except SyntaxError as error:
        from .syntax import syntax_error

        raise syntax_error(str(error), text) from error
    except GraphError:
        raise
    except (OSError, RuntimeError) as error:
        raise QueryFailed(str(error)) from error


def _serialised_triples(triples: QueryTriples, format_name: str) -> bytes:
    triple_format = _TRIPLE_FORMATS.get(format_name)
    if triple_format is None:
        raise _misfit(triples, format_name, _TRIPLE_FORMATS)
    prefixes = iris.PREFIXES if format_name == "ttl" else None
    return serialized(_sorted(triples), format_=triple_format, prefixes=prefixes)


def _misfit(results: QueryResults, format_name: str, formats: Iterable[str]) -> WrongQueryForm:
    wanted = f"a query whose result can be written as {format_name}"
    return WrongQueryForm(wanted=wanted, found=f"{_FORMS[type(results)]}, to be written as {', '.join(formats)}")


def _form_of(found: Outcome) -> str:
    match found:
        case Answer():
            return _FORMS[QuerySolutions]
        case bool():
            return _FORMS[QueryBoolean]
        case bytes():
            return _FORMS[QueryTriples]


def _sorted(triples: QueryTriples) -> list[Triple]:
    return sorted(triples, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))


def _plain(node: NamedNode | BlankNode | Literal | Triple | None) -> Value | None:
    match node:
        case None:
            return None
        case NamedNode():
            return iris.shorten(node.value)
        case Literal():
            try:
                return _plain_literal(node.value, node.datatype.value)
            except (ValueError, InvalidOperation):
                # A text that its datatype does not have, like a 31st of February, stays the text that it is.
                return node.value
        case _:
            return str(node)


def _plain_literal(text: str, datatype: str) -> Value:
    if datatype in _INTEGERS:
        return int(text)
    if datatype == _XSD + "decimal":
        return Decimal(text)
    if datatype in {_XSD + "double", _XSD + "float"}:
        return float(text)
    if datatype == _XSD + "boolean":
        return text in {"true", "1"}
    if datatype == _XSD + "date" and len(text) == len("2026-11-24"):
        return date.fromisoformat(text)
    return text

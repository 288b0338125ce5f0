"""A SPARQL 1.1 server in place of the embedded store.

Protocol: https://www.w3.org/TR/sparql11-protocol/ — the query is posted as a form; rows and truth values are taken as
SPARQL results in JSON, graphs as triples, and only those are asked for: some servers answer a CONSTRUCT with rows if
they may. Whatever a server does wrong becomes one of three errors that name it.
"""

from __future__ import annotations

import http.client
import json
import re
import urllib.error
import urllib.parse
import urllib.request
from email.message import Message
from typing import Any

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    parse_query_results,
)
from pyoxigraph import Store as OxigraphStore

from . import iris
from .errors import EndpointGarbled, EndpointRefused, EndpointUnreachable
from .store import QueryResults

_ACCEPTED_ROWS = "application/sparql-results+json, application/json;q=0.9"
_ACCEPTED_TRIPLES = "application/n-triples, text/turtle;q=0.9"
_TRIPLES = {"application/n-triples": RdfFormat.N_TRIPLES, "text/turtle": RdfFormat.TURTLE}
_RESULTS = {"application/sparql-results+json", "application/json"}
_SCHEMES = {"http", "https"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_SHOWN = 200
_TRUTH_AS_ROW = "__ASK_RETVAL"
"""The variable in which Virtuoso 7 answers an ASK query, as one row instead of a truth value."""


class Endpoint:
    """A server that holds an export of the graph and answers SPARQL queries on the union of its named graphs."""

    def __init__(self, url: str, *, timeout_s: float = 60) -> None:
        if urllib.parse.urlsplit(url).scheme not in _SCHEMES:
            raise EndpointUnreachable(url, "an endpoint begins with http:// or https://")
        self.url = url
        self._timeout_s = timeout_s

    def query(self, text: str) -> QueryResults:
        """Ask the server.

        Raises:
            SyntaxError: the query does not parse; nothing is sent.
            EndpointUnreachable: the server is down or does not answer in time.
            EndpointRefused: the server answers with an error status.
            EndpointGarbled: the answer is cut off, or is no SPARQL result.
        """
        # An empty store parses the query and costs nothing; a slip is told with its place, as for the local store.
        form = type(OxigraphStore().query(text, prefixes=iris.PREFIXES))
        accepted = _ACCEPTED_TRIPLES if form is QueryTriples else _ACCEPTED_ROWS
        body, content_type = self._post(_with_prefixes(text), accepted)
        try:
            return _results(_truth(body) if form is QueryBoolean else body, content_type)
        except (SyntaxError, ValueError) as error:
            raise EndpointGarbled(self.url, f"the answer is no valid {content_type}: {_line(str(error))}") from error
        except KeyError as error:
            reason = f"the answer is {content_type or 'of no type'}, not SPARQL results: {_line(_decoded(body))}"
            raise EndpointGarbled(self.url, reason) from error

    def _post(self, text: str, accepted: str) -> tuple[bytes, str]:
        form = urllib.parse.urlencode({"query": text}).encode("ascii")
        request = urllib.request.Request(self.url, data=form, headers={"Accept": accepted})  # noqa: S310 — scheme checked
        try:
            with urllib.request.urlopen(request, timeout=self._timeout_s) as answer:  # noqa: S310
                headers: Message = answer.headers
                body: bytes = answer.read()
                return body, headers.get_content_type()
        except urllib.error.HTTPError as error:
            reason = f"status {error.code} {error.reason}: {_line(_decoded(error.read(4096)))}"
            raise EndpointRefused(self.url, reason) from error
        except http.client.HTTPException as error:
            raise EndpointGarbled(self.url, f"the connection was cut: {type(error).__name__}") from error
        except TimeoutError as error:
            raise EndpointUnreachable(self.url, f"no answer within {self._timeout_s:g} s") from error
        except OSError as error:
            cause = error.reason if isinstance(error, urllib.error.URLError) else error
            reason = cause.strerror if isinstance(cause, OSError) and cause.strerror else str(cause)
            raise EndpointUnreachable(self.url, reason) from error


def _with_prefixes(text: str) -> str:
    """The query with our prefixes in front; a prefix that it declares itself comes later and wins."""
    return "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in iris.PREFIXES.items()) + text


def _truth(body: bytes) -> bytes:
    """The body of an ASK answer, with the row that Virtuoso 7 sends turned into a truth value."""
    if _TRUTH_AS_ROW.encode() not in body:
        return body
    answer: dict[str, Any] = json.loads(body)
    rows: list[dict[str, dict[str, str]]] = answer["results"]["bindings"]
    truth = any(row[_TRUTH_AS_ROW]["value"] not in {"0", "false"} for row in rows)
    return json.dumps({"head": {}, "boolean": truth}).encode()


def _results(body: bytes, content_type: str) -> QueryResults:
    if content_type in _RESULTS:
        # Rows are read at once: a result that is broken half-way must not give half an answer.
        found = parse_query_results(body, format=QueryResultsFormat.JSON)
        if isinstance(found, QuerySolutions):
            for _ in found:
                pass
            return parse_query_results(body, format=QueryResultsFormat.JSON)
        return found
    store = OxigraphStore()
    store.load(body, format=_TRIPLES[content_type])
    triples = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    if not isinstance(triples, QueryTriples):
        raise TypeError(triples)
    return triples


def _decoded(body: bytes) -> str:
    return body.decode("utf-8", errors="replace")


def _line(text: str) -> str:
    shown = _CONTROL.sub(" ", text).strip()
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"

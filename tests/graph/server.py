"""A SPARQL server on loopback, and the ways in which servers fail."""

from __future__ import annotations

import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, serialize

from aisupply import KnowledgeGraph


@contextmanager
def server(graph: KnowledgeGraph, *, mode: str = "right") -> Iterator[str]:
    """The address of a server that answers from a graph, or fails in the way that `mode` names."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = self.rfile.read(int(self.headers["Content-Length"])).decode()
            status, content_type, body, length = ANSWERS[mode](graph, urllib.parse.parse_qs(form)["query"][0])
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.server_port}/sparql"
    finally:
        listening.shutdown()
        listening.server_close()


def _right(graph: KnowledgeGraph, query: str) -> tuple[int, str, bytes, int]:
    results = graph.store.oxigraph.query(query, use_default_graph_as_union=True)
    if isinstance(results, QueryTriples):
        body = serialize(results, format=RdfFormat.N_TRIPLES) or b""
        return 200, "application/n-triples", body, len(body)
    body = results.serialize(format=QueryResultsFormat.JSON) or b""
    return 200, "application/sparql-results+json; charset=utf-8", body, len(body)


def _always(status: int, content_type: str, body: bytes, *, missing: int = 0):
    return lambda _graph, _query: (status, content_type, body, len(body) + missing)


JSON = "application/sparql-results+json"
ANSWERS = {
    "right": _right,
    "empty": _always(200, JSON, b'{"head": {"vars": ["day"]}, "results": {"bindings": []}}'),
    "error 500": _always(500, "text/plain", b"out of\nmemory"),
    "html": _always(200, "text/html", b"<html><h1>Welcome</h1>"),
    "cut": _always(200, JSON, b'{"head": {"vars": ["x"]}, ', missing=1000),
    "broken json": _always(200, JSON, b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type"'),
    "broken triples": _always(200, "application/n-triples", b"<a> <b"),
}

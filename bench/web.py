"""The web application on loopback: pages, searches and queries beside `rdflib-endpoint` and beside Oxigraph in process.

All servers hold the same graph and run on this machine in one go; a client asks one request after the other over one
connection. Times are of the wall clock, for several processes take part. The query is small: what is known of a thing.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import httpx
from pyoxigraph import QueryResultsFormat

import aisupply
from aisupply.graph.export import export
from aisupply.graph.questions import questions

from .table import Line, at_most, duration, faster

TITLE = "The web application"
_REQUESTS = 200
_START_SECONDS = 180.0
_QUERY = "SELECT ?p ?o WHERE { <https://w3id.org/aisupply/id/hbm> ?p ?o }"
_BURNING = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
_QUESTIONS = 10
_PATIENCE_SECONDS = 20.0
_COMPETITOR = """
import sys, uvicorn
from rdflib import Graph
from rdflib_endpoint import SparqlEndpoint
graph = Graph().parse(sys.argv[1], format="turtle")
uvicorn.run(SparqlEndpoint(graph=graph, path="/sparql"), port=int(sys.argv[2]), log_level="error")
"""


def lines() -> Iterator[Line]:
    """Every line as it is measured."""
    kg = aisupply.load()
    asked = [question.sparql for question in questions()[:_QUESTIONS]]
    inside = _times(partial(_inside, kg, _QUERY))
    inside_all = _once_each(partial(_inside, kg), asked)
    with _ours() as address, httpx.Client(base_url=address, timeout=_PATIENCE_SECONDS) as client:
        page, search = (_times(partial(_get, client, path)) for path in ("/id/hbm", "/search?q=chip"))
        ours, ours_all = _times(partial(_post, client, _QUERY)), _once_each(partial(_post, client), asked)
        busy = _while_burning(client, partial(_get, client, "/id/hbm"))
    with _competitor(kg) as address, httpx.Client(base_url=address, timeout=_PATIENCE_SECONDS) as client:
        theirs, theirs_all = _times(partial(_post, client, _QUERY)), _once_each(partial(_post, client), asked)
    yield Line(what="a page of a thing, p50 / p99", measured=_both(page))
    yield Line(what="a search, p50 / p99", measured=_both(search))
    yield at_most(
        "p99 of a page while a worker burns", seconds=_at(busy, 99), other="idle", other_seconds=_at(page, 99), times=3
    )
    yield Line(what="a small query, p50 / p99", measured=_both(ours))
    yield faster(
        "a small query, mean", seconds=_mean(ours), other="rdflib-endpoint", other_seconds=_mean(theirs), at_least=10
    )
    yield at_most(
        "a small query, p50", seconds=_at(ours, 50), other="Oxigraph in process", other_seconds=_at(inside, 50), times=2
    )
    what = f"the first {_QUESTIONS} questions, once each"
    yield faster(what, seconds=ours_all, other="rdflib-endpoint", other_seconds=theirs_all, at_least=10)
    yield at_most(what, seconds=ours_all, other="Oxigraph in process", other_seconds=inside_all, times=2)


def _once_each(ask: Callable[[str], object], asked: list[str]) -> float:
    """The time of all together; one that takes longer than the patience counts as that."""
    started = time.perf_counter()
    for text in asked:
        with suppress(httpx.TimeoutException):
            ask(text)
    return time.perf_counter() - started


def _inside(kg: aisupply.KnowledgeGraph, text: str) -> None:
    kg.store.query(text).serialize(format=QueryResultsFormat.JSON)


def _get(client: httpx.Client, path: str) -> None:
    client.get(path).raise_for_status()


def _post(client: httpx.Client, text: str) -> None:
    client.post("/sparql", data={"query": text}).raise_for_status()


def _mean(times: list[float]) -> float:
    return sum(times) / len(times)


def _times(ask: Callable[[], object]) -> list[float]:
    ask()
    times: list[float] = []
    for _ in range(_REQUESTS):
        started = time.perf_counter()
        ask()
        times.append(time.perf_counter() - started)
    return sorted(times)


def _while_burning(client: httpx.Client, ask: Callable[[], object]) -> list[float]:
    burning = threading.Thread(
        target=lambda: httpx.post(f"{client.base_url}sparql", data={"query": _BURNING}, timeout=60)
    )
    burning.start()
    time.sleep(0.5)
    times = _times(ask)
    burning.join()
    return times


def _at(times: list[float], percent: int) -> float:
    return times[min(len(times) * percent // 100, len(times) - 1)]


def _both(times: list[float]) -> str:
    return f"{duration(_at(times, 50))} / {duration(_at(times, 99))}"


@contextmanager
def _ours() -> Generator[str, None, None]:
    port = _free_port()
    command = [sys.executable, "-P", "-m", "aisupply", "serve", "--port", str(port)]
    environment = {**os.environ, "AISUPPLY_REQUESTS_PER_MINUTE": "0", "AISUPPLY_QUERY_SECONDS": "15"}
    with _running(command, environment, f"http://127.0.0.1:{port}/ready"):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def _competitor(kg: aisupply.KnowledgeGraph) -> Generator[str, None, None]:
    port = _free_port()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.ttl"
        export(kg.store, file, format_name="ttl")
        command = [sys.executable, "-P", "-c", _COMPETITOR, str(file), str(port)]
        with _running(command, dict(os.environ), f"http://127.0.0.1:{port}/sparql?query=ASK%20%7B%7D"):
            yield f"http://127.0.0.1:{port}/"


@contextmanager
def _running(command: list[str], environment: dict[str, str], address: str) -> Generator[None, None, None]:
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(address, process)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            if httpx.get(address, timeout=10).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise RuntimeError(f"The server at {address} did not start.")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]

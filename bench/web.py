"""The web application on loopback: pages, searches and queries beside `rdflib-endpoint` and beside Oxigraph in process.

All servers hold the same graph and run on this machine in one go. Times are of the wall clock, for several processes
take part. One connection asks one request after the other and shows how long one takes; eight show how many the server
can do. The query is small: what is known of a thing, 4.5 kB of JSON. `new` means that its text is another each time, so
that a worker must run it; `again`, that its result was kept from the time before.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

from pyoxigraph import QueryResultsFormat

import aisupply
from aisupply.graph.protocol import in_memory
from aisupply.graph.questions import questions
from aisupply.graph.store import Store

from .table import Line, at_most, duration, faster
from .web_client import Load, get, load, numbered, once, post
from .web_servers import bare, competitor, ours

TITLE = "The web application"
_SECONDS = 4.0
_MANY = 8
_QUERY = "SELECT ?p ?o WHERE { <https://w3id.org/aisupply/id/hbm> ?p ?o }"
_BURNING = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
_QUESTIONS = 10
_TIMES = 5


def lines() -> Iterator[Line]:
    """Every line as it is measured."""
    kg = aisupply.load()
    with bare() as address:
        yield from _both_ways("nothing but uvicorn: the floor", address, partial(post, _QUERY))
    with ours(AISUPPLY_QUERY_SECONDS="15") as address:
        page = partial(get, "/id/hbm")
        yield from _both_ways("a page of a thing", address, page)
        yield _while_burning(address, page)
        yield from _both_ways("a search", address, partial(get, "/search?q=chip"))
        yield from _both_ways("a small query again", address, partial(post, _QUERY))
        again = load(address, partial(post, _QUERY), connections=1, seconds=_SECONDS)
        yield from _both_ways("a small query, new", address, _new(_QUERY))
        one, many = (load(address, _new(_QUERY), connections=n, seconds=_SECONDS) for n in (1, _MANY))
        yield from _beside_process(kg.store, one, again)
        yield from _questions(kg.store, address)
        asked = [question.sparql for question in questions()[:_QUESTIONS]]
        ours_all = sum(once(address, post(text)) for text in asked)
    with competitor(kg) as address:
        yield from _beside_competitor(address, one, many)
        theirs_all = sum(once(address, post(text)) for text in asked)
    what = f"the first {_QUESTIONS} questions, once each"
    yield faster(what, seconds=ours_all, other="rdflib-endpoint", other_seconds=theirs_all, at_least=10)
    with ours("--processes", "2") as address:
        yield from _both_ways("two server processes: a small query again", address, partial(post, _QUERY))
        yield from _both_ways("two server processes: a small query, new", address, _new(_QUERY))


def _new(query: str) -> Callable[[], bytes]:
    return numbered(query).__next__


def _both_ways(what: str, address: str, request: Callable[[], bytes]) -> Iterator[Line]:
    load(address, request, connections=1, seconds=0.5)
    for connections in (1, _MANY):
        found = load(address, request, connections=connections, seconds=_SECONDS)
        yield Line(what=f"{what}, {connections} at once", measured=_rate(found))


def _rate(found: Load) -> str:
    return f"{found.a_second:,.0f} a second, p50 {duration(found.at(50))}, p99 {duration(found.at(99))}"


def _while_burning(address: str, request: Callable[[], bytes]) -> Line:
    idle = load(address, request, connections=1, seconds=_SECONDS)
    burning = threading.Thread(target=_burn, args=(address,))
    burning.start()
    time.sleep(0.5)
    busy = load(address, request, connections=1, seconds=_SECONDS)
    burning.join()
    what = "p99 of a page while a query burns a worker"
    return at_most(what, seconds=busy.at(99), other="idle", other_seconds=idle.at(99), times=3)


def _burn(address: str) -> None:
    try:
        once(address, post(_BURNING))
    except RuntimeError:
        return  # it is ended with 504


def _beside_process(store: Store, new: Load, again: Load) -> Iterator[Line]:
    for other, inside in (("on disk", store), ("in memory", in_memory(store))):
        seconds = _median([_inside(inside, _QUERY) for _ in range(500)])
        for what, found in (("new", new), ("again", again)):
            yield at_most(
                f"a small query, {what}, p50",
                seconds=found.at(50),
                other=f"pyoxigraph in process, {other}",
                other_seconds=seconds,
                times=2,
            )


def _questions(store: Store, address: str) -> Iterator[Line]:
    """Each question as if it were new, beside the same in process: the larger the query, the less HTTP weighs."""
    memory = in_memory(store)
    for question in questions()[:_QUESTIONS]:
        inside = _median([_inside(memory, question.sparql) for _ in range(_TIMES)])
        request = _new(question.sparql)
        served = _median([once(address, request()) for _ in range(_TIMES)])
        what = f"question {question.number}, new"
        yield at_most(what, seconds=served, other="pyoxigraph in memory", other_seconds=inside, times=2)


def _inside(store: Store, text: str) -> float:
    started = time.perf_counter()
    store.query(text).serialize(format=QueryResultsFormat.JSON)
    return time.perf_counter() - started


def _median(times: list[float]) -> float:
    return sorted(times)[len(times) // 2]


def _beside_competitor(address: str, one: Load, many: Load) -> Iterator[Line]:
    for connections, mine in ((1, one), (_MANY, many)):
        theirs = load(address, _new(_QUERY), connections=connections, seconds=_SECONDS)
        times = mine.a_second / theirs.a_second
        yield Line(
            what=f"a small query, new, {connections} at once",
            measured=_rate(mine),
            beside=f"rdflib-endpoint: {_rate(theirs)}",
            ratio=f"{times:.1f} × as many",
            wanted="≥ 10 ×",
            met=times >= 10,
        )

"""The web application on loopback: pages, searches and queries beside `rdflib-endpoint` and beside Oxigraph in process.

All servers hold the same graph and run on this machine in one go. Times are of the wall clock, for several processes
take part. One connection asks one request after the other and shows how long one takes; eight show how many the server
can do. The query is small: what is known of a thing, 4.5 kB of JSON. `new` means that its text is another each time, so
that a worker must run it; `again`, that its result was kept from the time before. `processor` is what the server and
its workers used for one request: other work on the machine changes that little. The fastest of several rounds counts,
and servers that are compared take turns.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from pyoxigraph import QueryResultsFormat

import aisupply
from aisupply.graph.protocol import in_memory
from aisupply.graph.questions import questions
from aisupply.graph.store import Store

from .table import Line, at_most, duration, faster
from .web_client import Load, get, load, numbered, once, post
from .web_servers import Served, bare, competitor, ours

TITLE = "The web application"
_ROUNDS = 5
_SECONDS = 1.5
_MANY = 8
_QUERY = "SELECT ?p ?o WHERE { <https://w3id.org/aisupply/id/hbm> ?p ?o }"
_BURNING = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
_QUESTIONS = 10
_TIMES = 50


def lines() -> Iterator[Line]:
    """Every line as it is measured."""
    kg = aisupply.load()
    with bare() as served:
        yield from _both_ways("nothing but uvicorn: the floor", served, partial(post, _QUERY))
    with ours(AISUPPLY_QUERY_SECONDS="15") as served:
        page = partial(get, "/id/hbm")
        yield from _both_ways("a page of a thing", served, page)
        yield _while_burning(served, page)
        yield from _both_ways("a search", served, partial(get, "/search?q=chip"))
        yield from _both_ways("a small query again", served, partial(post, _QUERY))
        yield from _both_ways("a small query, new", served, _new(_QUERY))
        yield from _beside_process(kg.store, served)
        yield from _questions(kg.store, served)
        with competitor(kg) as theirs:
            yield from _beside_competitor(served, theirs)
    with ours("--processes", "2") as served:
        yield from _both_ways("two server processes: a small query again", served, partial(post, _QUERY))
        yield from _both_ways("two server processes: a small query, new", served, _new(_QUERY))


def _new(query: str) -> Callable[[], bytes]:
    return numbered(query).__next__


def _both_ways(what: str, served: Served, request: Callable[[], bytes]) -> Iterator[Line]:
    yield Line(what=f"{what}, one after the other", measured=_rate(_best(served, request, connections=1)))
    yield Line(what=f"{what}, {_MANY} at once", measured=_rate(_best(served, request, connections=_MANY)))


def _best(served: Served, request: Callable[[], bytes], *, connections: int) -> Load:
    return _fastest(load(served, request, connections=connections, seconds=_SECONDS) for _ in range(_ROUNDS))


def _fastest(loads: Iterable[Load]) -> Load:
    return max(loads, key=lambda found: found.a_second)


def _rate(found: Load) -> str:
    return f"{found.a_second:,.0f} a second, p50 {duration(found.at(50))}, p99 {duration(found.at(99))}, processor {duration(found.processor_seconds)} each"


def _while_burning(served: Served, request: Callable[[], bytes]) -> Line:
    idle = load(served, request, connections=1, seconds=_ROUNDS)
    burning = threading.Thread(target=_burn, args=(served,))
    burning.start()
    time.sleep(0.5)
    busy = load(served, request, connections=1, seconds=_ROUNDS)
    burning.join()
    what = "p99 of a page while a query burns a worker"
    return at_most(what, seconds=busy.at(99), other="idle", other_seconds=idle.at(99), times=3)


def _burn(served: Served) -> None:
    try:
        once(served, post(_BURNING))
    except RuntimeError:
        return  # it is ended with 504


def _beside_process(store: Store, served: Served) -> Iterator[Line]:
    new, again = (_best(served, request, connections=1) for request in (_new(_QUERY), partial(post, _QUERY)))
    for other, inside in (("on disk", store), ("in memory", in_memory(store))):
        seconds = _median([_inside(inside, _QUERY) for _ in range(500)])
        beside = f"pyoxigraph in process, {other}"
        for what, found in (("new", new), ("again", again)):
            for measure, taken in (("p50", found.at(50)), ("processor", found.processor_seconds)):
                named = f"a small query, {what}, {measure}"
                yield at_most(named, seconds=taken, other=beside, other_seconds=seconds, times=2)


def _questions(store: Store, served: Served) -> Iterator[Line]:
    """Each question as if it were new, beside the same in process: the larger the query, the less HTTP weighs."""
    memory = in_memory(store)
    for question in questions()[:_QUESTIONS]:
        inside = _median([_inside(memory, question.sparql) for _ in range(_TIMES)])
        found = load(served, _new(question.sparql), connections=1, seconds=_SECONDS)
        what = f"question {question.number}, new, processor"
        seconds = found.processor_seconds
        yield at_most(what, seconds=seconds, other="pyoxigraph in memory", other_seconds=inside, times=2)


def _inside(store: Store, text: str) -> float:
    started = time.perf_counter()
    store.query(text).serialize(format=QueryResultsFormat.JSON)
    return time.perf_counter() - started


def _median(times: list[float]) -> float:
    return sorted(times)[len(times) // 2]


def _beside_competitor(served: Served, theirs: Served) -> Iterator[Line]:
    for what, connections in (("one after the other", 1), (f"{_MANY} at once", _MANY)):
        pairs = [
            [load(each, _new(_QUERY), connections=connections, seconds=_SECONDS) for each in (served, theirs)]
            for _ in range(_ROUNDS)
        ]
        mine, other = (_fastest(loads) for loads in zip(*pairs, strict=True))
        more, less = mine.a_second / other.a_second, other.processor_seconds / mine.processor_seconds
        yield Line(
            what=f"a small query, new, {what}",
            measured=_rate(mine),
            beside=f"rdflib-endpoint: {_rate(other)}",
            ratio=f"{more:.1f} × as many, {less:.1f} × less processor",
            wanted="≥ 10 × as many",
            met=more >= 10,
        )
    asked = [question.sparql for question in questions()[:_QUESTIONS]]
    mine_all, theirs_all = (sum(once(each, post(text)) for text in asked) for each in (served, theirs))
    what = f"the first {_QUESTIONS} questions, once each"
    yield faster(what, seconds=mine_all, other="rdflib-endpoint", other_seconds=theirs_all, at_least=10)

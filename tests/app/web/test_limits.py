"""A hostile visitor gets polite refusals, and everybody else their answers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from aisupply import KnowledgeGraph
from aisupply.app.web.application import create_app
from aisupply.app.web.settings import Settings
from aisupply.app.workers import Pool

from .serving import serving

SMALL = "SELECT ?x { aid:bread ?p ?x }"
BURNING = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(9)) + " }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"
DEEP = "SELECT * " + "{" * 30_000 + "}" * 30_000


def ask(site: httpx.Client, query: str) -> httpx.Response:
    return site.post("/sparql", data={"query": query})


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        (BURNING, 504, "longer than the 1 seconds"),
        (LARGE, 422, "larger than 1,048,576 bytes"),
        (DEEP, 422, "more memory"),
        ("SELECT * FROM aig:facts " + "{" * 5_000 + "}" * 5_000, 400, "nested too deeply"),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", 400, "SERVICE is refused"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", 400, "no graph"),
    ],
)
def test_a_query_that_goes_too_far_gets_no_rows_at_all(site: httpx.Client, query: str, status: int, words: str) -> None:
    answer = ask(site, query)

    assert answer.status_code == status
    assert words in answer.text
    assert ask(site, SMALL).status_code == 200


@pytest.fixture(scope="module")
def narrow(toy: KnowledgeGraph) -> Iterator[tuple[httpx.Client, Pool]]:
    """A server with one worker and short patience."""
    few = Settings(
        workers=1,
        query_seconds=20,
        query_memory_mb=64,
        queue=2,
        queue_seconds=0.2,
        queries_per_client=3,
        answers_mb=0,
        requests_per_minute=0,
    )
    app = create_app(toy, few)
    with serving(app) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client, app.state.services.queries


def waiting_until(true: object, *, seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_a_query_that_needs_too_much_memory_is_stopped(narrow: tuple[httpx.Client, Pool]) -> None:
    site, _ = narrow
    answer = ask(site, HUNGRY)

    assert (answer.status_code, "more memory" in answer.text) == (422, True)


def test_who_finds_no_worker_is_told_when_to_come_back(narrow: tuple[httpx.Client, Pool]) -> None:
    site, pool = narrow
    waiting_until(lambda: ask(site, SMALL).status_code == 200)
    with ThreadPoolExecutor(4) as threads:
        burning = threads.submit(ask, site, BURNING)
        waiting_until(lambda: pool.busy == 1)
        refused = ask(site, SMALL)
        os.kill(pool.pids[0], signal.SIGKILL)

        assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
        assert burning.result().status_code == 503


def test_a_client_has_only_so_many_queries_at_once(narrow: tuple[httpx.Client, Pool]) -> None:
    site, pool = narrow
    waiting_until(lambda: ask(site, SMALL).status_code == 200)
    with ThreadPoolExecutor(8) as threads:
        answers = [threads.submit(ask, site, BURNING) for _ in range(8)]
        waiting_until(lambda: sum(answer.done() for answer in answers) >= 7)
        os.kill(pool.pids[0], signal.SIGKILL)

        assert 429 in {answer.result().status_code for answer in answers}


def test_a_killed_worker_is_replaced_and_its_client_told(narrow: tuple[httpx.Client, Pool]) -> None:
    site, pool = narrow
    for _ in range(3):
        with ThreadPoolExecutor(1) as threads:
            waiting_until(lambda: ask(site, SMALL).status_code == 200)
            burning = threads.submit(ask, site, BURNING)
            waiting_until(lambda: pool.busy == 1)
            os.kill(pool.pids[0], signal.SIGKILL)

            assert (burning.result().status_code, burning.result().headers["Retry-After"]) == (503, "1")

    waiting_until(lambda: ask(site, SMALL).status_code == 200)


def test_a_client_that_hangs_up_frees_its_worker(narrow: tuple[httpx.Client, Pool]) -> None:
    site, pool = narrow
    waiting_until(lambda: ask(site, SMALL).status_code == 200)
    with pytest.raises(httpx.ReadTimeout):
        site.post("/sparql", data={"query": BURNING}, timeout=0.5)

    waiting_until(lambda: pool.busy == 0, seconds=5)


def test_pages_stay_quick_while_every_worker_burns(site: httpx.Client) -> None:
    with ThreadPoolExecutor(2) as threads:
        burning = [threads.submit(ask, site, BURNING) for _ in range(2)]
        took = []
        while not all(each.done() for each in burning):
            started = time.perf_counter()
            assert site.get("/health").status_code == 200
            took.append(time.perf_counter() - started)
            time.sleep(0.01)

    assert len(took) > 5
    assert sorted(took)[int(len(took) * 0.95)] < 0.2


def test_two_hundred_slow_clients_hold_nobody_up(toy_address: str, site: httpx.Client) -> None:
    place = urlsplit(toy_address)
    slow = [socket.create_connection((place.hostname, place.port)) for _ in range(200)]
    try:
        for connection in slow:
            connection.sendall(
                b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nA"
            )
        started = time.perf_counter()

        assert ask(site, SMALL).status_code == 200
        assert time.perf_counter() - started < 5.0
        assert slow[0].recv(100).startswith(b"HTTP/1.1 408")
    finally:
        for connection in slow:
            connection.close()


def test_the_server_outlives_garbage(toy_address: str, site: httpx.Client) -> None:
    place = urlsplit(toy_address)
    for garbage in (
        b"\x00" * 1000,
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 200_000,
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    ):
        with socket.create_connection((place.hostname, place.port)) as connection:
            connection.sendall(garbage)
            connection.shutdown(socket.SHUT_WR)
            connection.settimeout(5)
            try:
                connection.recv(1000)
            except OSError:
                continue

    waiting_until(lambda: site.get("/ready").status_code == 200)


FENCED = """
import os, socket, sys
from aisupply.app.workers.fence import fence_in
fence_in(memory_bytes=64 << 20)
tried = {
    "file": lambda: open("/etc/passwd"),
    "new file": lambda: open("/tmp/aisupply-must-not-exist", "w"),
    "connection": lambda: socket.create_connection(("127.0.0.1", int(sys.argv[1]))),
    "process": lambda: os.popen("true"),
    "pipe": lambda: os.pipe(),
    "memory": lambda: bytearray(512 << 20),
    "service": lambda: list(store.query("SELECT * { SERVICE <http://127.0.0.1:" + sys.argv[1] + "/> { ?s ?p ?o } }")),
}
for name, attempt in tried.items():
    try:
        attempt()
    except (OSError, MemoryError):
        continue
    print("possible:", name)
print("done")
"""


def test_a_fenced_process_reaches_no_file_no_network_and_no_more_memory() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        script = "from pyoxigraph import Store\nstore = Store()\n" + FENCED
        port = str(listening.getsockname()[1])
        found = subprocess.run(
            [sys.executable, "-c", script, port], capture_output=True, text=True, timeout=60, check=False
        )

    assert found.stdout.split("\n") == ["done", ""]


def test_a_worker_whose_parent_is_gone_ends_by_itself(toy: KnowledgeGraph, tmp_path: Path) -> None:
    from aisupply.app.workers.frames import frame, read_frame

    toy.store.copy_to(tmp_path / "store")
    command = [
        sys.executable,
        "-P",
        "-m",
        "aisupply.app.workers.worker",
        str(tmp_path / "store"),
        str(128 << 20),
        "queries",
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        assert read_frame(worker.stdout)
        arguments = {"text": BURNING, "rows": "json", "graph": "ttl", "limit_bytes": 1000}
        worker.stdin.write(frame({"task": "sparql", "arguments": arguments, "seconds": 0.1}))
        worker.stdin.flush()

        assert worker.wait(timeout=10) == -signal.SIGALRM


def test_requests_of_one_client_are_counted(toy: KnowledgeGraph) -> None:
    with (
        serving(create_app(toy, Settings(workers=1, requests_per_minute=30))) as address,
        httpx.Client(base_url=address) as site,
    ):
        answers = [site.get("/sparql") for _ in range(40)]

        assert [answer.status_code for answer in answers][:30] == [200] * 30
        assert answers[-1].status_code == 429
        assert int(answers[-1].headers["Retry-After"]) >= 1
        assert site.get("/health").status_code == 200


def test_a_client_whose_queries_cost_a_worker_may_ask_less(toy: KnowledgeGraph) -> None:
    few = Settings(workers=2, query_seconds=0.2, requests_per_minute=600)
    with serving(create_app(toy, few)) as address, httpx.Client(base_url=address, timeout=30) as site:
        answers = []
        while len(answers) < 40 and 429 not in answers:
            answers.append(ask(site, BURNING + f"# {len(answers)}").status_code)

        assert answers[-1] == 429
        assert 15 <= answers.count(504) + answers.count(503) <= 25


def test_the_server_stops_in_order(toy: KnowledgeGraph) -> None:
    app = create_app(toy, Settings(workers=2))
    before = threading.active_count()
    with serving(app) as address:
        assert httpx.get(f"{address}/ready").status_code == 200

    assert not app.state.services.queries.ready
    assert threading.active_count() <= before

"""What happens to a real server process when something is killed or stopped under it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from ...conftest import TOY

SMALL = "SELECT ?x { aid:bread ?p ?x }"
BURNING = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(9)) + " }"


@contextmanager
def server(*options: str, **settings: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """`aisupply serve` over the toy world, and its address; no process of it is left behind."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-P", "-m", "aisupply", "serve", "--port", port, "--data", str(TOY), *options]
    environment = {**os.environ, "AISUPPLY_WORKERS": "1", **settings}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        below: set[int] = set()
        try:
            waiting_until(lambda: answers(address))
            below = descendants(process.pid)
            yield process, address
        finally:
            process.kill()
            process.wait()
            waiting_until(lambda: not any(alive(pid) for pid in below), seconds=30)


def answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/ready", timeout=5).status_code == 200
    except httpx.TransportError:
        return False


def ask(address: str, query: str) -> httpx.Response:
    return httpx.post(f"{address}/sparql", data={"query": query}, timeout=60)


def waiting_until(true: Callable[[], bool], *, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def descendants(pid: int) -> set[int]:
    """The processes that a process started, and those that they started."""
    parents = {int(stat.parent.name): parent_of(stat) for stat in Path("/proc").glob("[0-9]*/stat")}
    found, before = {pid}, 0
    while len(found) > before:
        before = len(found)
        found |= {child for child, parent in parents.items() if parent in found}
    return found - {pid}


def parent_of(stat: Path) -> int:
    try:
        return int(stat.read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def alive(pid: int) -> bool:
    """Whether a process still runs: one that nobody has waited for is dead."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def named(word: str, pids: set[int]) -> set[int]:
    return {pid for pid in pids if word in Path(f"/proc/{pid}/cmdline").read_text()}


def test_a_server_that_is_killed_leaves_no_worker_behind() -> None:
    with server(AISUPPLY_QUERY_SECONDS="2") as (process, address), ThreadPoolExecutor(1) as threads:
        workers = named("workers.worker", descendants(process.pid))
        burning = threads.submit(ask, address, BURNING)
        time.sleep(0.5)
        process.send_signal(signal.SIGKILL)

        with pytest.raises(httpx.TransportError):
            burning.result()
        assert len(workers) == 3
        # The one at work has an alarm of its own for when nobody is left to stop it.
        waiting_until(lambda: sum(alive(pid) for pid in workers) <= 1, seconds=10)
        waiting_until(lambda: not any(alive(pid) for pid in workers), seconds=10)


def test_a_server_that_is_told_to_stop_answers_what_was_asked_and_takes_nothing_new() -> None:
    with server(AISUPPLY_QUERY_SECONDS="2") as (process, address), ThreadPoolExecutor(1) as threads:
        workers = descendants(process.pid)
        burning = threads.submit(ask, address, BURNING)
        time.sleep(0.5)
        process.send_signal(signal.SIGTERM)
        time.sleep(0.3)

        with pytest.raises(httpx.TransportError):
            ask(address, SMALL)
        assert burning.result().status_code == 504
        process.wait(timeout=20)
        assert not any(alive(pid) for pid in workers)


def test_workers_come_back_although_the_kept_graph_is_gone(tmp_path: Path) -> None:
    kept = tmp_path / "cache"
    with server(AISUPPLY_CACHE=str(kept)) as (process, address):
        shutil.rmtree(kept)
        workers = named("workers.worker", descendants(process.pid))
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
        waiting_until(lambda: not any(alive(pid) for pid in workers))

        waiting_until(lambda: ask(address, SMALL + "# again").status_code == 200)


def test_one_of_two_server_processes_may_be_killed_and_comes_back() -> None:
    with server("--processes", "2") as (process, address):
        servers = named("spawn_main", descendants(process.pid))
        assert len(servers) == 2
        os.kill(min(servers), signal.SIGKILL)
        waiting_until(lambda: not alive(min(servers)))

        assert [ask(address, SMALL + f"# {number}").status_code for number in range(5)] == [200] * 5
        waiting_until(lambda: len(named("spawn_main", descendants(process.pid)) - {min(servers)}) == 2)
        assert ask(address, SMALL + "# after").status_code == 200


def test_server_processes_end_when_the_one_that_started_them_is_killed() -> None:
    with server("--processes", "2") as (process, _):
        started = descendants(process.pid)
        process.send_signal(signal.SIGKILL)

        waiting_until(lambda: not any(alive(pid) for pid in started), seconds=20)

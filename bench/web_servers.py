"""The servers that the bench of the web application asks: ours, `rdflib-endpoint`, and one that says nothing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from aisupply import KnowledgeGraph
from aisupply.graph.export import export

_START_SECONDS = 180.0
_COMPETITOR = """
import sys, uvicorn
from rdflib import Graph
from rdflib_endpoint import SparqlEndpoint
graph = Graph().parse(sys.argv[1], format="turtle")
uvicorn.run(SparqlEndpoint(graph=graph, path="/sparql"), port=int(sys.argv[2]), log_level="error")
"""
_BARE = """
import sys, uvicorn
HEAD = {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4500")]}
BODY = {"type": "http.response.body", "body": b"x" * 4500}
async def app(scope, receive, send):
    await receive()
    await send(HEAD)
    await send(BODY)
uvicorn.run(app, port=int(sys.argv[1]), log_level="error", access_log=False, lifespan="off")
"""


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs."""

    address: str
    pid: int

    def processor_seconds(self) -> float:
        """What the server and its workers have used so far, on all processors."""
        return sum(_used(pid) for pid in _family(self.pid)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def ours(*options: str, **settings: str) -> Generator[Served, None, None]:
    """`aisupply serve` without a limit of requests for one client."""
    port = str(_free_port())
    command = [sys.executable, "-P", "-m", "aisupply", "serve", "--port", port, *options]
    free = {"AISUPPLY_REQUESTS_PER_MINUTE": "0", "AISUPPLY_QUERIES_PER_CLIENT": "64"}
    with _running(command, {**free, **settings}, f"http://127.0.0.1:{port}", "/ready") as served:
        yield served


@contextmanager
def competitor(kg: KnowledgeGraph) -> Generator[Served, None, None]:
    """`rdflib-endpoint` with the same graph in RDFLib's memory."""
    port = str(_free_port())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.ttl"
        export(kg.store, file, format_name="ttl")
        command = [sys.executable, "-P", "-c", _COMPETITOR, str(file), port]
        with _running(command, {}, f"http://127.0.0.1:{port}", "/sparql?query=ASK%20%7B%7D") as served:
            yield served


@contextmanager
def bare() -> Generator[Served, None, None]:
    """An application that sends 4,500 bytes without a thought: what HTTP itself costs here."""
    port = str(_free_port())
    command = [sys.executable, "-P", "-c", _BARE, port]
    with _running(command, {}, f"http://127.0.0.1:{port}", "/") as served:
        yield served


@contextmanager
def _running(command: list[str], settings: dict[str, str], address: str, first: str) -> Generator[Served, None, None]:
    environment = {**os.environ, **settings}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(address + first, process)
        yield Served(address, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _family(pid: int) -> set[int]:
    """A process with all that it started, and that those started."""
    parents = {int(stat.parent.name): int(_fields(stat)[1]) for stat in Path("/proc").glob("[0-9]*/stat")}
    family, before = {pid}, 0
    while len(family) > before:
        before = len(family)
        family |= {child for child, parent in parents.items() if parent in family}
    return family


def _used(pid: int) -> int:
    fields = _fields(Path(f"/proc/{pid}/stat"))
    return int(fields[11]) + int(fields[12])


def _fields(stat: Path) -> list[str]:
    """What the system says of a process after its name; zeros if it has just ended."""
    try:
        return stat.read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return ["0"] * 20


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=10):  # noqa: S310 — our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"The server at {address} did not start.")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]

"""Virtuoso on loopback, loaded with our export: another SPARQL 1.1 engine, by other people, in another language."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aisupply import KnowledgeGraph
from aisupply.graph.export import export

_STARTS_WITHIN_S = 60
_SETTINGS = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql_port}
DisableUnixSocket = 1
DirsAllowed = {folder}
NumberOfBuffers = 20000
[HTTPServer]
ServerPort = 127.0.0.1:{web_port}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 1000000
"""


@contextmanager
def virtuoso(graph: KnowledgeGraph, folder: Path) -> Iterator[str]:
    """The address of a Virtuoso that holds the export of a graph; its files lie in the folder."""
    if shutil.which("virtuoso-t") is None or shutil.which("isql-vt") is None:
        raise FileNotFoundError("This test needs Virtuoso: apt-get install virtuoso-opensource-7-bin")
    sql_port, web_port = _free_ports()
    settings = folder / "virtuoso.ini"
    settings.write_text(_SETTINGS.format(folder=folder, sql_port=sql_port, web_port=web_port), "utf-8")
    process = subprocess.Popen(["virtuoso-t", "+foreground", "+configfile", settings], stderr=subprocess.DEVNULL)
    try:
        _wait_for(web_port, process)
        _load(graph, folder, sql_port)
        yield f"http://127.0.0.1:{web_port}/sparql"
    finally:
        process.kill()
        process.wait()


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + _STARTS_WITHIN_S
    while process.poll() is None and time.monotonic() < give_up:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"Virtuoso did not start within {_STARTS_WITHIN_S} s")


def _load(graph: KnowledgeGraph, folder: Path, sql_port: int) -> None:
    (file,) = export(graph.store, folder / "export.nq", format_name="nq")
    n_quads = 512
    load = f"DB.DBA.TTLP(file_to_string_output('{file}'), '', 'urn:none', {n_quads});"
    command = ["isql-vt", f"127.0.0.1:{sql_port}", "dba", "dba", "ERRORS=STDOUT", f"EXEC={load}"]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout
    assert "Error" not in told, told

"""Commands that serve the graph: serve, mcp."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..options import FolderOption, load_graph
from ..output import tell

if TYPE_CHECKING:
    import uvicorn

_GRACE_SECONDS = 10


def serve(
    host: Annotated[
        str, typer.Option("--host", help="The address to listen on; 0.0.0.0 for every network.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port to listen on.")] = 8000,
    processes: Annotated[
        int, typer.Option("--processes", min=1, max=64, help="Server processes on the same graph.")
    ] = 1,
    proxies: Annotated[
        str, typer.Option("--trust-proxies", metavar="ADDRESSES", help="Proxies whose X-Forwarded-For is believed.")
    ] = "127.0.0.1",
    folder: FolderOption = None,
) -> None:
    """Serve the explorer, the linked data, the SPARQL endpoint and the API until it is interrupted.

    Example: aisupply serve --port 8000
    """
    import uvicorn

    from ..web.settings import BadSetting, settings_from

    try:
        settings_from()
    except BadSetting as error:
        raise typer.BadParameter(str(error)) from error
    load_graph(folder, None)
    if folder is not None:
        os.environ["AISUPPLY_DATA"] = str(folder)
    with _listening(host, port) as listening:
        tell(f"Serving on http://{host}:{listening.getsockname()[1]}/ — stop with Ctrl-C.")
        _run(uvicorn.Config(**_configuration(processes, proxies)), listening)


def mcp(folder: FolderOption = None) -> None:
    """Serve the graph to a language model over the Model Context Protocol, on standard input and output.

    Example: aisupply mcp
    """
    try:
        import mcp as sdk
    except ImportError:
        raise typer.BadParameter("This needs the official SDK: pip install 'aisupply[mcp]'.") from None
    from ..mcp.server import mcp_server

    del sdk
    mcp_server(load_graph(folder, None)).run()


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Connections inherit this; without it small answers wait some 40 ms for the client's acknowledgement.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listening.bind((host, port))
    listening.listen()
    return listening


def _configuration(processes: int, proxies: str) -> dict[str, Any]:
    return {
        "app": "aisupply.app.web.application:served_app",
        "factory": True,
        "workers": processes,
        "forwarded_allow_ips": proxies,
        "log_config": _log_config(),
        "access_log": False,
        "server_header": False,
        "timeout_graceful_shutdown": _GRACE_SECONDS,
    }


def _run(config: uvicorn.Config, listening: socket.socket) -> None:
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    server = uvicorn.Server(config)
    if config.workers > 1:
        Multiprocess(config, sockets=[listening]).run()
    else:
        server.run(sockets=[listening])


def _log_config() -> dict[str, object]:
    """Our access log to standard output as it is, everything else to standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {"format": "%(message)s"},
            "words": {"format": "%(asctime)s %(name)s %(levelname)s %(message)s"},
        },
        "handlers": {
            "out": {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stdout"},
            "error": {"class": "logging.StreamHandler", "formatter": "words", "stream": "ext://sys.stderr"},
        },
        "loggers": {"aisupply.access": {"handlers": ["out"], "level": "INFO", "propagate": False}},
        "root": {"handlers": ["error"], "level": "WARNING"},
    }

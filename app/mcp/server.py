"""The Model Context Protocol server on standard input and output."""

from __future__ import annotations

import functools
import inspect
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from ...graph.errors import GraphError
from ...graph.knowledge import KnowledgeGraph
from ..web.services import copy_of
from ..workers import Failure, Limits, Pool
from .tools import Tools

if TYPE_CHECKING:
    from mcp.server import MCPServer

_INSTRUCTIONS = """A cited knowledge graph of the AI supply chain, from the goals of China's "AI + Manufacturing" plan down
to raw materials, companies, countries and legal measures. Use only what the tools return. Name the sources with every
statement that you repeat, and its confidence (official, reported, estimated). What the tools do not find is not known
here: say so and do not fill the gap. An item whose suppliers are not all named may have others."""
_SECONDS = 60.0
_MEMORY_BYTES = 2048 << 20


def mcp_server(kg: KnowledgeGraph) -> MCPServer[Any]:
    """The server over a graph; run it with `run()`."""
    from mcp.server import MCPServer
    from mcp.types import ToolAnnotations

    folder, temporary = copy_of(kg.store)
    pool = Pool(folder, size=1, limits=Limits(_SECONDS, _MEMORY_BYTES, analyses=True))

    @asynccontextmanager
    async def lifespan(_server: MCPServer[Any]) -> AsyncGenerator[None, None]:
        await pool.start()
        try:
            yield
        finally:
            await pool.stop()
            temporary.cleanup()

    server: MCPServer[Any] = MCPServer(
        "aisupply", instructions=_INSTRUCTIONS, version=version("aisupply"), lifespan=lifespan, log_level="WARNING"
    )
    reads = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    for tool in _tools(Tools(kg, pool)):
        server.tool(annotations=reads)(tool)
    return server


def _tools(tools: Tools) -> tuple[Callable[..., Any], ...]:
    every = (
        tools.search,
        tools.show,
        tools.needs,
        tools.used_by,
        tools.why,
        tools.chokepoints,
        tools.what_if,
        tools.list_questions,
        tools.ask_question,
        tools.sparql,
    )
    return tuple(_refusing(tool) for tool in every)


def _refusing(tool: Callable[..., Any]) -> Callable[..., Any]:
    """The tool, whose refusals reach the model in words."""
    from mcp.server.mcpserver.exceptions import ToolError

    @functools.wraps(tool)
    async def refusing(*args: Any, **kwargs: Any) -> Any:
        try:
            found = tool(*args, **kwargs)
            return await found if inspect.isawaitable(found) else found
        except (GraphError, Failure) as error:
            raise ToolError(str(error)) from error

    return refusing

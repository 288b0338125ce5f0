"""Opening the graph, with its steps told should it have to be built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .output import progress

if TYPE_CHECKING:
    from ..graph.knowledge import KnowledgeGraph


def opened(folder: Path | None = None, endpoint: str | None = None) -> KnowledgeGraph:
    """The graph of the package, of a folder of tables, or at an endpoint."""
    from ..graph.knowledge import load

    with progress() as told:
        return load(folder, endpoint=endpoint, progress=told)

"""The graph with everything one can ask it, in one object: the Python interface."""

from __future__ import annotations

from pathlib import Path

from ..data import DATA_FOLDER
from .cache import open_graph
from .progress import Progress, silent
from .standings import Standings


class KnowledgeGraph(Standings):
    """A cited graph of the AI supply chain; get one with `aisupply.load()`.

    What it answers stands by subject in `lookups.py`, `dependencies.py`, `measures.py` and `standings.py`.
    """


def load(
    folder: Path | str | None = None, *, endpoint: str | None = None, progress: Progress = silent
) -> KnowledgeGraph:
    """Open the knowledge graph: the tables that come with the package, other tables, or an endpoint.

    Args:
        folder: a folder of tables; those of the package if it is not given.
        endpoint: the address of a SPARQL 1.1 server that holds an export of the graph, instead.
        progress: is told each step of a build before it begins.

    Raises:
        FactErrors: the tables cannot be read.
        CacheError: the built graph cannot be kept.
        EndpointError: raised by the questions if the endpoint does not answer as it must.

    Example:
        >>> import aisupply
        >>> kg = aisupply.load()
        >>> kg.ask("ASK { aid:miit ais:leads aid:ai-manufacturing-plan }")
        True
    """
    if endpoint is not None:
        from .endpoint import Endpoint

        return KnowledgeGraph(Endpoint(endpoint))
    return KnowledgeGraph(open_graph(DATA_FOLDER if folder is None else Path(folder), progress=progress))

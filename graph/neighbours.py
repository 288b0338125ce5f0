"""The statements beside a row: of the same sort, about the same things."""

from __future__ import annotations

from . import iris
from .describe import StatementLine, describe
from .network import Network
from .query import Source, answer, named_query


def neighbours(source: Source, network: Network, row: str) -> tuple[StatementLine, ...]:
    """The statements of the same class that share a thing with a statement; of a thing, its own statements."""
    if row in network:
        return tuple(line for line in describe(source, row).statements if line.kind != "Review")
    lines = {line.id: line for thing in _parties(source, network, row) for line in describe(source, thing).statements}
    own = lines.pop(row, None)
    return tuple(sorted((line for line in lines.values() if own and line.kind == own.kind), key=lambda line: line.id))


def _parties(source: Source, network: Network, row: str) -> list[str]:
    for tail, head, key in network.edges(keys=True):
        if key == row:
            return [tail, head]
    events = answer(source, named_query("events")).rows
    return sorted({iris.local_id(str(each[4])) for each in events if each[0] == f"stm:{row}" and each[4] is not None})

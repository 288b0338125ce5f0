"""The whole graph in the formats of other tools.

`ttl` is the union of the graphs, `trig`, `nq` and `jsonld` keep the named graphs; `graphml` and
`gexf` are the network with one flat value an attribute; `csv` and `parquet` are folders of two
frames, nodes and edges. A file is written beside its place and renamed into it; equal graphs give
equal bytes.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from .errors import ExportError
from .network import Network, network
from .rdf_files import RDF_WRITERS
from .store import Store

if TYPE_CHECKING:
    import pandas as pd

FORMATS = ("csv", "gexf", "graphml", "jsonld", "nq", "parquet", "trig", "ttl")


def export(source: Store, target: Path, *, format_name: str) -> tuple[Path, ...]:
    """Write the graph and return the files that were written.

    Args:
        source: the graph.
        target: the file; for `csv` and `parquet` the folder of `nodes` and `edges`.
        format_name: one of `FORMATS`.

    Raises:
        ExportError: the format is unknown or the place cannot be written; nothing is left there.
    """
    if format_name not in FORMATS:
        raise ExportError(target, f"the format {format_name!r} is unknown; choose one of {', '.join(FORMATS)}")
    try:
        if format_name in RDF_WRITERS:
            return (_write(target, lambda file: file.write_bytes(RDF_WRITERS[format_name](source))),)
        if format_name in _NETWORK_WRITERS:
            flat = _flat(network(source))
            return (_write(target, lambda file: _NETWORK_WRITERS[format_name](flat, file)),)
        return _write_frames(network(source), target, format_name)
    except OSError as error:
        raise ExportError(target, error.strerror or str(error)) from error


def frames(graph: Network) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The nodes and the edges of a network, one row each; lists are joined by `|`."""
    import pandas as pd

    nodes = [{"id": node, **_joined(attributes)} for node, attributes in graph.nodes(data=True)]
    edges = [
        {"tail": tail, "head": head, "key": key, **_joined(attributes)}
        for tail, head, key, attributes in graph.edges(keys=True, data=True)
    ]
    return pd.DataFrame.from_records(nodes), pd.DataFrame.from_records(edges)


def _write_frames(graph: Network, folder: Path, format_name: str) -> tuple[Path, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    nodes, edges = frames(graph)
    write = _FRAME_WRITERS[format_name]
    return (
        _write(folder / f"nodes.{format_name}", lambda file: write(nodes, file)),
        _write(folder / f"edges.{format_name}", lambda file: write(edges, file)),
    )


def _write(target: Path, writer: Callable[[Path], object]) -> Path:
    with _renamed_into(target) as unfinished:
        writer(unfinished)
    return target


@contextmanager
def _renamed_into(target: Path) -> Generator[Path, None, None]:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        yield unfinished
        unfinished.chmod(0o644)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _flat(graph: Network) -> Network:
    """A copy whose attributes are texts and numbers, the only values that GraphML and GEXF know."""
    import networkx as nx

    flat: Network = nx.MultiDiGraph()
    flat.add_nodes_from((node, _labelled(node, _joined(attributes))) for node, attributes in graph.nodes(data=True))
    for tail, head, key, attributes in graph.edges(keys=True, data=True):
        flat.add_edge(tail, head, key, **_joined(attributes))
    return flat


def _labelled(node: str, attributes: dict[str, Any]) -> dict[str, Any]:
    return {"label": attributes.get("label_en", node), **attributes}


def _joined(attributes: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in attributes.items()}


def _plain(value: Any) -> str | int | float | bool:
    match value:
        case bool() | int() | float() | str():
            return value
        case tuple():
            return "|".join(cast("tuple[str, ...]", value))
        case _:
            return str(value)


def _write_graphml(graph: Network, file: Path) -> None:
    import networkx as nx

    write = cast("Callable[..., None]", nx.write_graphml)  # pyright: ignore[reportUnknownMemberType]
    write(graph, file, named_key_ids=True)


def _write_gexf(graph: Network, file: Path) -> None:
    import networkx as nx

    nx.write_gexf(graph, file)


def _write_csv(frame: pd.DataFrame, file: Path) -> None:
    frame.to_csv(file, index=False, lineterminator="\n", encoding="utf-8")


def _write_parquet(frame: pd.DataFrame, file: Path) -> None:
    frame.to_parquet(file, engine="pyarrow", index=False)


_NETWORK_WRITERS = {"graphml": _write_graphml, "gexf": _write_gexf}
_FRAME_WRITERS = {"csv": _write_csv, "parquet": _write_parquet}

"""The whole graph in the formats of other tools.

`ttl` is the union of the graphs, `trig`, `nq` and `jsonld` keep the named graphs; `graphml` and
`gexf` are the network with one flat value an attribute; `csv` and `parquet` are folders of two
frames, nodes and edges. A file is written beside its place and renamed into it; equal graphs give
equal bytes.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from .errors import ExportError
from .network import Network, network
from .rdf_files import RDF_WRITERS
from .store import Store

if TYPE_CHECKING:
    import pandas as pd

_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

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
    """The nodes and the edges of a network, one row each; lists are joined by `|`, days are texts in ISO 8601."""
    nodes = [{"id": node, **_joined(attributes)} for node, attributes in graph.nodes(data=True)]
    edges = [
        {"tail": tail, "head": head, "key": key, **_joined(attributes)}
        for tail, head, key, attributes in graph.edges(keys=True, data=True)
    ]
    return _frame(nodes), _frame(edges)


def _frame(records: list[dict[str, Any]]) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame.from_records(records)
    for column in frame.columns:
        # Left to itself, pandas turns whole numbers beside empty cells into 1.0.
        if {type(record[column]) for record in records if column in record} == {int}:
            frame[column] = frame[column].astype("Int64")
    return frame


def _write_frames(graph: Network, folder: Path, format_name: str) -> tuple[Path, ...]:
    write, new = _FRAME_WRITERS[format_name], not folder.exists()
    files = tuple(folder / f"{name}.{format_name}" for name in ("nodes", "edges"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        # Both are written before either takes its place: nodes and edges of two graphs must not stand together.
        with ExitStack() as stack:
            for frame, file in zip(frames(graph), files, strict=True):
                write(frame, stack.enter_context(_renamed_into(file)))
    except OSError:
        if new:
            folder.rmdir()
        raise
    return files


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
    """A copy whose attributes are numbers and texts of XML, the only values that GraphML and GEXF know."""
    import networkx as nx

    flat: Network = nx.MultiDiGraph()
    flat.add_nodes_from((node, _labelled(node, _for_xml(attributes))) for node, attributes in graph.nodes(data=True))
    for tail, head, key, attributes in graph.edges(keys=True, data=True):
        flat.add_edge(tail, head, key, **_for_xml(attributes))
    return flat


def _for_xml(attributes: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value
        for name, value in _joined(attributes).items()
    }


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
        case Decimal():
            return float(value)
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

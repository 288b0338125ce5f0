"""A view → one HTML file that opens without a network; PyVis holds the network, the page around it is ours.

The page that PyVis writes loads Bootstrap from another host, escapes nothing and lets the physics settle before the
first look. Taken from it are the network and its options, and the drawing library that it ships.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .palette import DASHED, EDGE_COLOURS, LAYER_COLOURS, colours_of

if TYPE_CHECKING:
    from .view import View, ViewEdge, ViewNode

_FOLDER = Path(__file__).parent
_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"
_OPENING_COMMENT = re.compile(r"\A/\*.*?\*/\s*", re.DOTALL)
_ADDRESS_IN_MESSAGE = re.compile(r"https://github\.com/[\w./#-]+")


def write_page(view: View, file: Path) -> Path:
    """Write a view as a self-contained page and return the file; nothing is left half-written."""
    content = page(view)
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(file)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return file


def page(view: View) -> str:
    """The HTML of a view."""
    from jinja2 import Environment, select_autoescape

    environment = Environment(autoescape=select_autoescape(default=True))
    template = environment.from_string((_FOLDER / "page.html").read_text(encoding="utf-8"))
    scripts = [_drawing_library(), (_FOLDER / "page.js").read_text(encoding="utf-8")]
    return template.render(
        title=view.titles["en"],
        as_of=view.as_of.isoformat(),
        style=(_FOLDER / "page.css").read_text(encoding="utf-8"),
        scripts=scripts,
        script_hashes=[_hash(script) for script in scripts],
        data=_json_for_script(_page_data(view)),
    )


def _page_data(view: View) -> dict[str, Any]:
    network = _network(view)
    return {
        "titles": dict(view.titles),
        "asOf": view.as_of.isoformat(),
        "columns": [dict(titles) for titles in view.columns],
        "nodes": network.nodes,
        "edges": network.edges,
        "options": json.loads(network.options.to_json()),
        "citations": dict(view.citations),
        "layers": {layer: colours_of(layer) for layer in LAYER_COLOURS if any(n.layer == layer for n in view.nodes)},
        "relations": {name: EDGE_COLOURS[name] for name in EDGE_COLOURS if any(e.relation == name for e in view.edges)},
        "dashed": sorted(DASHED),
    }


def _network(view: View) -> Any:
    from pyvis.network import Network

    network: Any = Network(directed=True, cdn_resources="in_line")
    network.toggle_physics(False)
    # add_node and add_edge compare with all that was added before; the lists behind them take the same dictionaries.
    network.nodes.extend(_node(node) for node in view.nodes)
    network.edges.extend(_edge(number, edge) for number, edge in enumerate(view.edges))
    return network


def _node(node: ViewNode) -> dict[str, Any]:
    fill, border = colours_of(node.layer)
    return {
        "id": node.id,
        "x": node.x,
        "y": node.y,
        "shape": "box",
        "color": {"background": fill, "border": border, "highlight": {"background": fill, "border": "#000000"}},
        "labels": dict(node.labels),
        "kind": node.kind,
        "layer": node.layer,
        "column": node.column,
        "note": node.note,
        "sources": list(node.sources),
    }


def _edge(number: int, edge: ViewEdge) -> dict[str, Any]:
    return {
        "id": number,
        "from": edge.tail,
        "to": edge.head,
        "color": {"color": EDGE_COLOURS[edge.relation], "opacity": 0.55},
        "dashes": edge.relation in DASHED,
        "relation": edge.relation,
        "statement": edge.statement,
        "note": edge.note,
        "sources": list(edge.sources),
    }


@cache
def _drawing_library() -> str:
    text = (files("pyvis") / _LIBRARY).read_text(encoding="utf-8")
    # No address of another host may stand in a page, not even in a message; page.html keeps the licence notice.
    without = _ADDRESS_IN_MESSAGE.sub("", _OPENING_COMMENT.sub("", text))
    return without.replace("</script", "<\\/script")


def _json_for_script(data: dict[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")

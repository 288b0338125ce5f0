"""A view → one HTML file that opens without a network.

The page that PyVis writes loads Bootstrap from another host, escapes nothing and lets the physics settle before the
first look. Taken from it are the network and its options, and the drawing library that it ships; the page is ours.
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

from .payload import page_data

if TYPE_CHECKING:
    from .view import View

PAGE_FOLDER = Path(__file__).parent / "page"
_SCRIPTS = (
    "state",
    "shown",
    "encode",
    "picture",
    "panel",
    "find",
    "filters",
    "table",
    "charts",
    "comparison",
    "export",
    "start",
)
_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"
_OPENING_COMMENT = re.compile(r"\A/\*.*?\*/\s*", re.DOTALL)
_ADDRESS_IN_MESSAGE = re.compile(r"https?://(?!www\.w3\.org/)[\w./#?=&%+-]+")


def write_page(view: View, file: Path) -> Path:
    """Write a view as a self-contained page and return the file; nothing is left half-written."""
    return write_text(page(view), file)


def write_text(content: str, file: Path) -> Path:
    """Write a file in UTF-8, whole or not at all."""
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
    """The HTML of a view: equal views, equal bytes."""
    scripts = [drawing_library(), "\n".join(_asset(f"{name}.js") for name in _SCRIPTS)]
    return document(
        "page.html",
        scripts=scripts,
        style=_asset("page.css"),
        title=view.titles["en"],
        as_of=view.as_of.isoformat(),
        data=json_for_script(page_data(view)),
    )


def document(template: str, *, scripts: list[str], style: str, **values: Any) -> str:
    """A template filled; its policy admits these scripts and this style and nothing else."""
    from jinja2 import Environment, StrictUndefined, select_autoescape

    environment = Environment(
        autoescape=select_autoescape(default=True), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_asset(template)).render(
        scripts=scripts,
        style=style,
        script_hashes=[_hash(script) for script in scripts],
        style_hash=_hash(style),
        **values,
    )


def json_for_script(data: Any) -> str:
    """JSON that cannot end or open an element in HTML."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


@cache
def drawing_library() -> str:
    """vis-network as PyVis ships it, without addresses of other hosts."""
    text = (files("pyvis") / _LIBRARY).read_text(encoding="utf-8")
    # No address of another host may stand in a page, not even in a message; page.html keeps the licence notice.
    without = _ADDRESS_IN_MESSAGE.sub("", _OPENING_COMMENT.sub("", text))
    return without.replace("</script", "<\\/script")


def _asset(name: str) -> str:
    return (PAGE_FOLDER / name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")

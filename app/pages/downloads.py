"""`/download/…`: every export of the graph, made when first asked for and kept while the server runs."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from ...graph.export import export
from ...graph.store import Store
from ..web.problems import Problem
from .render import entity_tag

DOWNLOADS: Mapping[str, tuple[str, str]] = {
    "aisupply.ttl": ("ttl", "text/turtle"),
    "aisupply.trig": ("trig", "application/trig"),
    "aisupply.nq": ("nq", "application/n-quads"),
    "aisupply.jsonld": ("jsonld", "application/ld+json"),
    "aisupply.graphml": ("graphml", "application/xml"),
    "aisupply.gexf": ("gexf", "application/xml"),
    "aisupply-csv.zip": ("csv", "application/zip"),
    "aisupply-parquet.zip": ("parquet", "application/zip"),
}
"""File name → the name of the export, and its media type."""


class Exports:
    """The exports of one graph, in a folder of their own that goes with them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._folder = tempfile.TemporaryDirectory(prefix="aisupply-exports-")
        self._lock = asyncio.Lock()

    async def file(self, name: str) -> Path:
        """The file of an export, made now if nobody asked for it before."""
        target = Path(self._folder.name) / name
        async with self._lock:
            if not target.exists():
                await asyncio.to_thread(self._make, target)
        return target

    def _make(self, target: Path) -> None:
        format_name, media_type = DOWNLOADS[target.name]
        if media_type != "application/zip":
            export(self._store, target, format_name=format_name)
            return
        with tempfile.TemporaryDirectory(dir=self._folder.name) as unfinished:
            folder = Path(unfinished) / format_name
            export(self._store, folder, format_name=format_name)
            archive = shutil.make_archive(str(Path(unfinished) / "archive"), "zip", folder)
            Path(archive).replace(target)


router = APIRouter(include_in_schema=False)


@router.api_route("/download/{name}", methods=["GET", "HEAD"])
async def download(request: Request, name: str) -> Response:
    """One export."""
    if name not in DOWNLOADS:
        raise Problem(404, f"There is no such file; the files are {', '.join(DOWNLOADS)}.")
    headers = {"ETag": entity_tag(request, DOWNLOADS[name][0]), "Cache-Control": "public, no-cache"}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    file = await cast("Exports", request.app.state.exports).file(name)
    return FileResponse(file, headers=headers, media_type=DOWNLOADS[name][1], filename=name)

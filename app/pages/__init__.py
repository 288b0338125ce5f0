"""The explorer: pages for people, drawn on the server in three languages, and the same things as linked data."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from starlette.staticfiles import StaticFiles

from . import browse, data, downloads, editor, ontology, pictures, questions, scenarios, things, trees
from .atlas import Atlas
from .render import problem_page

if TYPE_CHECKING:
    from fastapi import FastAPI

    from ..web.services import Services

__all__ = ["ROUTERS", "prepare"]

ROUTERS = (
    browse.router,
    things.router,
    trees.router,
    questions.router,
    pictures.router,
    scenarios.router,
    editor.router,
    ontology.router,
    data.router,
    downloads.router,
)


def prepare(app: FastAPI, services: Services) -> None:
    """Read what the pages show, and serve their scripts and styles."""
    app.state.atlas = Atlas(services.kg)
    # The states take a second or two; the first visitors then need not wait for them.
    Thread(target=app.state.atlas.states.prepare, daemon=True).start()
    app.state.problem_page = problem_page
    app.state.exports = downloads.Exports(services.kg.store)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")

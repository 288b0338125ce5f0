"""The folder of the report: the briefing as page and Markdown, and the pictures it links to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..graph.analysis.priorities import PRIORITY_TECHNOLOGIES
from ..graph.network import Network
from .briefing import briefing, to_html, to_markdown
from .briefing.dependence import dependence
from .briefing.facts import Facts
from .render import write_page, write_text
from .view import View
from .views import PLAN, VIEWS, build_view


def write_briefing(network: Network, folder: Path, *, as_of: date) -> list[Path]:
    """Write `index.html`, `briefing.md` and the pictures to a folder, and return the files, the index first."""
    pictures = {name: (file, view.titles) for name, file, view in _pictures(network, as_of)}
    further = dependence(Facts(network, PLAN, as_of), _numbered_goals(network))
    found = briefing(network, plan=PLAN, as_of=as_of, pictures=pictures, further=further)
    return [
        write_text(to_html(found), folder / "index.html"),
        write_text(to_markdown(found), folder / "briefing.md"),
        *(write_page(view, folder / file) for _, file, view in _pictures(network, as_of)),
    ]


def _pictures(network: Network, as_of: date) -> Iterator[tuple[str, str, View]]:
    for name, build in VIEWS.items():
        yield name, f"{name}.html", build(network, as_of)
    for goal in _numbered_goals(network):
        yield goal, f"{goal}.html", build_view(network, name="goal", thing=goal, as_of=as_of)
    for technology in PRIORITY_TECHNOLOGIES:
        if technology in network:
            yield technology, f"{technology}.html", build_view(network, name="goal", thing=technology, as_of=as_of)


def _numbered_goals(network: Network) -> list[str]:
    numbered = (
        goal for goal, about in network.nodes(data=True) if about.get("plan") == PLAN and "quantity_min" in about
    )
    return sorted(numbered)

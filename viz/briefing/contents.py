"""The sections of the briefing in their order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ...graph.network import Network
from ..things import cited_sources
from ..words import Labels
from . import doubts, goals, measures
from .document import Briefing, Cell, Section, Table, Text, title
from .facts import Facts


def briefing(
    network: Network,
    *,
    plan: str,
    as_of: date,
    pictures: dict[str, tuple[str, Labels]],
    further: Iterable[Section] = (),
) -> Briefing:
    """The briefing on a plan.

    Args:
        network: every statement.
        plan: the plan whose goals it is about.
        as_of: the day on which it holds.
        pictures: name of a view or id of a goal or thing → file of its picture, and its title.
        further: sections that need other analyses; they come first.
    """
    facts = Facts(network, plan, as_of)
    files = {name: file for name, (file, _) in pictures.items()}
    sections = (
        _start(facts),
        *further,
        goals.goals(facts, files),
        goals.technologies(facts, files),
        goals.scarce(facts),
        measures.measures(facts),
        doubts.doubts(facts),
        _method(),
        _pictures(pictures),
    )
    found = Briefing(title("title"), as_of, sections, {})
    return Briefing(found.title, as_of, sections, cited_sources(network, found.numbers()))


def _start(facts: Facts) -> Section:
    overview = facts.overview
    text = title(
        "intro",
        things=f"{sum(overview.things.values()):,}",
        statements=f"{sum(overview.statements.values()):,}",
        sources=f"{overview.sources:,}",
        newest=overview.newest_source,
        median=overview.median_source,
    )
    plan = facts.network.nodes[facts.plan]
    named = Text(facts.labels(facts.plan), tuple(plan.get("sources", ())))
    return Section("start", title("short"), (named, Text(text)))


def _method() -> Section:
    return Section("method", title("method"), tuple(Text(title(f"method-{number}")) for number in (1, 2, 3)))


def _pictures(pictures: dict[str, tuple[str, Labels]]) -> Section:
    rows = tuple((Cell(labels, picture=file),) for file, labels in pictures.values())
    table = Table({"en": "", "zh": "", "de": ""}, (title("picture"),), rows)
    return Section("views", title("views"), (Text(title("views-text")),), (table,))

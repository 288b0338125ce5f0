"""Sections that rest on the dependency engine: what can be had, what would break it, what would free it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from ...graph.analysis.availability import available
from ...graph.analysis.breakthroughs import Breakthroughs, breakthroughs
from ...graph.analysis.chokepoints import Chokepoint, Chokepoints, chokepoints
from ...graph.analysis.cut_sets import Of
from ...graph.analysis.proof import Proof
from ...graph.analysis.proofs import why
from ...graph.analysis.scenario import Holdings, Licences, Scenario, baseline
from ..proofs import proof_lines
from ..words import Labels, same
from .document import Cell, Section, Table, Text, cell, joined, title
from .facts import Facts, all_sources

CHIP = "high-end-training-chip"
_ABROAD = ("united-states", "japan", "netherlands", "germany", "south-korea", "taiwan")
_PROOF_LEVELS = 5
_SETS_SHOWN = 8
_NAMES = 6


@dataclass(frozen=True, slots=True)
class _Answer:
    """The chokepoints of a target under one way of counting."""

    licences: Licences
    holdings: Holdings
    found: Chokepoints

    def of(self, *kinds: Of, standing: str) -> list[Chokepoint]:
        chosen = [choke for choke in self.found.chokepoints if choke.of in kinds]
        return [choke for choke in chosen if choke.standing.value == standing]


def dependence(facts: Facts, goals: Iterable[str]) -> tuple[Section, ...]:
    """Whether the goals hold and on whom they hang, and the same for the high-end training chip in detail."""
    start = replace(baseline(facts.network), as_of=facts.as_of)
    sections = [_goals(facts, start, list(goals))]
    return (_chip(facts, start), *sections) if CHIP in facts.network else tuple(sections)


def _goals(facts: Facts, start: Scenario, goals: list[str]) -> Section:
    names = ("goal", "holds-block", "holds-allow", "confirmed-parties", "apparent-parties", "items-number")
    allowed = available(facts.network, replace(start, licences=Licences.ALLOW), goals)
    holding = {line.target for line in allowed.lines if line.works}
    rows = tuple(_goal(facts, start, goal, if_granted=goal in holding) for goal in goals)
    table = Table(same(""), tuple(title(name) for name in names), rows)
    return Section("state", title("goals-state"), (Text(title("goals-state-text")),), (table,))


def _goal(facts: Facts, start: Scenario, goal: str, *, if_granted: bool) -> tuple[Cell, ...]:
    blocked = _Answer(start.licences, start.holdings, chokepoints(facts.network, goal, start))
    parties = (Of.ORGANIZATIONS, Of.COUNTRIES)
    about = facts.network.nodes[goal]
    return (
        Cell(facts.labels(goal), tuple(about.get("sources", ())), f"{goal}.html"),
        cell(_yes_no(blocked.found.works)),
        cell(_yes_no(if_granted)),
        *(_parties(facts, blocked.of(*parties, standing=standing)) for standing in ("confirmed", "apparent")),
        cell(len(blocked.of(Of.ITEMS, standing="confirmed"))),
    )


def _parties(facts: Facts, found: list[Chokepoint]) -> Cell:
    sources = {source for choke in found for source in _evidence(facts, choke)}
    return Cell(facts.names([choke.thing for choke in found], most=_NAMES), tuple(sorted(sources))[:_NAMES])


def _chip(facts: Facts, start: Scenario) -> Section:
    answers = [
        _Answer(
            licences, holdings, chokepoints(facts.network, CHIP, replace(start, licences=licences, holdings=holdings))
        )
        for licences in Licences
        for holdings in Holdings
    ]
    first = answers[0]
    proof = why(facts.network, CHIP, start)
    reviewed, of = proof.reviews.counted(proof.statements())
    parties = (Of.ORGANIZATIONS, Of.COUNTRIES)
    return Section(
        id="chip",
        title=title("chip"),
        texts=(Text(title("chip-text")), Text(title("proof-reviews", n=reviewed, m=of))),
        tables=(
            _ways(answers),
            _chokepoints(facts, first.of(*parties, standing="confirmed"), "parties-confirmed"),
            _chokepoints(facts, first.of(*parties, standing="apparent"), "parties-apparent"),
            _chokepoints(facts, first.of(Of.ITEMS, standing="confirmed"), "items-confirmed"),
            _chokepoints(facts, first.of(Of.ITEMS, standing="apparent"), "items-apparent"),
            _proof(proof),
            _breakthroughs(facts, start),
        ),
    )


def _ways(answers: list[_Answer]) -> Table:
    names = ("licences", "holdings", "obtainable", "confirmed-parties", "apparent-parties", "items-number")
    rows = tuple(
        (
            cell(title(f"licences-{answer.licences.value}")),
            cell(title(f"holdings-{answer.holdings.value}")),
            cell(_yes_no(answer.found.works)),
            cell(_count(answer, "confirmed")),
            cell(_count(answer, "apparent")),
            cell(len(answer.of(Of.ITEMS, standing="confirmed")) if answer.found.works else "–"),
        )
        for answer in answers
    )
    return Table(title("ways-to-count"), tuple(title(name) for name in names), rows)


def _count(answer: _Answer, standing: str) -> str | int:
    # What cannot be had to begin with has nothing whose loss would break it.
    return len(answer.of(Of.ORGANIZATIONS, Of.COUNTRIES, standing=standing)) if answer.found.works else "–"


def _chokepoints(facts: Facts, found: list[Chokepoint], name: str) -> Table:
    items = name.startswith("items")
    second = "suppliers" if items else "through"
    names = ("chokepoint", second, "in-preparation", "measures", "goals-broken", "plan-names-it")
    ordered = sorted(found, key=lambda each: len(_suppliers(facts, each.thing))) if items else found
    rows = tuple(
        (
            Cell(facts.labels(choke.thing), _evidence(facts, choke), "chain.html", choke.thing),
            cell(facts.names(_suppliers(facts, choke.thing) if items else choke.through, most=_NAMES)),
            cell(facts.names(choke.in_preparation)),
            cell(len(choke.measures)),
            cell(len(choke.goals)),
            cell(facts.names(choke.addressed_by, most=2)),
        )
        for choke in ordered
    )
    return Table(title(name), tuple(title(each) for each in names), rows)


def _suppliers(facts: Facts, item: str) -> list[str]:
    return sorted({str(each["supplier"]) for each in facts.suppliers(item)})


def _evidence(facts: Facts, choke: Chokepoint) -> tuple[str, ...]:
    """The sources of the supplies through which the loss is felt; of an item also of the needs for it."""
    found: list[dict[str, Any]] = []
    for item in choke.through:
        found += [each for each in facts.suppliers(item) if _falls_with(choke, each)]
        if choke.of is Of.ITEMS:
            found += [about for _, _, about in facts.network.in_edges(item, data=True) if "criticality" in about]
    return all_sources(found)[:_NAMES]


def _falls_with(choke: Chokepoint, supply: dict[str, Any]) -> bool:
    return choke.of is Of.ITEMS or choke.thing in {supply["supplier"], supply["home"]}


def _proof(proof: Proof) -> Table:
    lines = proof_lines(proof, deepest=_PROOF_LEVELS)
    # Indentation by characters survives Markdown, print and copying.
    rows = tuple((Cell(_indented(line.labels, line.level), line.sources),) for line in lines)
    return Table(title("one-chain" if proof.works else "why-not"), (title("step"),), rows)


def _indented(labels: Labels, level: int) -> Labels:
    return {language: "· " * level + text for language, text in labels.items()}


def _breakthroughs(facts: Facts, start: Scenario) -> Table:
    abroad = [country for country in _ABROAD if country in facts.network]
    found = breakthroughs(facts.network, CHIP, replace(start, remove=frozenset(abroad)))
    heading = title("breakthroughs", countries=facts.names(abroad, most=len(abroad)))
    if found.works:
        return Table(heading, (title("item"),), ((cell(title("breakthrough-works")),),))
    rows = tuple(_set(facts, found, number) for number in range(min(_SETS_SHOWN, len(found.breakthrough_sets))))
    return Table(heading, (title("item"), title("in-preparation"), title("standing")), rows)


def _set(facts: Facts, found: Breakthroughs, number: int) -> tuple[Cell, ...]:
    chosen = found.breakthrough_sets[number]
    prepared = {each.item: each.in_preparation for each in found.items}
    preparing = sorted({party for item in chosen.members for party in prepared.get(item, ())})
    return (
        Cell(joined([facts.labels(item) for item in chosen.members], most=12)),
        cell(facts.names(preparing)),
        cell(title(f"standing-{chosen.standing.value}")),
    )


def _yes_no(truth: bool) -> Labels:  # noqa: FBT001 — the one thing it is about
    return title("yes" if truth else "no")

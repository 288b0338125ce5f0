"""Sections on the goals of the plan and on its priority technologies."""

from __future__ import annotations

from ...graph.analysis.overview import GoalLine, ScarceLine
from ...graph.analysis.priorities import PRIORITY_TECHNOLOGIES
from ...graph.requirements import RequirementEdge, requirements
from ..words import Labels, same, word_for
from .document import Cell, Section, Table, Text, cell, joined, title
from .facts import Facts, all_sources

_COUNTED = frozenset({"essential", "important"})
_SINGLE_SHOWN = 4
_FEW = 2


def goals(facts: Facts, pictures: dict[str, str]) -> Section:
    """Each goal with its target, deadline, what it rests on, and the single suppliers beneath it."""
    columns = tuple(title(name) for name in ("goal", "kind", "target", "deadline", "rests-on", "thin"))
    short = tuple(title(name) for name in ("goal", "kind", "deadline", "rests-on", "thin-count"))
    numbered = [line for line in facts.overview.goals if line.quantity]
    others = [line for line in facts.overview.goals if not line.quantity]
    return Section(
        id="goals",
        title=title("goals"),
        texts=(Text(title("goals-text")),),
        tables=(
            Table(title("goals-numbers"), columns, tuple(_goal(facts, line, pictures) for line in numbered)),
            Table(title("goals-others"), short, tuple(_short_goal(facts, line) for line in others)),
        ),
    )


def technologies(facts: Facts, pictures: dict[str, str]) -> Section:
    """What each priority technology needs directly, and who supplies it."""
    columns = tuple(title(name) for name in ("need", "criticality", "at-home", "elsewhere"))
    tables = [
        Table(facts.labels(technology), columns, tuple(_need(facts, each) for each in _needs(facts, technology)))
        for technology in PRIORITY_TECHNOLOGIES
        if technology in facts.network
    ]
    links = tuple(
        Text(facts.labels(technology), facts.network.nodes[technology].get("sources", ()))
        for technology in PRIORITY_TECHNOLOGIES
        if technology in facts.network and technology not in pictures
    )
    return Section("technologies", title("technologies"), (Text(title("technologies-text")), *links), tuple(tables))


def scarce(facts: Facts) -> Section:
    """The things beneath the goals with the fewest named suppliers."""
    columns = tuple(title(name) for name in ("item", "suppliers", "all-named", "goals-above"))
    rows = tuple(
        (
            cell(facts.labels(line.item)),
            Cell(_with_home(facts, line.suppliers), line.sources),
            cell(title("yes") if line.all_named else ""),
            cell(line.goals),
        )
        for line in facts.overview.scarce
        if len(line.suppliers) <= _FEW
    )
    return Section("scarce", title("scarce"), (Text(title("scarce-text")),), (Table(same(""), columns, rows),))


def _goal(facts: Facts, line: GoalLine, pictures: dict[str, str]) -> tuple[Cell, ...]:
    single = _single(facts, line.goal)
    named = [_item_and_supplier(facts, each.item, each.suppliers[0]) for each in single]
    shown = single[:_SINGLE_SHOWN]
    return (
        Cell(facts.labels(line.goal), line.sources, pictures.get(line.goal, "")),
        cell(word_for(f"kind-{line.kind}")),
        cell(line.quantity),
        cell(line.deadline),
        cell(line.rests_on),
        Cell(joined(named, most=_SINGLE_SHOWN), tuple(sorted({source for each in shown for source in each.sources}))),
    )


def _short_goal(facts: Facts, line: GoalLine) -> tuple[Cell, ...]:
    named = Cell(facts.labels(line.goal), line.sources)
    single = len(_single(facts, line.goal))
    return named, cell(word_for(f"kind-{line.kind}")), cell(line.deadline), cell(line.rests_on), cell(single)


def _single(facts: Facts, goal: str) -> list[ScarceLine]:
    """The items beneath a goal that one supplier alone is known to deliver."""
    beneath = (each for each in facts.overview.scarce if each.item in facts.beneath[goal])
    return [each for each in beneath if len(each.suppliers) == 1 and each.all_named]


def _item_and_supplier(facts: Facts, item: str, supplier: str) -> Labels:
    names, suppliers = facts.labels(item), facts.labels(supplier)
    return {language: f"{names[language]} ({suppliers[language]})" for language in names}


def _with_home(facts: Facts, suppliers: tuple[str, ...]) -> Labels:
    homes = [(supplier, str(facts.network.nodes[supplier].get("country", ""))) for supplier in suppliers]
    return joined(
        [_item_and_supplier(facts, supplier, home) if home else facts.labels(supplier) for supplier, home in homes],
        most=4,
    )


def _needs(facts: Facts, technology: str) -> list[RequirementEdge]:
    found = requirements(facts.network, technology, as_of=facts.as_of, criticalities=_COUNTED)
    return sorted(found, key=lambda each: (each.criticality, each.group or "", each.input))


def _need(facts: Facts, need: RequirementEdge) -> tuple[Cell, ...]:
    supplies = facts.suppliers(need.input)
    home = [each for each in supplies if each["home"] == "china"]
    abroad = [each for each in supplies if each["home"] != "china"]
    criticality = word_for(f"criticality-{need.criticality}")
    if need.group:
        group = title("alternative", group=need.group)
        criticality = {language: f"{criticality[language]}; {group[language]}" for language in criticality}
    named = facts.labels(need.input)
    return Cell(named, need.sources), cell(criticality), _named(facts, home), _named(facts, abroad)


def _named(facts: Facts, supplies: list[dict[str, object]]) -> Cell:
    if not supplies:
        return cell(title("none-named"))
    suppliers = sorted({str(each["supplier"]) for each in supplies})
    shown = suppliers[:5]
    return Cell(facts.names(suppliers), all_sources([each for each in supplies if each["supplier"] in shown]))

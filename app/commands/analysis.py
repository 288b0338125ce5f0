"""Commands for what breaks, what frees and why: why, chokepoints, cutsets, breakthroughs, whatif."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..lists import names
from ..options import (
    BuyerOption,
    CriticalityOption,
    DayOption,
    DepthOption,
    EndpointOption,
    FolderOption,
    FormatOption,
    HoldingsOption,
    IncludeOption,
    LicencesOption,
    LiftOption,
    Name,
    RemoveOption,
    ScenarioOption,
    WorldOption,
    load_graph,
)
from ..output import Format, progress, tell
from ..scenarios import countries, scenario_from, tell_assumptions

if TYPE_CHECKING:
    from ...graph.analysis.scenario import Scenario
    from ...graph.knowledge import KnowledgeGraph

PlanOption = Annotated[str | None, typer.Option("--plan", metavar="ID", help="The plan that may address them.")]
SizeOption = Annotated[int | None, typer.Option("--max-size", min=1, help="The largest set wanted.")]


def why(
    name: Name,
    buyer: BuyerOption = None,
    as_of: DayOption = None,
    licences: LicencesOption = None,
    world: WorldOption = None,
    holdings: HoldingsOption = None,
    criticality: CriticalityOption = None,
    include: IncludeOption = None,
    remove: RemoveOption = None,
    lift: LiftOption = None,
    scenario_file: ScenarioOption = None,
    depth: DepthOption = None,
    sentences: Annotated[bool, typer.Option("--sentences", help="As sentences instead of a tree.")] = False,
    endpoint: EndpointOption = None,
    folder: FolderOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Prove that something can be had or met, or that it cannot, down to statements and sources.

    Example: aisupply why hbm --buyer huawei --depth 3
    """
    from ..proofs import print_proof

    kg = load_graph(folder, endpoint)
    scenario = scenario_from(
        kg, scenario_file, as_of=as_of, buyer=buyer, licences=licences, world=world, holdings=holdings,
        criticality=criticality, include=include, remove=remove, lift=lift,
    )  # fmt: skip
    proof = kg.why(name, scenario)
    print_proof(proof, format_=format_, depth=depth, as_sentences=sentences)
    tell_assumptions(scenario, buyer=proof.buyer)


def chokepoints(
    name: Name,
    of: Annotated[
        str, typer.Option("--of", metavar="LIST", help="organizations, countries, items.")
    ] = "organizations,countries",
    plan: PlanOption = None,
    buyer: BuyerOption = None,
    as_of: DayOption = None,
    licences: LicencesOption = None,
    world: WorldOption = None,
    holdings: HoldingsOption = None,
    criticality: CriticalityOption = None,
    include: IncludeOption = None,
    remove: RemoveOption = None,
    lift: LiftOption = None,
    scenario_file: ScenarioOption = None,
    endpoint: EndpointOption = None,
    folder: FolderOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the single points of failure of an item or goal, ranked, confirmed or apparent.

    Example: aisupply chokepoints high-end-training-chip --licences allow
    """
    from ..analyses import print_chokepoints

    kg = load_graph(folder, endpoint)
    scenario = scenario_from(
        kg, scenario_file, as_of=as_of, buyer=buyer, licences=licences, world=world, holdings=holdings,
        criticality=criticality, include=include, remove=remove, lift=lift,
    )  # fmt: skip
    with progress() as told:
        told("Taking away one thing after the other")
        found = kg.chokepoints(name, scenario, of=names([of]), plan=plan)
    print_chokepoints(found, format_=format_)
    tell_assumptions(scenario, buyer=found.buyer)


def cutsets(
    name: Name,
    of: Annotated[
        str, typer.Option("--of", metavar="KIND", help="organizations, countries, items or mixed.")
    ] = "organizations",
    max_size: SizeOption = 3,
    buyer: BuyerOption = None,
    as_of: DayOption = None,
    licences: LicencesOption = None,
    world: WorldOption = None,
    holdings: HoldingsOption = None,
    criticality: CriticalityOption = None,
    include: IncludeOption = None,
    remove: RemoveOption = None,
    lift: LiftOption = None,
    scenario_file: ScenarioOption = None,
    endpoint: EndpointOption = None,
    folder: FolderOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the minimal sets of things whose loss together breaks an item or goal, smallest first.

    Example: aisupply cutsets euv-lithography-tool --buyer taiwan --of organizations --max-size 2
    """
    from ..analyses import print_cut_sets

    kg = load_graph(folder, endpoint)
    scenario = scenario_from(
        kg, scenario_file, as_of=as_of, buyer=buyer, licences=licences, world=world, holdings=holdings,
        criticality=criticality, include=include, remove=remove, lift=lift,
    )  # fmt: skip
    with progress() as told:
        told("Searching for sets that break it")
        found = kg.cut_sets(name, scenario, of=of, max_size=max_size)
    print_cut_sets(found, format_=format_)
    tell_assumptions(scenario, buyer=found.buyer)


def breakthroughs(
    name: Name,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="LIST", help="Countries, organizations, items that fall away."),
    ] = None,
    max_size: SizeOption = None,
    plan: PlanOption = None,
    buyer: BuyerOption = None,
    as_of: DayOption = None,
    licences: LicencesOption = None,
    world: WorldOption = None,
    holdings: HoldingsOption = None,
    criticality: CriticalityOption = None,
    include: IncludeOption = None,
    lift: LiftOption = None,
    scenario_file: ScenarioOption = None,
    endpoint: EndpointOption = None,
    folder: FolderOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the minimal sets of items that somebody at home would have to supply to free an item or goal.

    Example: aisupply breakthroughs high-end-training-chip --without united-states,japan
    """
    from ..analyses import print_breakthroughs

    kg = load_graph(folder, endpoint)
    scenario = scenario_from(
        kg, scenario_file, as_of=as_of, buyer=buyer, licences=licences, world=world, holdings=holdings,
        criticality=criticality, include=include, lift=lift,
    )  # fmt: skip
    with progress() as told:
        told("Searching for sets that free it")
        found = kg.breakthroughs(name, scenario, without=names(without), max_size=max_size, plan=plan)
    print_breakthroughs(found, format_=format_)
    tell_assumptions(found.scenario, buyer=found.buyer)


def whatif(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="A scenario in TOML.")] = None,
    remove: RemoveOption = None,
    remove_country: Annotated[
        list[str] | None,
        typer.Option("--remove-country", metavar="LIST", help="Countries with all their organizations."),
    ] = None,
    lift: LiftOption = None,
    sweep: Annotated[
        list[str] | None, typer.Option("--sweep", metavar="LIST", help="Instead: these targets on every day of change.")
    ] = None,
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="The first day of a sweep.")] = "2018-01-01",
    write: Annotated[bool, typer.Option("--toml", help="Print the scenario as a file instead.")] = False,
    buyer: BuyerOption = None,
    as_of: DayOption = None,
    licences: LicencesOption = None,
    world: WorldOption = None,
    holdings: HoldingsOption = None,
    criticality: CriticalityOption = None,
    include: IncludeOption = None,
    endpoint: EndpointOption = None,
    folder: FolderOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show what a scenario changes for every goal and item, or with --sweep how a target fared over the years.

    Example: aisupply whatif --remove asml --licences allow
    """
    kg = load_graph(folder, endpoint)
    gone = [*names(remove), *countries(kg, remove_country)]
    scenario = scenario_from(
        kg, file, as_of=as_of, buyer=buyer, licences=licences, world=world, holdings=holdings,
        criticality=criticality, include=include, remove=gone or None, lift=lift,
    )  # fmt: skip
    if write:
        from ..output import print_text

        print_text(scenario.to_toml().rstrip("\n"))
    elif sweep is not None:
        _sweep(kg, scenario, names(sweep), since, format_)
    else:
        _what_if(kg, scenario, format_)


def _sweep(kg: KnowledgeGraph, scenario: Scenario, targets: list[str], since: str, format_: Format) -> None:
    from ..analyses import print_sweep

    try:
        first = date.fromisoformat(since)
    except ValueError as error:
        raise typer.BadParameter(f"--since {since}: give a day like 2018-01-01.") from error
    with progress() as told:
        found = kg.sweep(targets, scenario, since=first, progress=told)
    print_sweep(found, format_=format_)
    tell_assumptions(scenario, buyer=found.buyer)


def _what_if(kg: KnowledgeGraph, scenario: Scenario, format_: Format) -> None:
    from ..analyses import print_what_if

    if scenario == scenario.on_facts_only():
        tell("The scenario changes nothing: give a FILE, --remove, --remove-country or --lift.")
        raise typer.Exit(1)
    with progress() as told:
        told("Solving the scenario and its baseline")
        found = kg.what_if(scenario)
    print_what_if(found, format_=format_)
    tell_assumptions(scenario, buyer=scenario.buyer)

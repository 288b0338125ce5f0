"""A scenario beside its baseline: what fails, what loses suppliers, what holds, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...graph.analysis.proofs import why
from ...graph.analysis.scenario import Scenario
from ...graph.analysis.what_if import Change, Effect, WhatIf, what_if
from ...graph.network import Network
from ..layout import grouped, in_columns
from ..proofs import ProofLine, proof_lines
from ..things import LAYER_ORDER, edge, finished, labels_of, layer_of, node
from ..view import Comparison, ComparisonRow, View, ViewEdge, ViewNode
from ..words import Labels, phrase, word_for

_SHOWN = frozenset({"requires", "targets", "parent_goal", "kind_of"})
_REVERSED = frozenset({"parent_goal", "kind_of"})
_PROOF_LEVELS = 6
_MOST_LINES = 60
_PROVED = 20
"""Proofs take a while; the rows are ordered by consequence, and `aisupply why` has those of the others."""
_OTHER_COLUMN = len(LAYER_ORDER)


def scenario_view(network: Network, scenario: Scenario) -> View:
    """What a scenario changes, drawn with what stands directly around it.

    Definition: the targets that fail, become free, lose or gain suppliers against the baseline (see
    `graph.analysis.what_if`; those with less capacity alone only have its colour), what the scenario removes,
    and all goals and items one requirement away, which hold or stay out; the changed targets of most consequence with
    the proof of their state under the scenario.
    """
    answer = what_if(network, scenario)
    outcomes = {effect.target: effect for effect in answer.effects}
    changed = {effect.target for effect in answer.turned()}
    removed = {thing for thing in scenario.remove if thing in network}
    edges = [*_edges(network, changed | removed, outcomes), *_lost_supplies(network, answer)]
    shown = changed | removed | {end for each in edges for end in (each.tail, each.head)}
    nodes = in_columns([_node(network, thing, outcomes, removed) for thing in sorted(shown)], edges)
    named = scenario.name or scenario.assumptions()
    return grouped(
        finished(
            network,
            name="scenario",
            titles=phrase("view", "scenario-title", scenario=named),
            sees=phrase(
                "view", "scenario-sees", assumptions=scenario.assumptions(), buyer=labels_of(network, scenario.buyer)
            ),
            as_of=scenario.as_of,
            nodes=nodes,
            edges=edges,
            columns=(*(word_for(f"layer-{layer}") for layer in LAYER_ORDER), phrase("view", "column-parties")),
            chart=_comparison(network, answer),
        )
    )


def _edges(network: Network, centre: set[str], outcomes: dict[str, Effect]) -> Iterator[ViewEdge]:
    for tail, head, about in network.edges(data=True):
        near = (tail in centre or head in centre) and about.get("criticality", "essential") == "essential"
        if near and about["kind"] in _SHOWN and {tail, head} <= outcomes.keys():
            ends = (head, tail) if about["kind"] in _REVERSED else (tail, head)
            yield edge(*ends, about)


def _lost_supplies(network: Network, answer: WhatIf) -> Iterator[ViewEdge]:
    """Of the suppliers that are lost those that fall with what the scenario removes; the others are in the table."""
    removed = answer.scenario.remove
    for effect in answer.turned():
        for supplier in effect.lost:
            if not removed & {supplier, str(network.nodes[supplier].get("country"))}:
                continue
            for about in (network.get_edge_data(supplier, effect.target) or {}).values():
                yield edge(supplier, effect.target, about)


def _node(network: Network, thing: str, outcomes: dict[str, Effect], removed: set[str]) -> ViewNode:
    layer = layer_of(network.nodes[thing])
    column = LAYER_ORDER.index(layer) if layer in LAYER_ORDER else _OTHER_COLUMN
    found = node(network, thing, column=column)
    if thing in removed:
        return replace(found, outcome="removed")
    effect = outcomes.get(thing)
    return replace(found, outcome=_word(effect.change)) if effect else found


def _comparison(network: Network, answer: WhatIf) -> Comparison:
    rows = tuple(_row(network, answer, effect, proved=rank < _PROVED) for rank, effect in enumerate(answer.turned()))
    counted = {change: sum(effect.change is change for effect in answer.effects) for change in Change}
    return Comparison(
        titles=phrase("view", "scenario-chart"),
        counts=tuple((_word(change), count) for change, count in counted.items() if count),
        rows=rows,
    )


def _row(network: Network, answer: WhatIf, effect: Effect, *, proved: bool) -> ComparisonRow:
    lines: tuple[ProofLine, ...] = ()
    if proved:
        proof = why(network, effect.target, answer.scenario)
        lines = proof_lines(proof, deepest=_PROOF_LEVELS)[:_MOST_LINES]
    return ComparisonRow(
        node=effect.target,
        labels=labels_of(network, effect.target),
        change=_word(effect.change),
        standing=effect.standing.value if effect.standing else "",
        before=_named(network, effect.suppliers_before),
        after=_named(network, effect.suppliers_after),
        why=tuple((line.level, line.labels, line.sources) for line in lines),
    )


def _named(network: Network, suppliers: Iterable[str]) -> tuple[Labels, ...]:
    return tuple(labels_of(network, supplier) for supplier in suppliers)


def _word(change: Change) -> str:
    return change.value.replace(" ", "-")

"""Legal measures and countermeasures: a time line by issuing state, and what each hits."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from ...graph.network import Network
from ..layout import grouped, in_columns
from ..things import edge, finished, labels_of, node
from ..view import Span, TimeLine, View, ViewEdge
from ..words import phrase

_FIRST_YEAR = 2018
_ISSUERS, _INSTRUMENTS, _TARGETS = 0, 1, 2
Restriction = tuple[str, str, dict[str, Any]]


def measures_view(network: Network, *, as_of: date) -> View:
    """Every restriction with its instrument and issuer; the time line begins in 2018, what came before at its left end."""
    found: list[Restriction] = sorted(
        (item for item in network.edges(data=True) if item[2]["kind"] == "restricts"),
        key=lambda each: (each[0], each[1], each[2]["statement"]),
    )
    hits = [edge(instrument, target, about) for instrument, target, about in found]
    issued = _issued(found)
    columns = dict.fromkeys((target for _, target, _ in found), _TARGETS)
    columns |= dict.fromkeys((instrument for instrument, _, _ in found), _INSTRUMENTS)
    columns |= dict.fromkeys((each.tail for each in issued if each.tail not in columns), _ISSUERS)
    nodes = in_columns([node(network, id_, column=column) for id_, column in sorted(columns.items())], [*hits, *issued])
    names = ("column-issuers", "column-instruments", "column-targets")
    return grouped(
        finished(
            network,
            name="measures",
            titles=phrase("view", "measures-title", year=_FIRST_YEAR),
            sees=phrase("view", "measures-sees"),
            as_of=as_of,
            nodes=nodes,
            edges=[*hits, *issued],
            columns=tuple(phrase("view", name) for name in names),
            chart=_time_line(network, found, as_of),
        )
    )


def _issued(found: list[Restriction]) -> list[ViewEdge]:
    issuers = {(about["issuer"], instrument): about for instrument, _, about in found if about.get("issuer")}
    return [
        ViewEdge(issuer, instrument, "issues", sources=tuple(about.get("sources", ())))
        for (issuer, instrument), about in sorted(issuers.items(), key=lambda pair: pair[0])
    ]


def _time_line(network: Network, found: list[Restriction], as_of: date) -> TimeLine:
    """One bar for each instrument, kind, status and time; its rows are joined."""
    rows: defaultdict[tuple[Any, ...], list[str]] = defaultdict(list)
    for instrument, _, about in found:
        first, last = about.get("first_day"), about.get("last_day")
        if first is not None:
            key = (max(first, date(_FIRST_YEAR, 1, 1)), last or date.max, instrument, about["measure"], about["status"])
            rows[(_state_of(network, about), *key)].append(about["statement"])
    spans = tuple(
        Span(instrument, lane, measure, status, first, None if last == date.max else last, tuple(statements))
        for (lane, first, last, instrument, measure, status), statements in sorted(rows.items())
        if last >= date(_FIRST_YEAR, 1, 1)
    )
    lanes = sorted({span.lane for span in spans}, key=lambda lane: (-sum(each.lane == lane for each in spans), lane))
    return TimeLine(
        titles=phrase("view", "measures-chart"),
        lanes=tuple((lane, labels_of(network, lane)) for lane in lanes),
        spans=spans,
        first_year=_FIRST_YEAR,
        last_year=as_of.year,
    )


def _state_of(network: Network, about: dict[str, Any]) -> str:
    """The state that a measure is of: the issuer's country, or the issuer where that is a group of states."""
    issuer = str(about.get("issuer", ""))
    return str(network.nodes[issuer].get("country") or issuer) if issuer in network else issuer

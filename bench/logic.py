"""The fixed point beside plain Python, and exact counts of cut sets (`logic_counts.py`)."""

from __future__ import annotations

import resource
from collections.abc import Iterator

import numpy as np

from aisupply.graph.logic import System, SystemBuilder, solve, solve_many

from .logic_counts import count_lines
from .logic_plain import PlainSystem
from .measure import seconds
from .table import Line, duration

TITLE = "What works: fixed points and cut sets"
_WANTED_ONE, _WANTED_LARGE = 0.002, 5.0
_WANTED_FASTER, _WANTED_RATE = 100, 10_000


def lines() -> Iterator[Line]:
    """Measure, line by line."""
    yield from _fixed_points()
    yield from _large()
    yield from count_lines()


def random_system(nodes: int, edges: int, *, circular: bool) -> System:
    """A fifth of the nodes are leaves; the others need one or all of their children."""
    random = np.random.default_rng(7)
    builder = SystemBuilder()
    builder.nodes(0, count=nodes // 5)
    gates = builder.nodes(np.where(random.random(nodes - nodes // 5) < 0.5, 1, -1))
    parents = np.concatenate([gates, random.choice(gates, edges - len(gates))])
    # Without circles a child stands before its parent; in rings, most stand near it.
    children = (random.random(edges) * (nodes if circular else parents)).astype(np.int32)
    builder.edges(parents, children)
    return builder.build()


def _fixed_points() -> Iterator[Line]:
    for circular in (False, True):
        yield from _fixed_point(circular=circular)


def _fixed_point(*, circular: bool) -> Iterator[Line]:
    system = random_system(10_000, 50_000, circular=circular)
    name = f"10,000 nodes, 50,000 edges, {'one knot of circles' if circular else 'no circles'}"
    plain = PlainSystem(system)
    alone = [[node] for node in range(10_000)]
    solve(system)
    one = seconds(lambda: [solve(system, failed) for failed in alone[:100]]) / 100
    yield Line(what=f"{name}: one scenario", measured=duration(one), wanted="≤ 2 ms", met=one <= _WANTED_ONE)
    many = seconds(lambda: solve_many(system, alone, chosen=[9_999])) / len(alone)
    other = seconds(lambda: [plain.solve(failed) for failed in alone[:5]], runs=2) / 5
    yield Line(
        what=f"{name}: 10,000 removals, each",
        measured=f"{duration(many)} ({1 / many:,.0f} a second)",
        beside=f"plain Python: {duration(other)}",
        ratio=f"{other / many:,.0f} × faster",
        wanted="≥ 100 ×, ≥ 10,000 a second",
        met=other / many >= _WANTED_FASTER and many <= 1 / _WANTED_RATE,
    )


def _large() -> Iterator[Line]:
    for nodes in (10_000, 100_000, 1_000_000):
        yield _growth(nodes)


def _growth(nodes: int) -> Line:
    system = random_system(nodes, 5 * nodes, circular=True)
    failed = range(0, nodes, 50)
    first = seconds(lambda: solve(system, failed), runs=1)
    again = seconds(lambda: solve(system, failed))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Line(
        what=f"{nodes:,} nodes, {5 * nodes:,} edges: one scenario",
        measured=f"{duration(first)}, again {duration(again)}; process {peak:,.0f} MiB",
        ratio=f"{first / (6 * nodes) * 1e9:.0f} ns a node or edge",
        wanted="≤ 5 s",
        met=first <= _WANTED_LARGE,
    )

"""The fixed point beside plain Python, and exact counts of cut sets beside SCRAM.

Set SCRAM to the path of its program to have its figures beside ours; without it only ours are printed.
SCRAM's times are those it states for finding the cut sets, without reading the file and writing the
list; ours are from the rules in Python to the number. Each is the best of three runs, and SCRAM's the
best of its three methods.
"""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable, Iterator
from math import exp, log

import numpy as np

from aisupply.graph.analysis.logic import count_minimal_cut_sets, from_fault_tree
from aisupply.graph.errors import TooLarge
from aisupply.graph.logic import System, SystemBuilder, solve, solve_many

from . import logic_scram as scram
from .logic_plain import PlainSystem
from .logic_trees import Gates, open_psa, tree
from .table import Line

TITLE = "What works: fixed points and cut sets"
_TREES = [
    (leaves, shared, seed) for leaves in (50, 100, 200, 500, 1000) for shared in (0.0, 0.05, 0.1) for seed in (1, 2)
]
_WANTED_ONE, _WANTED_LARGE = 0.002, 5.0
_WANTED_FASTER, _WANTED_RATE = 100, 10_000
_SCRAM_SECONDS = int(os.environ.get("SCRAM_SECONDS", "60"))


def lines() -> Iterator[Line]:
    """Measure, line by line."""
    yield from _fixed_points()
    yield from _large()
    yield from _counts()


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
    one = _best(lambda: [solve(system, failed) for failed in alone[:100]]) / 100
    yield Line(what=f"{name}: one scenario", measured=_time(one), wanted="≤ 2 ms", met=one <= _WANTED_ONE)
    many = _best(lambda: solve_many(system, alone, chosen=[9_999])) / len(alone)
    other = _best(lambda: [plain.solve(failed) for failed in alone[:5]]) / 5
    yield Line(
        what=f"{name}: 10,000 removals, each",
        measured=f"{_time(many)} ({1 / many:,.0f} a second)",
        beside=f"plain Python: {_time(other)}",
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
    first = _once(lambda: solve(system, failed))
    again = _best(lambda: solve(system, failed))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Line(
        what=f"{nodes:,} nodes, {5 * nodes:,} edges: one scenario",
        measured=f"{_time(first)}, again {_time(again)}; process {peak:,.0f} MiB",
        ratio=f"{first / (6 * nodes) * 1e9:.0f} ns a node or edge",
        wanted="≤ 5 s",
        met=first <= _WANTED_LARGE,
    )


def _counts() -> Iterator[Line]:
    ratios: list[float] = []
    worst = 0.0
    unsolved = [0, 0]
    for leaves, shared, seed in _TREES:
        gates = tree(leaves, shared=shared, seed=seed)
        number, ours = _count(gates)
        theirs = _scram(gates, number) if scram.tool() else None
        unsolved[0] += number is None
        unsolved[1] += theirs is None
        worst = max(worst, ours)
        if number is not None and theirs is not None:
            ratios.append(theirs / ours)
        yield Line(
            what=f"{leaves} leaves, {shared:.0%} shared, no. {seed}",
            measured=f"{_time(ours)}: {'unsolved' if number is None else _digits(number)}",
            beside="" if not scram.tool() else f"SCRAM: {'unsolved' if theirs is None else _time(theirs)}",
            ratio=f"{theirs / ours:.2f} ×" if theirs is not None and number is not None else "",
        )
    mean = exp(sum(map(log, ratios)) / len(ratios)) if ratios else None
    yield Line(
        what=f"all {len(_TREES)} trees",
        measured=f"slowest {_time(worst)}; {unsolved[0]} unsolved",
        beside=f"SCRAM: {unsolved[1]} unsolved in {_SCRAM_SECONDS} s and {scram.MEMORY >> 30} GiB" if ratios else "",
        ratio=f"{mean:.2f} × faster (geometric mean of the {len(ratios)} that both solve)" if mean else "",
        wanted="≥ 1 ×, none unsolved",
        met=unsolved[0] == 0 and mean >= 1 if mean else None,
    )


def _count(gates: Gates) -> tuple[int | None, float]:
    rules = from_fault_tree(gates)
    try:
        number = count_minimal_cut_sets(rules, "top")
    except TooLarge:
        return None, _once(lambda: None)
    return number, _best(lambda: count_minimal_cut_sets(rules, "top"))


def _scram(gates: Gates, number: int | None) -> float | None:
    xml = open_psa(gates)
    times: list[float] = []
    for method in scram.METHODS:
        for _ in range(3):
            found = scram.count(xml, method, seconds=_SCRAM_SECONDS)
            if found is None:
                break
            if number is not None and found[0] != number:
                raise AssertionError(f"SCRAM finds {found[0]} cut sets, we find {number}: {xml}")
            times.append(found[1])
    return min(times, default=None)


def _best(function: Callable[[], object]) -> float:
    return min(_once(function) for _ in range(3))


def _once(function: Callable[[], object]) -> float:
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def _time(seconds: float) -> str:
    return (
        f"{seconds:.3g} s"
        if seconds >= 1
        else f"{seconds * 1e3:.3g} ms"
        if seconds >= 1e-3
        else f"{seconds * 1e6:.3g} µs"
    )


def _digits(number: int) -> str:
    return (
        f"{number:,}"
        if number < 10**9
        else f"{number:.2e}"
        if number < 10**300
        else f"a number of {len(str(number))} digits"
    )

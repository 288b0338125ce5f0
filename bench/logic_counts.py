"""Exact counts of cut sets beside SCRAM, a fault-tree tool in C++ that is not part of this project.

Set SCRAM to the path of its program to have its figures beside ours; without it only ours are printed.
Counts are compared twice:

- a call in a warm process, from the rules in Python to the number (rules are checked each time), beside the time
  that SCRAM states for its `products`: from its model in memory to the diagram of all cut sets, without reading the
  file, and without counting or writing them. Both are the best of nine runs; SCRAM's are three of each of its three
  methods, with no limit on the order of a set, in at most SCRAM_SECONDS (2) each. Ours is processor time; SCRAM states
  no other than that of the clock on the wall, which is the same for runs of a millisecond, the best of which counts;
- a whole process, from the rules in a file to the number, in processor time: Python with all imports, beside SCRAM,
  which lists the sets.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from math import exp, log
from pathlib import Path

from aisupply.graph.analysis.logic import count_minimal_cut_sets, from_fault_tree
from aisupply.graph.errors import TooLarge

from . import logic_scram as scram
from .logic_trees import Gates, open_psa, tree
from .measure import process, seconds
from .table import Line, duration

_TREES = [
    (leaves, shared, seed)
    for leaves in (50, 100, 200, 500, 1000)
    for shared in (0.0, 0.05, 0.1, 0.2)
    for seed in (1, 2)
    if (leaves, shared) != (1000, 0.2)
]
_WHOLE = [(50, 0.1, 1), (100, 0.1, 1), (200, 0.2, 2), (200, 0.0, 2)]
_COUNT_FILE = """
import json, sys
from aisupply.graph.analysis.logic import count_minimal_cut_sets
with open(sys.argv[1], encoding="utf-8") as rules:
    print(count_minimal_cut_sets(json.load(rules), "top"))
"""
_SCRAM_SECONDS = int(os.environ.get("SCRAM_SECONDS", "2"))


def count_lines() -> Iterator[Line]:
    """Each tree, all trees, and some whole processes."""
    yield from _counts()
    if scram.tool():
        yield from _whole_processes()


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
        worst = max(worst, ours) if number is not None else worst
        if number is not None and theirs is not None:
            ratios.append(theirs / ours)
        yield Line(
            what=f"{leaves} leaves, {shared:.0%} shared, no. {seed}",
            measured="unsolved" if number is None else f"{duration(ours)}: {_digits(number)}",
            beside="" if not scram.tool() else f"SCRAM: {'unsolved' if theirs is None else duration(theirs)}",
            ratio=f"{theirs / ours:.2f} ×" if theirs is not None and number is not None else "",
        )
    mean = exp(sum(map(log, ratios)) / len(ratios)) if ratios else None
    yield Line(
        what=f"all {len(_TREES)} trees",
        measured=f"slowest {duration(worst)}; {unsolved[0]} unsolved",
        beside=f"SCRAM: {unsolved[1]} unsolved in {_SCRAM_SECONDS} s and {scram.MEMORY >> 30} GiB" if ratios else "",
        ratio=f"{mean:.2f} × faster (geometric mean of the {len(ratios)} that both solve)" if mean else "",
        wanted="≥ 1 ×, none unsolved",
        met=unsolved[0] == 0 and mean >= 1 if mean else None,
    )


def _whole_processes() -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as folder:
        for leaves, shared, seed in _WHOLE:
            gates = tree(leaves, shared=shared, seed=seed)
            rules, model = Path(folder, "tree.json"), Path(folder, "tree.xml")
            rules.write_text(json.dumps(from_fault_tree(gates)), encoding="utf-8")
            model.write_text(open_psa(gates), encoding="utf-8")
            ours = process([sys.executable, "-c", _COUNT_FILE, str(rules)], runs=3)
            theirs = _whole_scram(model, leaves)
            yield Line(
                what=f"whole process: {leaves} leaves, {shared:.0%} shared, no. {seed}",
                measured=duration(ours.seconds),
                beside=f"SCRAM: {'unsolved' if theirs is None else duration(theirs)}",
                ratio="" if theirs is None else f"{theirs / ours.seconds:.2f} ×",
            )


def _whole_scram(model: Path, leaves: int) -> float | None:
    times: list[float] = []
    for method in scram.METHODS:
        command = ["timeout", str(_SCRAM_SECONDS), *scram.whole_command(model, method, leaves)]
        with suppress(subprocess.CalledProcessError):
            times.append(process(command, runs=3).seconds)
    return min(times, default=None)


def _count(gates: Gates) -> tuple[int | None, float]:
    rules = from_fault_tree(gates)
    try:
        number = count_minimal_cut_sets(rules, "top")
    except TooLarge:
        return None, float("inf")
    return number, seconds(lambda: count_minimal_cut_sets(rules, "top"), runs=9)


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


def _digits(number: int) -> str:
    return (
        f"{number:,}"
        if number < 10**9
        else f"{number:.2e}"
        if number < 10**300
        else f"a number of {len(str(number))} digits"
    )

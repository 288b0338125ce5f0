"""Cascades on a network of firms: 1,000 shocks on 100,000 firms and 1,000,000 links, against plain Python.

Run it as `python -m bench.cascade`. Both sides solve the same equations to the same step: a firm
delivers as much as its scarcest of up to four inputs allows, an input is the share-weighted sum of
its suppliers. The slow side is a loop over firms, inputs and links in Python, as one would write it
from the formula; it sweeps in place, which needs fewer rounds than the arrays do. It gets a sample of
the same shocks, and its time is scaled up; the two answers are compared on the sample.
"""

from __future__ import annotations

import platform
import resource
import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aisupply.graph.analysis.capacity_system import CapacityRows, CapacitySystem, Rule, capacity_system, solve

FIRMS = 100_000
LINKS = 1_000_000
SHOCKS = 1_000
INPUTS = 4
ABROAD = 0.3
AT_ONCE = 1
SAMPLE = 2
STEP = 1e-4
SEED = 20261124


@dataclass(frozen=True)
class Economy:
    """Links between firms: which firm buys which of its inputs from whom, with what share of it."""

    buyer: NDArray[np.int64]
    input: NDArray[np.int64]
    supplier: NDArray[np.int64]
    share: NDArray[np.float64]


def economy(random: np.random.Generator) -> Economy:
    """A random economy: few firms sell to many, as in measured networks; shares of an input add up to 1."""
    buyer = random.integers(0, FIRMS, LINKS)
    popularity = random.pareto(1.2, FIRMS) + 1
    supplier = random.choice(FIRMS, LINKS, p=popularity / popularity.sum())
    slot = buyer * INPUTS + random.integers(0, INPUTS, LINKS)
    order = np.argsort(slot, kind="stable")
    buyer, supplier, slot = buyer[order], supplier[order], slot[order]
    size = random.pareto(1.5, LINKS) + 0.1
    total = np.bincount(slot, weights=size, minlength=FIRMS * INPUTS)
    return Economy(buyer, slot, supplier, (1.0 - ABROAD) * size / total[slot])


def arrays(world: Economy) -> CapacityRows:
    """The same economy as rows: firms first, then their inputs, then the rest of the world."""
    used, first = np.unique(world.input, return_index=True)
    count = np.diff(np.append(first, LINKS))
    inputs_of = np.bincount(used // INPUTS, minlength=FIRMS)
    start = np.concatenate([[0], np.cumsum(np.concatenate([inputs_of, count + 1, [0]]))])
    ends = np.cumsum(count)
    suppliers = np.insert(world.supplier, ends, FIRMS + len(used))
    shares = np.concatenate([np.zeros(len(used)), np.insert(world.share, ends, ABROAD)])
    children = np.concatenate([FIRMS + np.arange(len(used)), suppliers])
    rule = np.repeat([Rule.ALL, Rule.SHARE, Rule.GIVEN], [FIRMS, len(used), 1])
    rule[:FIRMS][inputs_of == 0] = Rule.GIVEN
    return CapacityRows(rule, np.ones(len(rule), dtype=np.int64), start, children, shares, shares)


def solved(system: CapacitySystem, shocks: NDArray[np.int64]) -> NDArray[np.float64]:
    """The capacities of all firms, a column a shock, and the mean loss is what one keeps of them."""
    return np.concatenate(
        [
            solve(system, [[firm] for firm in shocks[first : first + AT_ONCE]], step=STEP)[:FIRMS].mean(axis=0)
            for first in range(0, len(shocks), AT_ONCE)
        ]
    )


def plain(world: Economy) -> list[list[list[tuple[int, float]]]]:
    """The same economy as lists: of each firm its inputs, of each input its suppliers and shares."""
    firms: list[dict[int, list[tuple[int, float]]]] = [{} for _ in range(FIRMS)]
    columns = (world.buyer.tolist(), world.input.tolist(), world.supplier.tolist(), world.share.tolist())
    for buyer, slot, supplier, share in zip(*columns, strict=True):
        firms[buyer].setdefault(slot, []).append((supplier, share))
    return [list(inputs.values()) for inputs in firms]


def solved_plainly(firms: list[list[list[tuple[int, float]]]], shock: int) -> float:
    """The mean capacity after one shock, firm by firm until nothing falls by more than the step."""
    state = [1.0] * FIRMS
    state[shock] = 0.0
    fallen = 1.0
    while fallen > STEP:
        fallen = 0.0
        for firm, inputs in enumerate(firms):
            here = state[firm]
            for links in inputs:
                delivered = ABROAD
                for supplier, share in links:
                    delivered += share * state[supplier]
                if delivered < here:
                    fallen = max(fallen, here - delivered)
                    here = delivered
            state[firm] = here
    return sum(state) / FIRMS


def main() -> None:
    """Measure both sides and print the ratio."""
    random = np.random.default_rng(SEED)
    world = economy(random)
    shocks = random.choice(FIRMS, SHOCKS, replace=False)
    began = time.perf_counter()
    system = capacity_system(arrays(world))
    built = time.perf_counter() - began
    began = time.perf_counter()
    quick = solved(system, shocks)
    fast = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    firms = plain(world)
    began = time.perf_counter()
    slow = np.array([solved_plainly(firms, int(shock)) for shock in shocks[:SAMPLE]])
    each = (time.perf_counter() - began) / SAMPLE
    print(f"{platform.machine()}, {platform.python_version()}, one process; {FIRMS:,} firms, {LINKS:,} links")
    print(f"arrays: built in {built:.1f} s, {SHOCKS:,} shocks in {fast:.1f} s, peak memory {peak:.1f} GiB")
    print(f"plain Python: {each:.1f} s a shock over {SAMPLE} of them, so {each * SHOCKS:.0f} s for all")
    print(
        f"ratio: {each * SHOCKS / fast:.0f}; largest difference of mean capacity: {abs(slow - quick[:SAMPLE]).max():.1e}"
    )


if __name__ == "__main__":
    main()

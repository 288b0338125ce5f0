"""Cascades on a network of firms: 1,000 shocks on 100,000 firms and 1,000,000 links, against plain Python.

All sides solve the same equations to the same step: a firm
delivers as much as its scarcest of up to four inputs allows, an input is the share-weighted sum of
its suppliers, of which 30 percent come from abroad and never fail. Without that a random network in
which every input is essential runs down to nothing after any shock, which measured ones do not.

The slow sides go firm by firm: one over the edges of a NetworkX graph, as one would write it from the
formula; one over nested lists, the fastest that plain Python does. Both sweep in place. They get a
sample of the same shocks, their time is scaled up, and the answers are compared. Times are those of
the processor, one process each, since other programs may run beside.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from aisupply.graph.analysis.capacity_system import CapacityRows, CapacitySystem, Rule, capacity_system, solve

from .table import Line, duration, faster

TITLE = "Cascades with shares"
FIRMS = 100_000
LINKS = 1_000_000
SHOCKS = 1_000
INPUTS = 4
ABROAD = 0.3
AT_ONCE = 1
STEP = 1e-4
SEED = 20261124
WANTED = 50


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


def graph_of(world: Economy) -> nx.MultiDiGraph[int]:
    """The same economy as a NetworkX graph from supplier to buyer."""
    graph: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    graph.add_nodes_from(range(FIRMS))
    columns = (world.supplier.tolist(), world.buyer.tolist(), world.input.tolist(), world.share.tolist())
    graph.add_edges_from((s, b, {"input": i, "share": w}) for s, b, i, w in zip(*columns, strict=True))
    return graph


def solved_on_graph(graph: nx.MultiDiGraph[int], shock: int) -> float:
    """The mean capacity after one shock, read off the edges of the graph."""
    state = dict.fromkeys(graph, 1.0)
    state[shock] = 0.0
    fallen = 1.0
    while fallen > STEP:
        fallen = 0.0
        for firm in graph:
            inputs: dict[int, float] = {}
            for supplier, _, link in graph.in_edges(firm, data=True):
                inputs[link["input"]] = inputs.get(link["input"], ABROAD) + link["share"] * state[supplier]
            now = min(state[firm], min(inputs.values(), default=1.0))
            fallen = max(fallen, state[firm] - now)
            state[firm] = now
    return sum(state.values()) / FIRMS


def lines() -> Iterator[Line]:
    """Measure all sides, in processor time; the slow ones on a sample of the shocks."""
    random = np.random.default_rng(SEED)
    world = economy(random)
    shocks = random.choice(FIRMS, SHOCKS, replace=False)
    built, system = timed(lambda: capacity_system(arrays(world)))
    fast, quick = timed(lambda: solved(system, shocks))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    size = f"{FIRMS:,} firms, {LINKS:,} links"
    yield Line(what=f"{size}: built as arrays", measured=f"{duration(built)}, peak {peak:.1f} GiB")
    lists, graph = plain(world), graph_of(world)
    yield compared("nested lists", lambda shock: solved_plainly(lists, shock), shocks[:8], quick, fast)
    yield compared("NetworkX, firm by firm", lambda shock: solved_on_graph(graph, shock), shocks[:4], quick, fast)


def compared(
    name: str, solve_one: Callable[[int], float], sample: NDArray[np.int64], quick: NDArray[np.float64], fast: float
) -> Line:
    """One slow side, timed on a sample whose answers must be ours, scaled up to all shocks."""
    spent, slow = timed(lambda: np.array([solve_one(int(shock)) for shock in sample]))
    if abs(slow - quick[: len(slow)]).max() > STEP:
        raise AssertionError(name)
    what = f"{SHOCKS:,} shocks; beside: {len(sample)} of them, scaled up"
    other = spent / len(sample) * SHOCKS
    return faster(what, seconds=fast, other=name, other_seconds=other, at_least=WANTED)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """The processor seconds that something takes, and its result."""
    began = time.process_time()
    result = work()
    return time.process_time() - began, result

"""How sure the cascade is, when shares and the confidence in them are uncertain: Monte Carlo.

Definition: in each draw every supplier of an item gets a share from the triangular distribution
between its low and high with the top at its best, times a factor drawn evenly from 1 ± the spread of
the weakest confidence among the statements used; the shares of an item are then scaled to 1. A
supplier of an item has the same luck with all its buyers, without and with the scenario's changes. The cascade is solved without and with the
scenario's changes, and the quantiles over all draws are the answer.

The spreads are assumptions, not measurements: 2 percent for official statements, 10 for reported, 25
for estimated ones. Draws are independent between items. Every draw has a random stream of its own,
made from the seed and the number of the draw, so that the answer does not depend on how many
processes share the work.

What it cannot see: whether a statement is wrong altogether, and whatever `cascade` cannot see.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..network import Network
from ..progress import Progress, silent
from .capacities import capacities
from .drawn_shares import DrawnSides, drawn_sides
from .scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

SPREADS = {"official": 0.02, "reported": 0.10, "estimated": 0.25, "": 0.0}
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
_CHUNK = 25


@dataclass(frozen=True, slots=True)
class UncertainLine:
    """A target with the quantiles of its capacity before and after, and of its loss."""

    target: str
    label: str
    before: tuple[float, ...]
    after: tuple[float, ...]
    loss: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class UncertainCascade:
    """The answer of `uncertain_cascade`; the draws are kept, one row a draw, one column a target."""

    scenario: Scenario
    seed: int
    quantiles: tuple[float, ...]
    lines: tuple[UncertainLine, ...]
    before: NDArray[np.float64]
    after: NDArray[np.float64]

    def to_frame(self) -> pd.DataFrame:
        """One row a target, one column a quantile of capacity before, after, and of the loss."""
        import pandas as pd

        names = ["before", "after", "loss"]
        columns = [f"{name}_p{round(100 * q):02d}" for name in names for q in self.quantiles]
        rows = [(line.target, line.label, *line.before, *line.after, *line.loss) for line in self.lines]
        return pd.DataFrame.from_records(rows, columns=["target", "label", *columns])


def uncertain_cascade(
    network: Network,
    scenario: Scenario,
    targets: Sequence[str],
    *,
    draws: int = 1000,
    seed: int = 0,
    spreads: Mapping[str, float] = SPREADS,
    workers: int | None = None,
    progress: Progress = silent,
) -> UncertainCascade:
    """The cascade under many draws of the shares.

    Args:
        network: every statement.
        scenario: what is removed, lifted or added, and how to count.
        targets: items, which the scenario's buyer wants, and goals.
        draws: how many times shares are drawn.
        seed: draws with the same seed are the same.
        spreads: by how much a share may be off, for each word of confidence.
        workers: how many processes; as many as there are processors if it is not given, 1 for none.
        progress: is told after every few draws.
    """
    targets = tuple(dict.fromkeys(targets))
    sides = drawn_sides([capacities(network, each, targets) for each in (scenario.on_facts_only(), scenario)], spreads)
    found: list[NDArray[np.float64]] = []
    for done in _all_draws(sides, draws, seed, workers or os.cpu_count() or 1):
        found.append(done)
        progress(f"Draw {sum(map(len, found))} of {draws}")
    before, after = np.concatenate(found).transpose(1, 0, 2)
    return UncertainCascade(
        scenario=scenario,
        seed=seed,
        quantiles=QUANTILES,
        lines=tuple(_line(network, target, before[:, n], after[:, n]) for n, target in enumerate(targets)),
        before=before,
        after=after,
    )


def _all_draws(sides: DrawnSides, draws: int, seed: int, workers: int) -> Iterator[NDArray[np.float64]]:
    chunks = [range(first, min(first + _CHUNK, draws)) for first in range(0, draws, _CHUNK)]
    if workers == 1:
        yield from (_draws(sides, seed, chunk) for chunk in chunks)
        return
    with ProcessPoolExecutor(min(workers, len(chunks))) as pool:
        futures = [pool.submit(_draws, sides, seed, chunk) for chunk in chunks]
        try:
            yield from (future.result() for future in futures)
        finally:
            # After Ctrl-C nobody wants the rest.
            pool.shutdown(wait=True, cancel_futures=True)


def _draws(sides: DrawnSides, seed: int, numbers: range) -> NDArray[np.float64]:
    """The capacities of each draw: one row a draw, then before and after, then the targets."""
    return np.array([sides.drawn(np.random.default_rng((seed, number))) for number in numbers])


def _line(network: Network, target: str, before: NDArray[np.float64], after: NDArray[np.float64]) -> UncertainLine:
    low_to_high = [tuple(np.quantile(values, QUANTILES).tolist()) for values in (before, after, before - after)]
    return UncertainLine(target, str(network.nodes[target].get("label_en", target)), *low_to_high)

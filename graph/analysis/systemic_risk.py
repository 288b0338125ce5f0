"""Which single organization or country costs most: a ranking by the cascade with shares.

Definition: each organization or country that the targets can notice is removed alone, with its parts
or its organizations, from the scenario, and the cascade is solved. Its cost for a target is the
capacity that the target loses by the best shares; its index is the mean over all targets, each
counting the same. It is the analogue of the economic systemic risk index (ESRI), whose targets are
all firms of an economy weighted by their output; outputs are not known here.

`low` and `high` are the least and the most of the index by the three estimates of capacity. They
show how much hangs on unknown shares and are no proven bounds of the loss.

What it cannot see: what `cascade` cannot see; and that organizations may fail together.

Reference: C. Diem, A. Borsos, T. Reisch, J. Kertész and S. Thurner, Quantifying firm-level economic
systemic risk from nation-wide supply networks, Scientific Reports 12, 7719 (2022).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..network import Network
from ..progress import Progress, silent
from .capacities import Capacities, Estimate, capacities
from .capacity_system import CapacitySystem, solve
from .equations import NodeKind
from .herfindahl import Bounds
from .organizations import is_country, is_organization
from .scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

_AT_ONCE = 128
"""So many removals are solved side by side; more would only cost memory."""
_NOTICED = 1e-6


class Parties(StrEnum):
    """What is removed one at a time."""

    ORGANIZATIONS = "organizations"
    COUNTRIES = "countries"


@dataclass(frozen=True, slots=True)
class RiskLine:
    """A party, the mean loss over all targets, how many lose something, and which loses most."""

    party: str
    label: str
    index: Bounds
    targets_hit: int
    worst_target: str
    worst_loss: float


@dataclass(frozen=True, slots=True)
class SystemicRisk:
    """The answer of `systemic_risk`, the costliest party first; `losses` has a row a party, a column a target."""

    scenario: Scenario
    of: Parties
    targets: tuple[str, ...]
    lines: tuple[RiskLine, ...]
    losses: NDArray[np.float64]

    def to_frame(self) -> pd.DataFrame:
        """One row a party."""
        import pandas as pd

        return pd.DataFrame.from_records(
            [
                (x.party, x.label, x.index.low, x.index.best, x.index.high, x.targets_hit, x.worst_target, x.worst_loss)
                for x in self.lines
            ],
            columns=["party", "label", "low", "index", "high", "targets_hit", "worst_target", "worst_loss"],
        )

    def losses_frame(self) -> pd.DataFrame:
        """The loss of each target (columns) by each party (rows), by the best shares."""
        import pandas as pd

        return pd.DataFrame(self.losses, index=[line.party for line in self.lines], columns=list(self.targets))


def systemic_risk(
    network: Network,
    scenario: Scenario,
    targets: Sequence[str],
    *,
    of: Parties = Parties.ORGANIZATIONS,
    progress: Progress = silent,
) -> SystemicRisk:
    """The ranking for some targets.

    Args:
        network: every statement.
        scenario: the assumptions; what it removes is gone in every case.
        targets: items, which the scenario's buyer wants, and goals.
        of: organizations or countries.
        progress: is told when an estimate begins.
    """
    targets = tuple(dict.fromkeys(targets))
    compiled = capacities(network, scenario, targets)
    parties = _felt(network, compiled, is_organization if of is Parties.ORGANIZATIONS else is_country)
    losses: dict[Estimate, NDArray[np.float64]] = {}
    for estimate, system in compiled.systems.items():
        progress(f"Removing {len(parties)} {of}, one at a time ({estimate} shares)")
        losses[estimate] = _losses(compiled, system, parties)
    best = losses[Estimate.BEST]
    means = np.stack([losses[estimate].mean(axis=1) for estimate in Estimate], axis=1)
    order = sorted(range(len(parties)), key=lambda row: (-means[row, 1], parties[row]))
    return SystemicRisk(
        scenario=scenario,
        of=of,
        targets=targets,
        lines=tuple(_line(network, parties[row], targets, means[row], best[row]) for row in order),
        losses=best[order],
    )


def _felt(network: Network, compiled: Capacities, wanted: Callable[[Network, str], bool]) -> list[str]:
    gone = compiled.equations.scenario.remove
    parties = {node.thing for node in compiled.equations.nodes if node.kind is NodeKind.PARTY}
    return sorted(party for party in parties - gone if party in network and wanted(network, party))


def _losses(compiled: Capacities, system: CapacitySystem, parties: Sequence[str]) -> NDArray[np.float64]:
    tops = list(compiled.equations.tops.values())
    before = solve(system, [compiled.shock(())])[tops, 0]
    after = [
        solve(system, [compiled.shock((party,)) for party in parties[first : first + _AT_ONCE]])[tops].T
        for first in range(0, len(parties), _AT_ONCE)
    ]
    # A removal never helps; what is below 0 is the last digit of a sum in another order.
    return np.maximum(before - np.concatenate(after), 0.0) if after else np.zeros((0, len(tops)))


def _line(
    network: Network,
    party: str,
    targets: Sequence[str],
    means: NDArray[np.float64],
    losses: NDArray[np.float64],
) -> RiskLine:
    worst = int(losses.argmax())
    return RiskLine(
        party=party,
        label=str(network.nodes[party].get("label_en", party)),
        index=Bounds(float(means.min()), float(means[1]), float(means.max())),
        targets_hit=int((losses > _NOTICED).sum()),
        worst_target=targets[worst] if losses[worst] > _NOTICED else "",
        worst_loss=float(losses[worst]),
    )

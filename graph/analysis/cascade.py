"""How much of an item or goal is left when suppliers fail in part: the cascade with shares.

Definition: the equations of availability with capacities between 0 and 1 instead of yes and no. What
a buyer gets of an item is the share-weighted sum of what its permitted suppliers still deliver; a
supplier delivers as much as its scarcest need allows; of alternatives the best counts, of k that are
needed the k-th best. 1 is all that today's suppliers deliver when nothing is blocked or removed. The
greatest fixed point is computed as `capacity_system` says, and the shares come from `supply_weights`.
Each figure is given as low, best and high (see `capacities`).

What it cannot see: stocks and time, prices, spare capacity of those that remain, and who is served
first. A supplier has one share of an item for all its buyers, whatever they need it for; one that
makes its own inputs is taken to buy them from all who make them; a kind can fully stand for its type.
A capacity is therefore no forecast of output but a measure of exposure.

References: W. Leontief's production function, in which the scarcest input limits output, on networks
of suppliers: C. Diem and others, Scientific Reports 12, 7719 (2022); F. Henriet, S. Hallegatte and
L. Tabourier, Firm-network characteristics and economic robustness to natural disasters, Journal of
Economic Dynamics and Control 36 (2012).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..network import Network
from .capacities import Capacities, Estimate, capacities
from .cascade_trace import Step, trace
from .herfindahl import Bounds
from .scenario import Scenario
from .solved_capacities import SolvedCapacities

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class CascadeLine:
    """A target with its capacity on the facts alone and under the scenario, and what limits it then."""

    target: str
    label: str
    before: Bounds
    after: Bounds
    because: tuple[Step, ...]

    @property
    def loss(self) -> float:
        """What the scenario costs by the best shares; less than 0 where it helps."""
        return self.before.best - self.after.best


@dataclass(frozen=True, slots=True)
class ShareLine:
    """One share that was used: of which supplier, for buyers with the rights of which one, from which statements."""

    item: str
    buyers_like: str
    supplier: str
    share: Bounds
    market: str
    statements: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cascade:
    """The answer of `cascade`; `error` is a proven bound of how far any capacity is off."""

    scenario: Scenario
    lines: tuple[CascadeLine, ...]
    shares: tuple[ShareLine, ...]
    error: float

    def to_frame(self) -> pd.DataFrame:
        """One row a target, largest loss first."""
        import pandas as pd

        return pd.DataFrame.from_records([_record(line) for line in self.lines])

    def shares_frame(self) -> pd.DataFrame:
        """One row a share that was used, with statement ids and sources."""
        import pandas as pd

        return pd.DataFrame.from_records(
            [
                (
                    s.item,
                    s.buyers_like,
                    s.supplier,
                    *_ends(s.share),
                    s.market,
                    "|".join(s.statements),
                    "|".join(s.sources),
                )
                for s in self.shares
            ],
            columns=["item", "buyers_like", "supplier", "low", "best", "high", "market", "statements", "sources"],
        )


def cascade(network: Network, scenario: Scenario, targets: Sequence[str]) -> Cascade:
    """The capacities of items or goals under a scenario, beside those on the facts alone.

    Args:
        network: every statement.
        scenario: what is removed, lifted or added, and how to count.
        targets: items, which the scenario's buyer wants, and goals.
    """
    facts = scenario.on_facts_only()
    changed = capacities(network, scenario, targets)
    after = SolvedCapacities(changed)
    before = after if facts == scenario else SolvedCapacities(capacities(network, facts, targets))
    lines = [
        CascadeLine(
            target=target,
            label=str(network.nodes[target].get("label_en", target)),
            before=before.bounds(target),
            after=after.bounds(target),
            because=trace(changed, after.best, target),
        )
        for target in dict.fromkeys(targets)
    ]
    return Cascade(
        scenario=scenario,
        lines=tuple(sorted(lines, key=lambda line: (-line.loss, line.after.best, line.target))),
        shares=_shares(changed),
        error=max(before.error, after.error),
    )


def _shares(of: Capacities) -> tuple[ShareLine, ...]:
    lines = [
        ShareLine(
            item=node.thing,
            buyers_like=of.equations.representatives[node.buyers],
            supplier=supplier,
            share=share,
            market="" if weights.market is None else str(weights.market),
            statements=weights.statements,
            sources=weights.sources,
        )
        for node, weights in of.weights.items()
        for supplier, share in weights.shares.items()
    ]
    return tuple(sorted(lines, key=lambda line: (line.item, line.buyers_like, -line.share.best, line.supplier)))


def _record(line: CascadeLine) -> dict[str, object]:
    before = {f"before_{end}": value for end, value in zip(Estimate, _ends(line.before), strict=True)}
    after = {f"after_{end}": value for end, value in zip(Estimate, _ends(line.after), strict=True)}
    limit = line.because[-1] if line.because else None
    return {
        "target": line.target,
        "label": line.label,
        **before,
        **after,
        "loss": line.loss,
        "limited_by": "" if limit is None else str(limit),
    }


def _ends(bounds: Bounds) -> tuple[float, float, float]:
    return bounds.low, bounds.best, bounds.high

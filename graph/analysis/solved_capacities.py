"""The capacities of a compiled system without a further shock, asked by target."""

from __future__ import annotations

from functools import cached_property

from .capacities import Capacities, Estimate
from .capacity_system import Floats, floor, solve
from .herfindahl import Bounds

_DIGITS = 9
"""As many as `capacity_system.STEP` settles; further ones are noise of floating-point sums."""


class SolvedCapacities:
    """The three estimates of one set of capacities under the scenario's own removals."""

    def __init__(self, of: Capacities) -> None:
        self._of = of
        self._solved: dict[Estimate, Floats] = {
            estimate: solve(system, [of.shock(())]) for estimate, system in of.systems.items()
        }
        self._states: dict[Estimate, list[float]] = {
            estimate: state[:, 0].tolist() for estimate, state in self._solved.items()
        }

    @property
    def best(self) -> list[float]:
        """The capacity of each node by the best shares."""
        return self._states[Estimate.BEST]

    @cached_property
    def error(self) -> float:
        """A proven bound of how far any capacity is off."""
        return max(
            float((state - floor(self._of.systems[estimate], state)).max(initial=0.0))
            for estimate, state in self._solved.items()
        )

    def bounds(self, target: str) -> Bounds:
        """What is left of a target: low, best and high."""
        top = self._of.equations.tops[target]
        return Bounds(*(round(self._states[estimate][top], _DIGITS) for estimate in Estimate))

"""Asking how much, how concentrated, how central; each method is one analysis."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from .dependencies import Dependencies
from .progress import Progress, silent

if TYPE_CHECKING:
    from .analysis.cascade import Cascade
    from .analysis.concentration_result import Concentrations
    from .analysis.scenario import Scenario
    from .analysis.structure import Structure
    from .analysis.systemic_risk import SystemicRisk
    from .analysis.uncertain_cascade import UncertainCascade


class Measures(Dependencies):
    """What shares and the shape of the graph answer."""

    def concentration(
        self, name: str | None = None, *, home: str = "china", as_of: date | None = None
    ) -> Concentrations:
        """How concentrated the markets of an item, or of all items, are; raises as `find` does.

        >>> import aisupply
        >>> answer = aisupply.load().concentration("euv-lithography-tool")
        >>> {share.holder: share.pct.low for row in answer.leading() for share in row.shares}
        {'asml': 100.0, 'netherlands': 100.0}
        """
        from .analysis.concentration import concentration

        items = None if name is None else frozenset({self.find(name)})
        return concentration(self._whole, as_of=as_of or self.reference_day, items=items, home=self.find(home))

    def structure(self, *, as_of: date | None = None) -> Structure:
        """What is central, what holds the chain of needs together, how deep it goes; ids go in and come out.

        >>> import aisupply
        >>> shape = aisupply.load().structure()
        >>> shape.dominators("euv-lithography-tool").chain("euv-optics")
        ('euv-lithography-tool', 'euv-optics')
        """
        from .analysis.structure import structure

        return structure(self._whole, as_of=as_of or self.reference_day)

    def cascade(
        self, targets: Iterable[str] = (), *, scenario: Scenario | None = None, remove: Iterable[str] = ()
    ) -> Cascade:
        """How much of items or goals (all goals by default) is left, by shares; raises as `find` does.

        >>> import aisupply
        >>> lost = aisupply.load().cascade(["euv-lithography-tool"], remove=["asml"])
        >>> lost.lines[0].after.high
        0.0
        """
        from .analysis.cascade import cascade

        return cascade(self._whole, self._scenario(scenario, remove), self._targets(targets))

    def systemic_risk(
        self,
        targets: Iterable[str] = (),
        *,
        of: str = "organizations",
        scenario: Scenario | None = None,
        progress: Progress = silent,
    ) -> SystemicRisk:
        """Which single organization or country (`of="countries"`) costs most; raises as `find` does."""
        from .analysis.systemic_risk import Parties, systemic_risk

        return systemic_risk(
            self._whole, self._scenario(scenario, ()), self._targets(targets), of=Parties(of), progress=progress
        )

    def uncertain_cascade(
        self,
        targets: Iterable[str] = (),
        *,
        scenario: Scenario | None = None,
        remove: Iterable[str] = (),
        draws: int = 1000,
        seed: int = 0,
        workers: int | None = None,
        progress: Progress = silent,
    ) -> UncertainCascade:
        """The cascade under many draws of the uncertain shares; raises as `find` does."""
        from .analysis.uncertain_cascade import uncertain_cascade

        return uncertain_cascade(
            self._whole,
            self._scenario(scenario, remove),
            self._targets(targets),
            draws=draws,
            seed=seed,
            workers=workers,
            progress=progress,
        )

    def _scenario(self, scenario: Scenario | None, remove: Iterable[str]) -> Scenario:
        from dataclasses import replace

        from .analysis.scenario import baseline

        base = baseline(self._whole) if scenario is None else scenario
        return replace(base, remove=base.remove | {self.find(name) for name in remove})

    def _targets(self, names: Iterable[str]) -> tuple[str, ...]:
        """The things of some names; all goals without any."""
        goals = (thing for thing, attributes in self._whole.nodes(data=True) if "plan" in attributes)
        return tuple(self.find(name) for name in names) or tuple(sorted(goals))

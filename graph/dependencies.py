"""Asking what depends on what, and what happens if; each method is one analysis."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .lookups import Lookups
from .progress import Progress, silent

if TYPE_CHECKING:
    from .analysis.breakthroughs import Breakthroughs
    from .analysis.chokepoints import Chokepoints
    from .analysis.cut_sets import CutSets
    from .analysis.needs import Tree
    from .analysis.proof import Proof
    from .analysis.removals import Of
    from .analysis.scenario import Scenario
    from .analysis.sweep import Sweep
    from .analysis.what_if import WhatIf


class Dependencies(Lookups):
    """What the and/or logic of the graph answers."""

    def needs(self, name: str, *, depth: int | None = None, as_of: date | None = None) -> Tree:
        """What a thing or goal rests on, as a tree. Raises as `find` does."""
        from .analysis.needs import needs

        return needs(self._whole, self.find(name), as_of=as_of or self.reference_day, depth=depth)

    def used_by(self, name: str, *, depth: int | None = None, as_of: date | None = None) -> Tree:
        """What rests on a thing, as a tree up to the goals. Raises as `find` does."""
        from .analysis.needs import used_by

        return used_by(self._whole, self.find(name), as_of=as_of or self.reference_day, depth=depth)

    def scenario(self, file: Path | str | None = None, /, **keys: object) -> Scenario:
        """A scenario from a TOML file, from keys, or from a file with some keys replaced.

        Args:
            file: a file as `docs/semantics.md` describes it.
            keys: the same keys: `as_of`, `buyer`, `licences`, `world`, `holdings`, `remove`, `lift`, …

        Raises:
            ScenarioError: a key, name or value is wrong; carries every problem.

        Example:
            >>> import aisupply
            >>> kg = aisupply.load()
            >>> kg.why("hbm", kg.scenario(licences="allow")).works
            True
        """
        from .analysis.scenario_document import read_document, read_scenario

        document = {} if file is None else read_document(Path(file))
        where = "scenario" if file is None else str(file)
        return read_scenario(document | keys, network=self._whole, find=self.find, where=where)

    def why(self, name: str, scenario: Scenario | None = None) -> Proof:
        """The proof that something can be had or met, or that it cannot. Raises as `find` does, and `NotATarget`."""
        from .analysis.proofs import why

        return why(self._whole, self.find(name), scenario or self.scenario())

    def verify(self, proof: Proof) -> bool:
        """Whether the verdict of a proof follows from the statements that it cites, recomputed by other means."""
        from .analysis.verification import verify

        return verify(proof, self._whole)

    def chokepoints(
        self,
        name: str,
        scenario: Scenario | None = None,
        *,
        of: Iterable[Of | str] = ("organizations", "countries"),
        plan: str | None = None,
    ) -> Chokepoints:
        """The things whose loss alone breaks a target, ranked. Raises as `why` does, and `BadParameter`."""
        from .analysis.chokepoints import chokepoints
        from .analysis.removals import of_word

        chosen = None if plan is None else self.find(plan)
        kinds = [of_word(each) for each in of]
        return chokepoints(self._whole, self.find(name), scenario or self.scenario(), of=kinds, plan=chosen)

    def cut_sets(
        self, name: str, scenario: Scenario | None = None, *, of: Of | str = "organizations", max_size: int | None = 3
    ) -> CutSets:
        """The minimal sets of things that break a target together, smallest first. Raises as `chokepoints` does."""
        from .analysis.cut_sets import cut_sets
        from .analysis.removals import of_word

        asked = scenario or self.scenario()
        return cut_sets(self._whole, self.find(name), asked, of=of_word(of), max_size=max_size)

    def breakthroughs(
        self,
        name: str,
        scenario: Scenario | None = None,
        *,
        without: Iterable[str] = (),
        max_size: int | None = None,
        plan: str | None = None,
    ) -> Breakthroughs:
        """The minimal sets of items to make at home that free a target, smallest first. Raises as `why` does."""
        from .analysis.breakthroughs import breakthroughs

        gone = [self.find(each) for each in without]
        chosen = None if plan is None else self.find(plan)
        asked = scenario or self.scenario()
        return breakthroughs(self._whole, self.find(name), asked, without=gone, max_size=max_size, plan=chosen)

    def what_if(self, scenario: Scenario, *, baseline: Scenario | None = None) -> WhatIf:
        """What a scenario changes for every goal and item, the worst first."""
        from .analysis.what_if import what_if

        return what_if(self._whole, scenario, baseline=baseline)

    def sweep(
        self,
        names: Iterable[str],
        scenario: Scenario | None = None,
        *,
        since: date = date(2018, 1, 1),
        progress: Progress = silent,
    ) -> Sweep:
        """Whether things could be had on each day on which something changed. Raises as `why` does."""
        from .analysis.sweep import sweep

        targets = [self.find(name) for name in names]
        return sweep(self._whole, targets, scenario or self.scenario(), since=since, progress=progress)

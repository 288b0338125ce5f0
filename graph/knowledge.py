"""The graph with everything one can ask it, in one object: the Python interface."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..data import DATA_FOLDER
from . import query
from .cache import open_graph
from .progress import Progress, silent
from .query import Answer, Source
from .store import Store

if TYPE_CHECKING:
    import pandas as pd
    import rdflib

    from .analysis.breakthroughs import Breakthroughs
    from .analysis.cascade import Cascade
    from .analysis.chokepoints import Chokepoints
    from .analysis.concentration_result import Concentrations
    from .analysis.cut_sets import CutSets
    from .analysis.needs import Tree
    from .analysis.proof import Proof
    from .analysis.removals import Of
    from .analysis.scenario import Scenario
    from .analysis.structure import Structure
    from .analysis.sweep import Sweep
    from .analysis.systemic_risk import SystemicRisk
    from .analysis.uncertain_cascade import UncertainCascade
    from .analysis.what_if import WhatIf
    from .describe import Card
    from .network import Network
    from .search import Match, Names


def load(
    folder: Path | str | None = None, *, endpoint: str | None = None, progress: Progress = silent
) -> KnowledgeGraph:
    """Open the knowledge graph: the tables that come with the package, other tables, or an endpoint.

    Args:
        folder: a folder of tables; those of the package if it is not given.
        endpoint: the address of a SPARQL 1.1 server that holds an export of the graph, instead.
        progress: is told each step of a build before it begins.

    Raises:
        FactErrors: the tables cannot be read.
        CacheError: the built graph cannot be kept.
        EndpointError: raised by the questions if the endpoint does not answer as it must.

    Example:
        >>> import aisupply
        >>> kg = aisupply.load()
        >>> kg.ask("ASK { aid:miit ais:leads aid:ai-manufacturing-plan }")
        True
    """
    if endpoint is not None:
        from .endpoint import Endpoint

        return KnowledgeGraph(Endpoint(endpoint))
    return KnowledgeGraph(open_graph(DATA_FOLDER if folder is None else Path(folder), progress=progress))


class KnowledgeGraph:
    """A cited graph of the AI supply chain; get one with `aisupply.load()`."""

    def __init__(self, source: Source) -> None:
        self.source = source

    @cached_property
    def reference_day(self) -> date:
        """The day on which answers are valid unless another is asked for."""
        from .reference_day import reference_day

        return reference_day(self.source)

    def answer(self, text: str) -> Answer:
        """The rows of a SPARQL SELECT query as plain values; our prefixes need no declaration.

        Raises:
            QuerySyntaxError: the query does not parse; the message shows the place.
            WrongQueryForm: it is not a SELECT query.
        """
        return query.answer(self.source, text)

    def query(self, text: str) -> pd.DataFrame:
        """The rows of a SPARQL SELECT query as a pandas frame. Raises as `answer` does."""
        return self.answer(text).to_frame()

    def ask(self, text: str) -> bool:
        """The answer of a SPARQL ASK query. Raises as `answer` does."""
        return query.ask(self.source, text)

    def construct(self, text: str) -> rdflib.Graph:
        """The graph of a SPARQL CONSTRUCT or DESCRIBE query. Raises as `answer` does."""
        import rdflib

        return rdflib.Graph().parse(data=query.construct(self.source, text), format="nt")

    def rdf(self) -> rdflib.Dataset:
        """The store as an RDFLib data set, without a copy. Only for the embedded store.

        Raises:
            TypeError: the graph is at a remote endpoint.
        """
        from .rdflib_view import dataset

        return dataset(self.store)

    @property
    def store(self) -> Store:
        """The embedded store.

        Raises:
            TypeError: the graph is at a remote endpoint.
        """
        if not isinstance(self.source, Store):
            raise TypeError("A remote endpoint is no embedded store; ask it with query() or construct().")
        return self.source

    def network(self, *, as_of: date | None = None) -> Network:
        """The graph as a NetworkX multigraph whose edges carry their statements; see `graph.network`."""
        from .network import network

        return network(self.source, as_of=as_of)

    @cached_property
    def names(self) -> Names:
        """All names of all things, to search in."""
        from .search import Names

        return Names.of(self.source)

    def search(self, text: str) -> tuple[Match, ...]:
        """Things by id, label or alias in any language, best first."""
        return self.names.search(text)

    def find(self, name: str) -> str:
        """The id of the one thing that a name means; `UnknownThing` and `AmbiguousThing` say why not."""
        return self.names.find(name)

    def show(self, name: str) -> Card:
        """All that is known of one thing, statement or source. Raises as `find` does."""
        from .describe import describe

        return describe(self.source, name)

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

    @cached_property
    def _whole(self) -> Network:
        return self.network()

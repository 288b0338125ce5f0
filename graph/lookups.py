"""Looking things up in the graph: SPARQL, names, cards, and the graph for other libraries."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from . import query
from .query import Answer, Source
from .store import Store

if TYPE_CHECKING:
    import pandas as pd
    import rdflib

    from .describe import Card
    from .network import Network
    from .search import Match, Names


class Lookups:
    """What can be looked up in a source: the embedded store or an endpoint."""

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

    @cached_property
    def _whole(self) -> Network:
        return self.network()

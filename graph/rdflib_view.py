"""The embedded store seen through RDFLib, without a copy."""

from __future__ import annotations

from oxrdflib import OxigraphStore
from rdflib import Dataset, Graph

from .store import Store


class _ReadingStore(OxigraphStore):
    """A store on disk that is open for reading; its named graphs are there and need not be added."""

    def add_graph(self, graph: Graph) -> None:
        pass


def dataset(store: Store) -> Dataset:
    """The named graphs as an RDFLib data set whose default graph is their union."""
    return Dataset(store=_ReadingStore(store=store.oxigraph), default_union=True)

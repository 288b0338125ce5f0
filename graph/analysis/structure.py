"""The shape of the chain of needs: what is central, what holds it together, how deep it goes.

All measures run on the flat graph of needs (see `flat_needs`), in which alternatives are not told
from needs. They show where to look; whether something breaks is answered by the analyses of
availability. Each result carries a sentence on what its figure means here and what it does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..network import Network
from . import articulation, centrality, chains
from . import communities as louvain
from . import dominators as domination
from .articulation import ArticulationPoints
from .centrality import Ranking
from .chains import Chain
from .communities import Communities
from .dominators import DominatorTree
from .flat_needs import FlatNeeds, flat_needs


def structure(network: Network, *, as_of: date) -> Structure:
    """The measures of structure on the needs that are valid on a day."""
    return Structure(flat_needs(network, as_of=as_of))


@dataclass(frozen=True, slots=True)
class Structure:
    """The flat graph of needs of a day, and what can be measured on it."""

    flat: FlatNeeds

    def pagerank(self) -> Ranking:
        """Things by how much rests on them."""
        return centrality.pagerank(self.flat)

    def betweenness(self) -> Ranking:
        """Things by how many shortest chains run through them."""
        return centrality.betweenness(self.flat)

    def articulation_points(self) -> ArticulationPoints:
        """Things that hold the graph together."""
        return articulation.articulation_points(self.flat)

    def communities(self, *, seed: int = 0) -> Communities:
        """Parts whose things are closely tied."""
        return louvain.communities(self.flat, seed=seed)

    def dominators(self, target: str) -> DominatorTree:
        """What every chain from a target to each thing runs through; `KeyError` if the target has no needs."""
        return domination.dominators(self.flat, target)

    def longest_chain(self, target: str) -> Chain:
        """The longest chain of needs beneath a target; `KeyError` if no need leads to or from it."""
        return chains.longest_chain(self.flat, target)

"""The states of all goals and items, computed once for the graph that is served, and the strictest proof of each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from threading import Lock

from ...graph.analysis.goals import country_of, is_goal
from ...graph.analysis.obstacles import Obstacle, obstacles
from ...graph.analysis.proof import Proof
from ...graph.analysis.proofs import Proofs
from ...graph.analysis.target_states import Condition, TargetState, reading, target_states
from ...graph.analysis.what_if import all_targets
from ...graph.knowledge import KnowledgeGraph

_KEPT = 256


class States:
    """What is known of every goal and item once it is counted in every way."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self._network = kg.network()
        self._scenario = kg.scenario()
        self._lock = Lock()
        self.proof = lru_cache(maxsize=_KEPT)(self._proof)

    def of(self, target: str) -> TargetState | None:
        """The state of a goal or item; nothing for what can neither be met nor had, or has no buyer."""
        return self._all.get(target)

    def prepare(self) -> None:
        """Compute now what is computed once."""
        self.of("")
        with self._lock:
            _ = self._strictest

    def obstacles(self, target: str) -> tuple[Obstacle, ...]:
        """What stands in the way of a target that is counted in the strictest way."""
        return obstacles(self.proof(target))

    def _proof(self, target: str) -> Proof:
        """The proof of a target in the strictest way of counting."""
        with self._lock:
            return self._strictest.of(target)

    @property
    def _all(self) -> Mapping[str, TargetState]:
        # Visitors who come together wait for one computation instead of each starting their own.
        with self._lock:
            return self._states

    @cached_property
    def _states(self) -> Mapping[str, TargetState]:
        return target_states(self._network, self._scenario, self._targets)

    @cached_property
    def _strictest(self) -> Proofs:
        return Proofs(self._network, reading(self._scenario, []), self._targets)

    @cached_property
    def _targets(self) -> tuple[str, ...]:
        plans = [thing for thing, about in self._network.nodes(data=True) if about.get("class_") == "plan"]
        return tuple(target for target in (*plans, *all_targets(self._network)) if self._has_buyer(target))

    def _has_buyer(self, target: str) -> bool:
        goal = is_goal(self._network, target)
        return (goal and country_of(self._network, target) is not None) or self._scenario.buyer in self._network


def readings(state: TargetState) -> tuple[tuple[frozenset[Condition], bool], ...]:
    """Every way of counting, the strictest first, with whether the target works in it."""
    ways = [frozenset(way) for way in state.ways]
    chosen = [
        frozenset(c for c, given in zip(Condition, (holdings, licences, unnamed), strict=True) if given)
        for holdings in (False, True)
        for licences in (False, True)
        for unnamed in (False, True)
    ]
    return tuple((each, any(way <= each for way in ways)) for each in chosen)

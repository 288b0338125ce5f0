"""The state of goals and items over every way of counting: attainable, only on conditions, or not.

Definition: a target is asked under all readings of the same day: licence requirements as bans or
granted, what already stands counted or not, named suppliers alone or unnamed ones too. Each change
to the kinder reading only helps (a property that tests hold), so the state is given by the smallest
sets of conditions under which the target works: none needed (*can*), some (*only if*), or no set
is enough (*cannot*). A goal beneath which the tables name nothing that must be obtainable is
*untested*: it would work, and that says nothing.

What it cannot see: whether a number is reached, and in time; `can` says that nothing is missing.
It also rests on things whose suppliers nobody researched; those whose lack alone breaks a target are listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from ..network import Network
from .availability import buyer_of, check_target
from .compiling import compiled
from .equations import Equations
from .facts import Facts
from .goals import beneath, is_goal
from .scenario import Holdings, Include, Licences, Scenario, World


class Condition(StrEnum):
    """A kinder way of counting than the strictest."""

    HOLDINGS = "holdings-count"
    """What already stands counts: equipment and stock that somebody has."""
    LICENCES = "licences-granted"
    """Licence requirements are granted."""
    OPEN = "unnamed-suppliers"
    """Unnamed suppliers exist where no source says that all are named."""


class Verdict(StrEnum):
    """Whether a target can be met or had."""

    CAN = "can"
    ONLY_IF = "only-if"
    CANNOT = "cannot"
    UNTESTED = "untested"


@dataclass(frozen=True, slots=True)
class TargetState:
    """One target over all readings."""

    target: str
    buyer: str
    verdict: Verdict
    ways: tuple[tuple[Condition, ...], ...]
    """The smallest sets of conditions each of which is enough; one empty set if none is needed."""
    works_today: bool
    """Whether it works as answers count by default: licences as bans, what stands counts, named suppliers."""
    rests_on_assumptions: bool
    """Whether it would fail without the things that are assumed to be there since nobody researched their suppliers."""
    assumed: tuple[str, ...]
    """Those of them whose lack alone breaks it."""
    changes_with_doubtful_measures: bool
    """Whether measures that are planned or unverified would change the default answer."""


def target_states(network: Network, scenario: Scenario, targets: Iterable[str]) -> Mapping[str, TargetState]:
    """The state of each target on the scenario's day, for its buyer or the country of the plan.

    Raises:
        NotATarget: a target is nothing that can be had or met.
    """
    wanted = tuple(targets)
    for target in wanted:
        check_target(network, target)
    facts = Facts(network)
    default = reading(scenario, [Condition.HOLDINGS])
    usual = compiled(network, default, wanted, facts=facts)
    works = _working(usual)
    ways = _ways(facts, default, wanted, usual={(Condition.HOLDINGS,): works})
    doubtful = compiled(
        network,
        replace(default, include=default.include | {Include.PLANNED_MEASURES, Include.UNVERIFIED_MEASURES}),
        wanted,
        facts=facts,
    )
    with_doubtful = _working(doubtful)
    assumed = _assumed(network, usual, [target for target in wanted if target in works])
    return {
        target: TargetState(
            target=target,
            buyer=buyer_of(network, target, scenario),
            verdict=_verdict(network, target, ways[target]),
            ways=ways[target],
            works_today=target in works,
            rests_on_assumptions=target in assumed,
            assumed=assumed.get(target, ()),
            changes_with_doubtful_measures=(target in works) != (target in with_doubtful),
        )
        for target in wanted
    }


def reading(default: Scenario, conditions: Iterable[Condition]) -> Scenario:
    """The scenario counted strictly but for some conditions."""
    given = set(conditions)
    return replace(
        default,
        licences=Licences.ALLOW if Condition.LICENCES in given else Licences.BLOCK,
        holdings=Holdings.COUNT if Condition.HOLDINGS in given else Holdings.IGNORE,
        world=World.OPEN if Condition.OPEN in given else World.NAMED,
    )


def _ways(
    facts: Facts,
    default: Scenario,
    targets: tuple[str, ...],
    *,
    usual: Mapping[tuple[Condition, ...], frozenset[str]],
) -> dict[str, tuple[tuple[Condition, ...], ...]]:
    """For each target the smallest sets of conditions that are enough, from the empty set upwards."""
    found: dict[str, list[tuple[Condition, ...]]] = {target: [] for target in targets}
    for size in range(len(Condition) + 1):
        for chosen in combinations(Condition, size):
            # Once a set is enough all larger ones are, so only targets that still need this one are asked.
            open_ = [t for t in targets if not any(set(way) <= set(chosen) for way in found[t])]
            if open_:
                known = usual.get(chosen)
                works = (
                    known
                    if known is not None
                    else _working(compiled(facts.network, reading(default, chosen), open_, facts=facts))
                )
                for target in works.intersection(open_):
                    found[target].append(chosen)
    return {target: tuple(ways) for target, ways in found.items()}


def _working(equations: Equations) -> frozenset[str]:
    states = equations.states()
    return frozenset(target for target, top in equations.tops.items() if states[top])


def _assumed(network: Network, equations: Equations, targets: list[str]) -> dict[str, tuple[str, ...]]:
    """The targets that fail without all assumed things, each with those whose lack alone breaks it."""
    kinds = {type_ for _, type_, key in network.edges(keys=True) if key == "kind_of"}
    things = sorted(
        node.thing
        for node in equations.nodes
        if node.kind == "item" and node.thing not in kinds and not equations.facts.is_researched(node.thing)
    )
    together, *alone = equations.works_many([things, *([thing] for thing in things)], targets).tolist()
    return {
        target: tuple(thing for thing, works in zip(things, alone, strict=True) if not works[at] and thing != target)
        for at, target in enumerate(targets)
        if not together[at]
    }


def _verdict(network: Network, target: str, ways: tuple[tuple[Condition, ...], ...]) -> Verdict:
    if is_goal(network, target) and not _asks_for_something(network, target):
        return Verdict.UNTESTED
    if not ways:
        return Verdict.CANNOT
    return Verdict.CAN if ways == ((),) else Verdict.ONLY_IF


def _asks_for_something(network: Network, goal: str) -> bool:
    seen, waiting = {goal}, [goal]
    while waiting:
        goals, items = beneath(network, waiting.pop())
        if items:
            return True
        waiting += [child for child in goals if child not in seen]
        seen.update(goals)
    return False

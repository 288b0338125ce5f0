"""What a goal or a plan asks for, and whose country must be able to get it."""

from __future__ import annotations

from ..network import Network
from .organizations import home

_GOAL_EDGES = frozenset({"targets", "requires"})


def is_goal(network: Network, thing: str) -> bool:
    """Whether a thing is a goal, or a plan that states goals."""
    attributes = network.nodes[thing]
    return "plan" in attributes or attributes.get("class_") == "plan"


def goals_of(network: Network, plan: str) -> tuple[str, ...]:
    """The goals that a plan states, sorted."""
    return tuple(sorted(thing for thing, a in network.nodes(data=True) if a.get("plan") == plan))


def plan_of(network: Network, goal: str) -> str:
    """The plan that states a goal; a plan itself."""
    return str(network.nodes[goal].get("plan", goal))


def beneath(network: Network, goal: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The goals that must be met and the items that must be obtainable for a goal or plan, sorted."""
    items = {item for _, item, a in network.out_edges(goal, data=True) if a.get("relation") in _GOAL_EDGES}
    goals = {child for child, _, key in network.in_edges(goal, keys=True) if key in {"parent_goal", "of_plan"}}
    return tuple(sorted(goals)), tuple(sorted(items))


def country_of(network: Network, goal: str) -> str | None:
    """The country of the plan of a goal: its own, or that of the bodies that issue and lead it."""
    plan = plan_of(network, goal)
    own = home(network, plan)
    if own is not None:
        return own
    bodies = [body for body, _, a in network.in_edges(plan, data=True) if a["kind"] in {"leads", "co_issues"}]
    homes = {country for body in bodies if (country := home(network, body)) is not None}
    return next(iter(homes)) if len(homes) == 1 else None

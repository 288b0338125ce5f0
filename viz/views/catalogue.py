"""The names of the views, and which function makes each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ...graph.network import Network
from ..view import View
from .chain import chain_view
from .goal import goal_view
from .measures import measures_view
from .plan import plan_view
from .thing import thing_view

PLAN = "ai-manufacturing-plan"
_GOAL_KINDS = frozenset({"target", "objective", "task", "measure", "principle"})
_DEPTH = 2
_GOAL_DEPTH = 5

VIEWS: dict[str, Callable[[Network, date], View]] = {
    "plan": lambda network, as_of: plan_view(network, plan=PLAN, as_of=as_of),
    "chain": lambda network, as_of: chain_view(network, as_of=as_of),
    "measures": lambda network, as_of: measures_view(network, as_of=as_of),
}
"""The views that need no thing to look at."""


def build_view(network: Network, *, name: str, thing: str | None, as_of: date, depth: int | None = None) -> View:
    """The view of a name; `thing` and `goal` are about a thing, `plan` may be about another plan.

    Raises:
        KeyError: there is no view of that name.
        ValueError: the view needs a thing, or takes none.
    """
    if name == "plan" and thing is not None:
        return plan_view(network, plan=thing, as_of=as_of)
    if name in VIEWS:
        if thing is not None:
            raise ValueError(name)
        return VIEWS[name](network, as_of)
    if thing is None:
        raise ValueError(name)
    if name == "goal":
        return goal_view(network, goal=thing, as_of=as_of, depth=depth or _GOAL_DEPTH)
    if name == "thing":
        return thing_view(network, thing=thing, as_of=as_of, depth=depth or _DEPTH)
    raise KeyError(name)


def view_for(network: Network, thing: str) -> str:
    """The view that suits a thing: goals and plans have their own."""
    class_ = network.nodes[thing].get("class_")
    return "plan" if class_ == "plan" else "goal" if class_ in _GOAL_KINDS else "thing"

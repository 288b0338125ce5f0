"""The pictures, one file each, and the names by which they are asked for."""

from .catalogue import PLAN, VIEWS, build_view, view_for
from .chain import chain_view
from .goal import goal_view
from .measures import measures_view
from .plan import plan_view
from .scenario import scenario_view
from .thing import thing_view

__all__ = [
    "PLAN",
    "VIEWS",
    "build_view",
    "chain_view",
    "goal_view",
    "measures_view",
    "plan_view",
    "scenario_view",
    "thing_view",
    "view_for",
]

"""What it looks like: views of the graph, laid out beforehand, drawn on pages that need no network."""

from .render import page, write_page
from .report import write_briefing
from .view import View, ViewEdge, ViewNode
from .views import (
    PLAN,
    VIEWS,
    build_view,
    chain_view,
    goal_view,
    measures_view,
    plan_view,
    scenario_view,
    thing_view,
    view_for,
)

__all__ = [
    "PLAN",
    "VIEWS",
    "View",
    "ViewEdge",
    "ViewNode",
    "build_view",
    "chain_view",
    "goal_view",
    "measures_view",
    "page",
    "plan_view",
    "scenario_view",
    "thing_view",
    "view_for",
    "write_briefing",
    "write_page",
]

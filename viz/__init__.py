"""What it looks like: views of the graph, laid out beforehand, drawn on pages that need no network."""

from .render import write_page
from .view import View, ViewEdge, ViewNode
from .views import plan_view

__all__ = ["View", "ViewEdge", "ViewNode", "plan_view", "write_page"]

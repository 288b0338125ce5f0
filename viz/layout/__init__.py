"""Places for nodes, computed before the page is drawn so that it opens at once; equal input, equal places."""

from .columns import in_columns
from .communities import by_community
from .groups import grouped, placed_network

__all__ = ["by_community", "grouped", "in_columns", "placed_network"]

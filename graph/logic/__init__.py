"""Monotone AND/OR systems over integer ids: what works, what breaks it, what repairs it.

Knows numbers only: may import `aisupply.graph.errors`, and nothing else of this project.
"""

from .builder import ALL, SystemBuilder
from .counting import count_without_circles
from .cut_sets import count_minimal_cut_sets, count_minimal_path_sets, minimal_cut_sets, minimal_path_sets
from .families import SetFamily
from .formula import Formula, Gate, Question
from .restriction import Restriction, restricted_to
from .rows import Ids
from .scenarios import solve_many
from .system import System, solve

__all__ = [
    "ALL",
    "Formula",
    "Gate",
    "Ids",
    "Question",
    "Restriction",
    "SetFamily",
    "System",
    "SystemBuilder",
    "count_minimal_cut_sets",
    "count_minimal_path_sets",
    "count_without_circles",
    "minimal_cut_sets",
    "minimal_path_sets",
    "restricted_to",
    "solve",
    "solve_many",
]

"""What can be wrong with the tables.

DataError
└── FactErrors  (ValueError)  the tables have problems; carries all of them
"""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong: where it stands, what it is, and what to do.

    `row` is the line in the file, the header being line 1; 0 means the file as a whole.
    """

    file: str
    row: int
    column: str
    what: str
    remedy: str

    def __str__(self) -> str:
        place = ", ".join(filter(None, (self.file, f"row {self.row}" if self.row else "", self.column)))
        return f"{place}: {self.what}. {self.remedy}"


class DataError(Exception):
    """Anything that is wrong with the facts, not with the code."""


class FactErrors(DataError, ValueError):
    """The tables have problems."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)

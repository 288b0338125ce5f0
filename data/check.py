"""Every problem of the tables at once: reading, references, statements, shares, hierarchies, form."""

from __future__ import annotations

from pathlib import Path

from .check_hierarchies import hierarchy_problems
from .check_references import reference_problems
from .check_shares import share_problems
from .check_statements import statement_problems
from .errors import Problem
from .package import package_problems
from .read import read_folder
from .tidy import untidy
from .vocabularies import EntityClass


def check_tables(folder: Path) -> tuple[Problem, ...]:
    """Every problem of the tables in a folder, by file and row.

    Rows that cannot be read are left out of the checks that follow, so that one slip is told once. References are
    only checked once every file could be opened.
    """
    found = read_folder(folder)
    problems = list(found.problems)
    problems.extend(statement_problems(found.tables))
    countries = {row.id for row in found.tables["entities"].rows if row.class_ is EntityClass.COUNTRY}
    problems.extend(share_problems(found.tables["supplies"], countries=countries))
    problems.extend(hierarchy_problems(found.tables))
    if all(problem.row > 1 for problem in found.problems):
        problems.extend(reference_problems(found.tables))
    if not found.problems:
        problems.extend(untidy(folder))
        problems.extend(package_problems(folder))
    return tuple(sorted(problems))

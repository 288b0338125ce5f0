"""Adding a review to the tables: checked by the rules of the tables, in canonical form, whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from filelock import BaseFileLock, FileLock

from .check_statements import page_problems
from .errors import FactErrors, Problem
from .nearest import did_you_mean
from .read import ReadFolder, ReadTable, read_folder
from .tables import Review
from .tidy import canonical, replace_file

_NOT_REVIEWED = frozenset({"reviews", "searches", "sources"})


def record_review(folder: Path, review: Review) -> bool:
    """Add a review to `reviews.csv`; whether the file changed: the same review twice is one.

    Raises:
        FactErrors: the tables cannot be read, or the review breaks a rule; then nothing is written.
    """
    with _alone(folder):
        found = read_folder(folder)
        if found.problems:
            raise FactErrors(tuple(sorted(found.problems)))
        table = found.tables["reviews"]
        if review in table.rows:
            return False
        problems = tuple(_problems(found, table, review))
        if problems:
            raise FactErrors(problems)
        replace_file(folder / table.file, canonical("reviews", [*table.rows, review]))
        return True


def _problems(found: ReadFolder, table: ReadTable, review: Review) -> Iterator[Problem]:
    ids = {row.id for name, each in found.tables.items() if name not in _NOT_REVIEWED for row in each.rows}
    if review.statement not in ids:
        what = f"there is no row {review.statement!r}"
        yield Problem(table.file, 0, "statement", what, did_you_mean(review.statement, ids, "Give the id of a row."))
    yield from page_problems(table.file, 0, review)
    for row, line in zip(table.rows, table.lines, strict=True):
        if (row.statement, row.checked_on) == (review.statement, review.checked_on):
            what = f"{row.statement!r} has a review of {row.checked_on} already: {row.verdict}"
            yield Problem(table.file, line, "checked_on", what, "Correct that row, or give another day.")


def _alone(folder: Path) -> BaseFileLock:
    # Two who record at once must not each write back what they read; the lock lies outside the tables.
    name = sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return FileLock(Path(tempfile.gettempdir()) / f"aisupply-reviews-{name}.lock")

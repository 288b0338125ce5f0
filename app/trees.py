"""Printing what a thing rests on as a tree."""

from __future__ import annotations

from ..graph.analysis.needs import Branch, Tree
from ..graph.reviews import Reviews
from .output import Format, print_json, print_rows, print_text
from .proofs import print_reviews


def print_tree(tree: Tree, *, format_: Format) -> None:
    """Print a tree as an outline, as nested JSON, or as CSV with one row a branch."""
    match format_:
        case Format.JSON:
            print_json(tree)
        case Format.CSV:
            records = tree.records()
            print_rows(tuple(records[0]), [tuple(record.values()) for record in records], format_=Format.CSV)
        case Format.TABLE:
            _print_branch(tree.root, before="", last=True, root=True)
            print_reviews(Reviews({row: [review] for row, review in tree.reviews.items()}), tree.statements())


def _print_branch(branch: Branch, *, before: str, last: bool, root: bool = False) -> None:
    corner = "" if root else ("└─ " if last else "├─ ")
    print_text(f"{before}{corner}{_words(branch)}")
    beneath = before if root else before + ("   " if last else "│  ")
    for position, below in enumerate(branch.branches, start=1):
        _print_branch(below, before=beneath, last=position == len(branch.branches))


def _words(branch: Branch) -> str:
    step = branch.step
    if step is None:
        return f"{branch.label} ({branch.thing})"
    relation = step.relation if step.group is None else f"{step.at_least} of “{step.group}”"
    inherited = f", as {step.stated_for}" if step.stated_for else ""
    again = " ↑ shown above" if branch.repeated else ""
    cited = f" [{', '.join(step.sources)}]" if step.sources else ""
    return f"{relation}{inherited}: {branch.label} ({branch.thing}){again}{cited}"

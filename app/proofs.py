"""Printing a proof: as a tree, as sentences, as JSON, or as CSV with one row a step."""

from __future__ import annotations

from collections.abc import Collection

from ..graph.analysis.proof import Ground, Proof, Step
from ..graph.reviews import Reviews
from .frames import print_frame
from .output import Format, print_json, print_text

_WITHOUT_HOW = frozenset({Ground.BLOCKED, Ground.NOT_COUNTED, Ground.GROUP, Ground.REMOVED})
"""Grounds whose sentence already says how."""
_FEW = 5


def print_proof(proof: Proof, *, format_: Format, depth: int | None, as_sentences: bool) -> None:
    """Print a proof with the statements that its steps rest on, and their sources."""
    if format_ is Format.JSON:
        print_json(proof.to_json())
    elif format_ is Format.CSV:
        print_frame(proof.to_frame(), format_=format_)
    elif as_sentences:
        for sentence in proof.sentences():
            print_text(sentence + ".")
        print_reviews(proof.reviews, proof.statements())
    else:
        _print_step(proof, proof.root, before="", corner="", level=0, depth=depth)
        _print_sources(proof, depth)
        print_reviews(proof.reviews, proof.statements())


def _print_step(proof: Proof, step: Step, *, before: str, corner: str, level: int, depth: int | None) -> None:
    standing = f" ({proof.standing})" if level == 0 and proof.standing is not None else ""
    print_text(f"{before}{corner}{_words(proof, step)}{standing}")
    beneath = before if level == 0 else before + ("   " if corner.startswith("└") else "│  ")
    if depth is not None and level >= depth:
        if step.beneath:
            print_text(f"{beneath}└─ … {_count(step)} further steps (--depth)")
        return
    for position, below in enumerate(step.beneath, start=1):
        end = "└─ " if position == len(step.beneath) else "├─ "
        _print_step(proof, below, before=beneath, corner=end, level=level + 1, depth=depth)


def _words(proof: Proof, step: Step) -> str:
    how = f"{proof.how(step)}: " if step.how and step.ground not in _WITHOUT_HOW else ""
    again = " ↑ shown above" if step.repeated else ""
    cited = f" [{', '.join(step.statements)}]" if step.statements else ""
    return f"{how}{proof.sentence(step)}{again}{cited}"


def _count(step: Step) -> int:
    return sum(1 + _count(below) for below in step.beneath)


def _print_sources(proof: Proof, depth: int | None) -> None:
    shown = sorted({s for level, step in proof.steps() if depth is None or level <= depth for s in step.sources})
    if shown:
        print_text("\nSources")
    for source in shown:
        page = proof.pages.get(source, {})
        print_text(f"  [{source}] {page.get('publisher', '')}: {page.get('title', '')}. {page.get('url', '')}")


def print_reviews(reviews: Reviews, statements: Collection[str]) -> None:
    """Say how many of the statements of an answer were compared with their source, and which of them fell short."""
    if not statements:
        return
    print_text(f"\nReviews: {reviews.told(statements)}")
    doubted = reviews.doubted(statements)
    for row, review in doubted[:_FEW]:
        print_text(f"  {review}: {row}" + (f" ({review.url})" if review.url else ""))
    if len(doubted) > _FEW:
        print_text(f"  … and {len(doubted) - _FEW} more (--format json)")

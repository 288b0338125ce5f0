"""Ten competency questions on a graph that is open already, beside RDFLib with the same graph in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median

import aisupply
from aisupply.graph.build import to_nquads
from aisupply.graph.iris import PREFIXES
from aisupply.graph.questions import find_question

from .measure import seconds
from .table import Line, faster

TITLE = "Warm: ten competency questions"

_NUMBERS = ("001", "002", "003", "004", "005", "006", "008", "010", "015", "016")
_WANTED = 20


def lines() -> Iterator[Line]:
    """Each question, and the median of how many times faster it is."""
    kg = aisupply.load()
    theirs = _rdflib(to_nquads(kg.store))
    ratios: list[float] = []
    for number in _NUMBERS:
        question = find_question(number)
        text = question.with_parameters({})
        ours, other = _time(lambda text=text: len(kg.answer(text).rows), lambda text=text: theirs(text))
        ratios.append(other / ours)
        what = f"{number} {question.name.replace('-', ' ')}"
        yield faster(what, seconds=ours, other="RDFLib", other_seconds=other)
    yield Line(
        what="median of the ten",
        measured=f"{median(ratios):.0f} × faster",
        wanted=f"≥ {_WANTED} ×",
        met=median(ratios) >= _WANTED,
    )


def _time(ours: Callable[[], int], theirs: Callable[[], int]) -> tuple[float, float]:
    if ours() != theirs():
        raise ValueError("The two engines disagree, so that their times mean nothing.")
    return seconds(ours, runs=7), seconds(theirs, runs=2)


def _rdflib(nquads: bytes) -> Callable[[str], int]:
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    dataset.parse(data=nquads, format="nquads")
    return lambda text: len(list(dataset.query(text, initNs=PREFIXES)))

"""A SPARQL 1.1 server of another make, loaded with our export, gives the answers of the embedded store."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

import aisupply
from aisupply import KnowledgeGraph
from aisupply.graph.questions import Question, find_question, questions

from .virtuoso import virtuoso

# Other parameters than the defaults: longer paths, several ways to one thing, days on which measures change.
VARIANTS = [
    ("003", {"item": "euv-lithography-tool"}),
    ("005", {"item": "hbm"}),
    ("006", {"item": "gallium", "country": "united-states", "day": "2026-11-28"}),
    ("006", {"item": "high-end-training-chip", "country": "china", "day": "2025-06-01"}),
    ("007", {"from": "2025-01-01", "to": "2026-12-31"}),
    ("013", {"months": "24"}),
    ("024", {"type": "ai-chip"}),
    ("027", {"country": "united-states"}),
    ("034", {"year": "2025"}),
    ("037", {"chip": "high-end-training-chip"}),
    ("038", {"item": "ai-server"}),
]

DOORS: dict[str, Callable[[KnowledgeGraph], object]] = {
    "the reference day": lambda kg: kg.reference_day,
    "search": lambda kg: kg.search("光刻"),
    "show a thing": lambda kg: kg.show("huawei"),
    "show a goal": lambda kg: kg.show("goal-100-industrial-datasets"),
    "needs": lambda kg: kg.needs("ascend-910c"),
    "used by": lambda kg: kg.used_by("hbm"),
    "an ASK that holds": lambda kg: kg.ask("ASK { aid:miit ais:leads aid:ai-manufacturing-plan }"),
    "an ASK that does not": lambda kg: kg.ask("ASK { aid:huawei ais:leads aid:ai-manufacturing-plan }"),
    "a CONSTRUCT": lambda kg: set(kg.construct("CONSTRUCT WHERE { ?x ais:sharePct ?share ; skos:note ?note }")),
    "the network's things": lambda kg: sorted(kg._whole.nodes(data=True)),
    "the network's edges": lambda kg: sorted(kg._whole.edges(keys=True, data=True), key=lambda edge: edge[:3]),
}


@pytest.fixture(scope="module")
def remote(real: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    with virtuoso(real, tmp_path_factory.mktemp("virtuoso")) as url:
        yield aisupply.load(endpoint=url)


@pytest.mark.parametrize("question", questions(), ids=lambda question: f"{question.number}-{question.name}")
def test_a_question_has_the_same_rows(real: KnowledgeGraph, remote: KnowledgeGraph, question: Question) -> None:
    assert remote.answer(question.sparql) == real.answer(question.sparql)


@pytest.mark.parametrize(("number", "settings"), VARIANTS)
def test_a_question_with_other_parameters_has_the_same_rows(
    real: KnowledgeGraph, remote: KnowledgeGraph, number: str, settings: dict[str, str]
) -> None:
    text = find_question(number).with_parameters(settings)
    expected = real.answer(text)

    assert expected.rows
    assert remote.answer(text) == expected


@pytest.mark.parametrize("door", DOORS)
def test_a_door_of_the_python_interface_opens_the_same(real: KnowledgeGraph, remote: KnowledgeGraph, door: str) -> None:
    assert DOORS[door](remote) == DOORS[door](real)


def test_the_named_graphs_are_told_apart(real: KnowledgeGraph, remote: KnowledgeGraph) -> None:
    counted = "SELECT (COUNT(*) AS ?triples) WHERE { GRAPH aig:derived { ?s ?p ?o } }"

    assert remote.answer(counted) == real.answer(counted)

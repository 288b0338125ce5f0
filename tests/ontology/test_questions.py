"""The graph answers what it must be able to answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from aisupply import KnowledgeGraph
from aisupply.graph.errors import BadParameter, OntologyError, UnknownQuestion
from aisupply.graph.questions import Question, find_question, questions, read_question


@pytest.mark.parametrize("question", questions(), ids=lambda question: f"{question.number}-{question.name}")
def test_the_graph_answers_the_question(real: KnowledgeGraph, question: Question) -> None:
    answer = real.answer(question.sparql)

    assert bool(answer.rows) == question.expects_rows
    assert question.missing_rows(answer) == ()
    assert all(question.texts.values())


def test_there_are_at_least_forty_questions_with_numbers_of_their_own() -> None:
    numbers = [question.number for question in questions()]

    assert numbers == [f"{number:03d}" for number in range(1, len(numbers) + 1)]
    assert len(numbers) >= 40


def test_exactly_seven_bodies_issue_the_plan_with_the_ministry(real: KnowledgeGraph) -> None:
    records = real.answer(find_question("001").sparql).records()
    co_issuers = {r["body"] for r in records if r["role"] == "ais:responsibility-role-co-issuer"}

    assert len(co_issuers) == 7
    assert {r["body"] for r in records if r["role"] == "ais:responsibility-role-lead"} == {"aid:miit"}


def test_a_parameter_takes_another_value(real: KnowledgeGraph) -> None:
    question = find_question("who-supplies")

    assert "VALUES ?item { aid:germanium }" in question.with_parameters({"item": "germanium"})
    assert real.answer(question.with_parameters({"item": "aid:hbm"})).rows


def test_a_measure_revives_when_its_suspension_ends(real: KnowledgeGraph) -> None:
    question = find_question("006")

    def measures(day: str) -> set[object]:
        text = question.with_parameters({"item": "gallium", "country": "united-states", "day": day})
        return {record["measure"] for record in real.answer(text).records()}

    assert "stm:mofcom-2024-46-gallium" not in measures("2026-11-27")
    assert "stm:mofcom-2024-46-gallium" in measures("2026-11-28")


@pytest.mark.parametrize(
    ("name", "settings", "words"),
    [
        ("005", {"itme": "gallium"}, "Did you mean 'item'"),
        ("005", {"item": "gallium } } DROP ALL #"}, "must be an id"),
        ("006", {"day": "tomorrow"}, "must be a day"),
        ("013", {"months": "1e9"}, "must be a whole number"),
        ("014", {"x": "y"}, "Known are: none"),
    ],
)
def test_a_bad_parameter_is_refused(name: str, settings: dict[str, str], words: str) -> None:
    with pytest.raises(BadParameter, match=words):
        find_question(name).with_parameters(settings)


def test_a_question_is_found_by_number_name_or_beginning() -> None:
    wanted = questions()[0]

    assert find_question("1") == find_question("001") == wanted
    assert find_question(wanted.name) == find_question(f"001-{wanted.name}.rq") == wanted
    assert find_question("which-body-leads") == wanted


@pytest.mark.parametrize("name", ["which", "whoo-suplies", "099"])
def test_an_unknown_question_suggests_others(name: str) -> None:
    with pytest.raises(UnknownQuestion, match="Did you mean"):
        find_question(name)


HEADER = "# question-en: A?\n# question-de: A?\n# question-zh: A?\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT * {}", "question-en"),
        (HEADER + "SELECT * {}", "expect"),
        (HEADER + "# expect: many\nSELECT * {}", "must be `rows` or `empty`"),
        (HEADER + "# expect: rows\nSELECT * {}", "must name one"),
        (HEADER + "# expect: rows\n# row: x=1\n# parameter: x = aid:y\nSELECT * {}", "must have one line `VALUES"),
        (
            HEADER + '# expect: rows\n# row: x=1\n# parameter: x = "y"\nSELECT * { VALUES ?x { "y" } }',
            "the default of x",
        ),
    ],
)
def test_a_broken_header_is_told_with_its_file(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "001-a.rq"
    file.write_text(text, "utf-8")

    with pytest.raises(OntologyError, match=words):
        read_question(file)

from __future__ import annotations

from dataclasses import replace

import pytest

from aisupply import KnowledgeGraph
from aisupply.viz.briefing.dependence import CHIP, dependence
from aisupply.viz.briefing.document import Section
from aisupply.viz.briefing.facts import Facts
from aisupply.viz.views import PLAN

GOAL = "goal-3-5-general-purpose-large-models"


@pytest.fixture(scope="module")
def sections(real: KnowledgeGraph) -> dict[str, Section]:
    found = dependence(Facts(real.network(), PLAN, real.reference_day), [GOAL])
    return {section.id: section for section in found}


def test_the_chip_is_answered_for_every_way_to_count(sections: dict[str, Section], real: KnowledgeGraph) -> None:
    rows = sections["chip"].tables[0].rows
    told = [row[2].labels["en"] for row in rows]
    asked = [
        "yes" if real.why(CHIP, real.scenario(licences=licences, holdings=holdings)).works else "no"
        for licences in ("block", "allow")
        for holdings in ("count", "ignore")
    ]

    assert told == asked


def test_chokepoints_are_told_as_the_engine_finds_them(sections: dict[str, Section], real: KnowledgeGraph) -> None:
    tables = {table.title["en"]: table for table in sections["chip"].tables}
    told = [row[0].pick for row in tables["Confirmed: organizations and countries"].rows]
    found = real.chokepoints(CHIP).chokepoints

    assert told == [
        c.thing for c in found if c.standing == "confirmed" and c.of.value in {"organizations", "countries"}
    ]


def test_every_chokepoint_of_the_chip_names_its_sources(sections: dict[str, Section]) -> None:
    bare = [row[0].labels["en"] for table in sections["chip"].tables[1:5] for row in table.rows if not row[0].sources]

    assert bare == []


def test_a_goal_says_whether_it_holds_both_ways(sections: dict[str, Section], real: KnowledgeGraph) -> None:
    row = sections["state"].tables[0].rows[0]
    asked = ["yes" if real.why(GOAL, real.scenario(licences=way)).works else "no" for way in ("block", "allow")]

    assert [field.labels["en"] for field in row[1:3]] == asked


def test_a_world_without_the_chip_has_no_section_on_it(toy: KnowledgeGraph) -> None:
    found = dependence(Facts(toy.network(), "bread-plan", toy.reference_day), ["goal-daily-bread"])

    assert [section.id for section in found] == ["state"]


def test_the_briefing_holds_for_the_day_that_is_asked_for(real: KnowledgeGraph) -> None:
    facts = Facts(real.network(), PLAN, real.reference_day)
    earlier = replace(facts, as_of=real.reference_day.replace(year=2022))

    assert len(earlier.suppliers("computing-coordination-platform")) < len(
        facts.suppliers("computing-coordination-platform")
    )

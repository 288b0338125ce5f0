from __future__ import annotations

import pytest

from aisupply import KnowledgeGraph
from aisupply.viz import VIEWS, View, build_view, goal_view, thing_view, view_for
from aisupply.viz.view import Role, TimeLine
from aisupply.viz.views.chain import chain_view
from aisupply.viz.views.measures import measures_view


def _edges(view: View, relation: str) -> set[tuple[str, str]]:
    return {(edge.tail, edge.head) for edge in view.edges if edge.relation == relation}


def _chain(kg: KnowledgeGraph) -> View:
    return chain_view(kg.network(), as_of=kg.reference_day)


def test_the_chain_shows_kinds_inside_their_types(toy: KnowledgeGraph) -> None:
    inside = {node.id: node.inside for node in _chain(toy).nodes}

    assert inside["rye-bread"] == "bread"
    assert inside["bread"] == ""


def test_the_chain_shows_suppliers_inside_what_they_supply(toy: KnowledgeGraph) -> None:
    suppliers = {node.thing for node in _chain(toy).nodes if node.inside == "oven"}

    assert suppliers == {"oven-works"}


def test_the_chain_keeps_two_statements_between_the_same_things(toy: KnowledgeGraph) -> None:
    stated = [edge.statement for edge in _chain(toy).edges if edge.tail == "grand-mill@flour"]

    assert len(stated) == len(set(stated)) == 2


def test_the_chain_has_every_thing_with_a_layer(real: KnowledgeGraph) -> None:
    asked = real.answer("SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x ais:layer [] ; dcterms:identifier [] }").rows[0][0]

    assert sum(node.thing == node.id for node in _chain(real).nodes) == asked


def test_the_neighbourhood_has_inputs_and_suppliers_left_and_users_right(toy: KnowledgeGraph) -> None:
    view = thing_view(toy.network(), thing="flour", as_of=toy.reference_day, depth=1)
    columns = {node.id: node.column for node in view.nodes}

    assert columns["old-mill"] < columns["flour"] < columns["bread"]
    assert columns["flour"] < columns["sour-act"]


def test_the_neighbourhood_ends_at_its_depth(toy: KnowledgeGraph) -> None:
    view = thing_view(toy.network(), thing="flour", as_of=toy.reference_day, depth=1)

    assert "goal-daily-bread" not in {node.id for node in view.nodes}


def test_a_goal_draws_alternatives_as_a_choice(toy: KnowledgeGraph) -> None:
    view = goal_view(toy.network(), goal="goal-daily-bread", as_of=toy.reference_day, depth=3)
    choices = {node.id: node.labels["en"] for node in view.nodes if node.role is Role.CHOICE}
    members = {head for tail, head in _edges(view, "one-of") if choices[tail] == "1 of 2"}

    assert members == {"sourdough", "yeast"}


def test_a_goal_draws_what_is_all_needed_directly(toy: KnowledgeGraph) -> None:
    view = goal_view(toy.network(), goal="goal-daily-bread", as_of=toy.reference_day, depth=3)

    assert {("bread", "flour"), ("bread", "oven")} <= _edges(view, "requires")


def test_a_goal_says_how_much_lies_deeper(toy: KnowledgeGraph) -> None:
    view = goal_view(toy.network(), goal="goal-daily-bread", as_of=toy.reference_day, depth=1)

    assert "further things lie beneath" in view.sees["en"]
    assert "0 further" not in view.sees["en"]


def test_every_restriction_is_in_the_view_of_measures(real: KnowledgeGraph) -> None:
    view = measures_view(real.network(), as_of=real.reference_day)
    asked = real.answer("SELECT (COUNT(?x) AS ?n) { ?x a ais:Restriction ; ais:restrictedThing [] }").rows[0][0]

    assert len([edge for edge in view.edges if edge.relation == "restricts"]) == asked


def test_the_time_line_has_a_bar_for_every_dated_restriction(real: KnowledgeGraph) -> None:
    chart = measures_view(real.network(), as_of=real.reference_day).chart
    asked = real.answer("""
        SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x a ais:Restriction ; ais:firstDay ?first .
          OPTIONAL { ?x ais:lastDay ?last } FILTER (!BOUND(?last) || YEAR(?last) >= 2018) }""").rows[0][0]

    assert isinstance(chart, TimeLine)
    assert len({statement for span in chart.spans for statement in span.statements}) == asked


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_every_edge_of_a_real_view_has_its_ends_and_a_source(name: str, real: KnowledgeGraph) -> None:
    view = build_view(real.network(), name=name, thing=None, as_of=real.reference_day)
    ids = {node.id for node in view.nodes}

    assert {edge.statement for edge in view.edges if not {edge.tail, edge.head} <= ids} == set()
    assert [edge for edge in view.edges if not edge.sources] == []
    assert {source for edge in view.edges for source in edge.sources} <= set(view.sources)


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_a_view_of_a_world_without_the_plan_is_still_a_view(name: str, toy: KnowledgeGraph) -> None:
    if name == "plan":
        view = build_view(toy.network(), name=name, thing="bread-plan", as_of=toy.reference_day)
    else:
        view = build_view(toy.network(), name=name, thing=None, as_of=toy.reference_day)

    assert view.nodes


@pytest.mark.parametrize(
    ("thing", "name"), [("bread-plan", "plan"), ("goal-ten-ovens", "goal"), ("oven", "thing"), ("old-mill", "thing")]
)
def test_a_thing_has_a_view_that_suits_it(thing: str, name: str, toy: KnowledgeGraph) -> None:
    assert view_for(toy.network(), thing) == name

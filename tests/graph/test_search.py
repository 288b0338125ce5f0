"""Things are found by what people call them, whatever the case, accents, width and language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisupply import KnowledgeGraph
from aisupply.graph.errors import AmbiguousThing, UnknownThing
from aisupply.graph.search import fold


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("oven", "oven"),
        ("OFEN", "oven"),
        ("烤炉", "oven"),
        ("ＢＲＯＴ", "bread"),
        ("muhle grosse", "grand-mill"),
        ("Mühle-Größe", "grand-mill"),
        ("bread office", "ministry-of-bread"),
        ("  täglich   brot ", "goal-daily-bread"),
        ("rye_flour", "rye-flour"),
    ],
)
def test_a_thing_is_found_by_any_of_its_names(toy: KnowledgeGraph, text: str, first: str) -> None:
    assert toy.search(text)[0].thing == first


def test_exact_names_come_before_beginnings_and_those_before_parts(toy: KnowledgeGraph) -> None:
    found = [(match.thing, match.quality) for match in toy.search("brot")]

    assert found == [
        ("bread", "exact"),
        ("bread-plan", "beginning"),
        ("ministry-of-bread", "beginning"),
        ("rye-bread", "part"),
        ("goal-daily-bread", "part"),
    ]


def test_a_match_says_by_which_name_it_was_found(toy: KnowledgeGraph) -> None:
    (match,) = toy.search("MoB")

    assert (match.thing, match.label, match.kind, match.name, match.quality) == (
        "ministry-of-bread",
        "Ministry of Bread",
        "GovernmentBody",
        "MoB",
        "exact",
    )


@pytest.mark.parametrize("text", ["", "  ", "…", "xyzzy"])
def test_what_nothing_is_called_is_not_found(toy: KnowledgeGraph, text: str) -> None:
    assert toy.search(text) == ()


@pytest.mark.parametrize(
    ("slip", "meant"), [("Bred", "bread"), ("flower", "flour"), ("Ovn", "oven"), ("人人有面饼", "goal-daily-bread")]
)
def test_a_slip_suggests_what_was_meant(toy: KnowledgeGraph, slip: str, meant: str) -> None:
    assert meant in toy.names.suggest(slip)


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("oven", "oven"),
        ("aid:oven", "oven"),
        ("https://w3id.org/aisupply/id/oven", "oven"),
        ("Ofen", "oven"),
        ("烤炉", "oven"),
        (" Old ", "old-mill"),
        ("Brot", "bread"),
        ("goal-ten", "goal-ten-ovens"),
    ],
)
def test_a_name_leads_to_one_thing(toy: KnowledgeGraph, name: str, thing: str) -> None:
    assert toy.find(name) == thing


def test_an_ambiguous_name_names_the_candidates(toy: KnowledgeGraph) -> None:
    with pytest.raises(AmbiguousThing) as told:
        toy.find("Ministry")

    assert told.value.candidates == ("ministry-of-bread", "ministry-of-mills")
    assert str(told.value) == "'Ministry' may be ministry-of-bread or ministry-of-mills. Give the id."


@pytest.mark.parametrize(("name", "words"), [("Bred", "Did you mean bread or"), ("", "aisupply search TEXT")])
def test_an_unknown_name_suggests_others(toy: KnowledgeGraph, name: str, words: str) -> None:
    with pytest.raises(UnknownThing, match=words):
        toy.find(name)


def test_real_things_are_found_in_three_languages(real: KnowledgeGraph) -> None:
    for name in ("High-bandwidth memory", "高带宽存储器", "hbm"):
        assert real.find(name) == "hbm"


def test_every_id_of_the_real_graph_finds_itself(real: KnowledgeGraph) -> None:
    ids = {str(thing).removeprefix("aid:") for (thing,) in real.answer("SELECT ?x { ?x a ais:Entity }").rows}

    assert len(ids) > 1000
    assert {thing for thing in ids if real.find(thing) != thing} == set()


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="äöüßéabc ABC-_", max_size=20))
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower())

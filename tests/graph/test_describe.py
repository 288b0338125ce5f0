"""A card holds all that is known of one thing, each statement a sentence with its sources."""

from __future__ import annotations

import pytest

from aisupply import KnowledgeGraph
from aisupply.graph.describe import Card
from aisupply.graph.errors import AmbiguousThing, UnknownThing
from aisupply.graph.sentences import Said, sentence


def _sentences(card: Card) -> dict[str, str]:
    return {line.id: line.sentence for line in card.statements}


def test_a_card_names_its_thing_in_three_languages(toy: KnowledgeGraph) -> None:
    card = toy.show("烤炉")

    assert (card.id, card.kind) == ("oven", "Equipment")
    assert card.labels == {"en": "Oven", "de": "Ofen", "zh": "烤炉"}
    assert card.properties == {"layer": ("equipment",), "suppliersComplete": ("true",)}


def test_a_card_tells_aliases_notes_and_the_home(toy: KnowledgeGraph) -> None:
    assert toy.show("grand-mill").aliases == ("Mühle Größe",)
    assert toy.show("grand-mill").properties == {"country": ("Borduria (borduria)",)}
    assert toy.show("flour").note == "Ground, not milled"


def test_statements_read_as_sentences(toy: KnowledgeGraph) -> None:
    assert _sentences(toy.show("oven")) == {
        "hold-old-mill-oven": "Old Mill holds Oven",
        "link-goal-ten-ovens-oven": "Ten ovens requires Oven",
        "oven-2026-05-02": "checked on 2026-05-02: partly (https://example.org/book)",
        "req-bread-oven": "Bread needs Oven (essential)",
        "sour-act-oven": "Sour Act: export-ban on Oven towards Arcadia (suspended, domestic)",
        "sour-act-suspension": "Sour Act: suspension on Oven towards Arcadia (in-force, domestic)",
        "sup-oven-works-oven": "Oven Works makes Oven (current)",
    }
    assert _sentences(toy.show("bread-plan")) == {
        "resp-ministry-of-bread-bread-plan": "Ministry of Bread leads Bread Plan"
    }


def test_shares_groups_and_events_read_as_sentences(toy: KnowledgeGraph) -> None:
    flour, bread = _sentences(toy.show("flour")), _sentences(toy.show("bread"))

    assert flour["sup-grand-mill-flour-2"] == "Grand Mill makes Flour (current, 55.5 % of world production 2025)"
    assert flour["ev-sour-act"] == "2025-03-01: The Sour Act takes force (export-control)"
    assert bread["req-bread-yeast"] == "Bread needs Yeast (essential, 1 of the group “rising”)"


def test_a_statement_line_carries_confidence_dates_note_and_sources(toy: KnowledgeGraph) -> None:
    lines = {line.id: line for card in (toy.show("flour"), toy.show("oven")) for line in card.statements}
    suspension, count = lines["sour-act-suspension"], lines["sup-grand-mill-flour-2"]

    assert (suspension.valid_from, suspension.valid_until) == ("2026-01-01", "2026-11-30")
    assert (count.confidence, count.note, count.sources) == ("estimated", "Another count.", ("toy-book",))


@pytest.mark.parametrize(
    ("name", "word", "things"),
    [
        ("bread", "kinds", ("Rye bread (rye-bread)",)),
        ("bread-plan", "goals", ("Daily bread for all (goal-daily-bread)", "Ten ovens (goal-ten-ovens)")),
        ("goal-daily-bread", "child goals", ("Ten ovens (goal-ten-ovens)",)),
    ],
)
def test_a_card_links_to_what_stands_beneath(
    toy: KnowledgeGraph, name: str, word: str, things: tuple[str, ...]
) -> None:
    assert toy.show(name).links == {word: things}


def test_a_goal_tells_its_number_and_deadline(toy: KnowledgeGraph) -> None:
    properties = toy.show("goal-ten-ovens").properties

    assert (properties["quantityMin"], properties["unit"], properties["deadline"]) == (("10",), ("ovens",), ("2027",))


def test_a_statement_has_a_card_of_its_own(toy: KnowledgeGraph) -> None:
    card = toy.show("stm:sour-act-oven")

    assert card.kind == "Restriction"
    assert card.properties["restrictionKind"] == ("export-ban",)
    assert card.properties["restrictedThing"] == ("Oven (oven)",)
    assert [source.id for source in card.sources] == ["toy-news"]


def test_a_source_tells_what_rests_on_it(toy: KnowledgeGraph) -> None:
    card = toy.show("toy-news")

    assert card.properties["publisher"] == ("Toy News",)
    assert "sour-act-oven" in _sentences(card)
    assert "req-bread-flour" not in _sentences(card)


def test_sources_are_cited_with_publisher_title_date_and_address(toy: KnowledgeGraph) -> None:
    (source,) = toy.show("bread").sources

    assert (source.publisher, source.title, source.published, source.url) == (
        "Toy Press",
        "The Book of Bread",
        "2019",
        "https://example.org/book",
    )


def test_what_no_thing_is_called_is_told(toy: KnowledgeGraph) -> None:
    with pytest.raises(UnknownThing, match=r"Unknown thing 'ovn'\. Did you mean oven"):
        toy.show("ovn")
    with pytest.raises(AmbiguousThing):
        toy.show("ministry")


def test_an_unknown_sort_of_statement_is_named() -> None:
    said = Said()
    said.add("type", "ais:Rumour", None)

    assert sentence(said) == "Rumour"


def test_every_statement_about_a_real_thing_is_a_sentence_with_a_source(real: KnowledgeGraph) -> None:
    for name in ("huawei", "hbm", "ai-manufacturing-plan"):
        card = real.show(name)

        assert card.statements
        assert [line for line in card.statements if not line.sources and line.kind not in {"Review", "Search"}] == []
        assert [line.sentence for line in card.statements if "?" in line.sentence or "None" in line.sentence] == []

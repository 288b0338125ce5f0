"""The standing of rows: reviews, searches, rates, samples, and what is stale."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import aisupply
from aisupply import KnowledgeGraph
from aisupply.graph.analysis.rates import rate, wilson
from aisupply.graph.analysis.sample import sample
from aisupply.graph.analysis.stale import Reason, stale
from aisupply.graph.errors import UnknownRow
from aisupply.graph.network import network
from aisupply.graph.reviews import Reviewed, Reviews
from aisupply.graph.rows import Row

EARLY, LATE = Reviewed(date(2026, 1, 1), "supported"), Reviewed(date(2026, 2, 1), "wrong")


def _row(name: str, table: str = "supplies") -> Row:
    return Row(name, table, None, ("a-source",), None)


def test_the_later_review_stands_and_both_are_kept() -> None:
    reviews = Reviews({"a": [LATE, EARLY]})

    assert reviews["a"] == LATE
    assert reviews.history("a") == (EARLY, LATE)


def test_what_nobody_compared_has_no_review() -> None:
    found = Reviews({"a": [EARLY]}).to_json(["b", "a", "a"])

    assert found == {"reviewed": 1, "of": 2, "by_row": {"a": EARLY.to_json(), "b": None}}


def test_reviews_are_told_in_a_sentence_with_those_that_fell_short() -> None:
    reviews = Reviews({"a": [EARLY], "b": [LATE]})

    assert reviews.told(["a", "b", "c"]) == "2 of 3 statements were compared with their source: 1 supported, 1 wrong."
    assert reviews.doubted(["a", "b", "c"]) == (("b", LATE),)


def test_the_graph_knows_what_reviews_of_things_and_statements_found(toy: KnowledgeGraph) -> None:
    assert {row: toy.reviews[row].verdict for row in toy.reviews} == {"oven": "partly", "req-bread-flour": "supported"}
    assert toy.show("flour").statements[1].review == toy.reviews["req-bread-flour"]
    assert toy.show("yeast").statements[0].review is None


def test_what_was_sought_and_not_found_stands_at_its_thing(toy: KnowledgeGraph) -> None:
    (found,) = toy.searches["yeast"]

    assert (found.day, found.sought, found.outcome) == (date(2026, 5, 3), "suppliers", "not-found")
    assert "searched on 2026-05-03" in next(s.sentence for s in toy.show("yeast").statements if s.kind == "Search")


def test_every_row_with_a_source_can_be_reviewed(toy: KnowledgeGraph) -> None:
    assert toy.row("oven").table == "entities"
    assert toy.row("goal-ten-ovens").table == "goals"
    assert toy.row("ev-sour-act").table == "events"
    with pytest.raises(UnknownRow, match="Did you mean sup-old-mill-flour"):
        toy.row("sup-old-mill-flower")


def test_beside_a_statement_stand_those_of_its_sort_about_its_things(toy: KnowledgeGraph) -> None:
    beside = {line.id for line in toy.neighbours(toy.row("sup-old-mill-flour"))}

    assert beside == {"sup-borduria-flour", "sup-grand-mill-flour", "sup-grand-mill-flour-2", "sup-old-mill-yeast"}


def test_a_row_on_hold_expires_with_its_suspension(toy: KnowledgeGraph) -> None:
    near = {row.id: row for row in stale(network(toy.source), toy.rows.values(), {}, within_days=200).rows}
    far = {row.id: row for row in stale(network(toy.source), toy.rows.values(), {}, within_days=100).rows}

    assert near["sour-act-oven"].ends == date(2026, 11, 30)
    assert Reason.EXPIRING in near["sour-act-oven"].reasons
    assert Reason.EXPIRING not in far["sour-act-oven"].reasons


def test_the_most_consequential_come_first_and_the_merely_old_last(toy: KnowledgeGraph) -> None:
    weights = {"req-bread-flour": 9, "sup-old-mill-flour": 5, "sup-oven-works-oven": 7}
    found = [row.id for row in stale(network(toy.source), toy.rows.values(), weights, older_than_months=0).rows]

    assert found[:2] == ["sup-oven-works-oven", "sup-old-mill-flour"]
    assert found[-2:] == ["req-bread-flour", "oven"]


def test_a_source_dated_by_its_year_has_appeared_by_the_reference_day(toy: KnowledgeGraph) -> None:
    this_year = Row("req-nobody-compared", "requirements", None, ("a-source",), date(2026, 12, 31))
    (found,) = stale(network(toy.source), [this_year], {}).rows

    assert found.newest_source == toy.reference_day


def test_a_sample_depends_on_seed_and_ids_alone() -> None:
    rows = [_row(f"row-{number}") for number in range(50)]
    drawn = sample(rows, size=10, seed=3)

    assert drawn == sample(reversed(rows), size=10, seed=3)
    assert drawn != sample(rows, size=10, seed=4)
    without = [row for row in rows if row != drawn[0]]
    assert sample(without, size=10, seed=3)[:9] == drawn[1:]


def test_the_wilson_interval_is_the_published_one() -> None:
    """R. G. Newcombe (1998), Statistics in Medicine 17, table I: 81 of 263 gives 0.2553 to 0.3662."""
    assert wilson(81, 263) == (25.5, 36.6)


def test_only_a_random_sample_that_was_reviewed_whole_has_an_interval() -> None:
    reviews = Reviews({"a": [EARLY], "b": [LATE]})
    rows = [_row("a"), _row("b")]

    assert rate("both", rows, reviews, is_random=True).interval == wilson(1, 2)
    assert rate("both", rows, reviews).interval is None
    assert rate("three", [*rows, _row("c")], reviews, is_random=True).interval is None
    assert rate("both", rows, reviews).supported_pct == 50.0


def test_nothing_was_reviewed_is_not_a_rate_of_nothing() -> None:
    assert rate("none", [_row("a")], Reviews({})).supported_pct is None


def test_a_recorded_review_shows_everywhere(toy_folder: Path) -> None:
    from aisupply.data import PartialDate, Review, Verdict, record_review

    record_review(
        toy_folder,
        Review("sup-old-mill-flour", PartialDate.parse("2026-06-01"), Verdict.SUPPORTED, "https://example.org/b", None),
    )
    graph = aisupply.load(toy_folder)
    proof = graph.why("flour", graph.scenario(buyer="arcadia"))

    assert proof.to_json()["reviews"]["by_row"]["sup-old-mill-flour"]["verdict"] == "supported"
    assert graph.network().edges["old-mill", "flour", "sup-old-mill-flour"]["checked_on"] == "2026-06-01"

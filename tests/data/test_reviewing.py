"""Recording a review: whole, in canonical form, by the rules of the tables, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from aisupply.data import FactErrors, PartialDate, Review, Verdict, check_tables, read_tables, record_review

DAY = PartialDate.parse("2026-06-02")
PAGE = "https://example.org/book"


def test_a_review_stands_in_the_table_in_canonical_form(toy_folder: Path) -> None:
    review = Review("sup-old-mill-flour", DAY, Verdict.PARTLY, PAGE, "Says “wheat”, not rye.")

    assert record_review(toy_folder, review)
    assert review in read_tables(toy_folder).reviews
    assert check_tables(toy_folder) == ()


def test_the_same_review_twice_is_one(toy_folder: Path) -> None:
    review = Review("oven", DAY, Verdict.SUPPORTED, PAGE, None)
    record_review(toy_folder, review)

    assert not record_review(toy_folder, review)
    assert read_tables(toy_folder).reviews.count(review) == 1


def test_reviews_of_different_days_that_disagree_are_both_kept(toy_folder: Path) -> None:
    record_review(toy_folder, Review("oven", DAY, Verdict.WRONG, PAGE, None))

    assert [row.verdict for row in read_tables(toy_folder).reviews if row.statement == "oven"] == ["partly", "wrong"]


@pytest.mark.parametrize(
    ("review", "words"),
    [
        (Review("sup-old-mill-flower", DAY, Verdict.PARTLY, PAGE, None), "Did you mean 'sup-old-mill-flour'"),
        (Review("toy-book", DAY, Verdict.PARTLY, PAGE, None), "there is no row 'toy-book'"),
        (Review("oven", DAY, Verdict.SUPPORTED, None, None), "the verdict supported without a page"),
        (Review("oven", DAY, Verdict.NOT_FOUND, None, None), "neither page nor note"),
        (Review("oven", DAY, Verdict.SUPPORTED, "javascript:alert(1)", None), "is no address of a page"),
        (Review("oven", PartialDate.parse("2026-05-02"), Verdict.WRONG, PAGE, None), "row 2, checked_on"),
    ],
)
def test_a_review_that_breaks_a_rule_changes_nothing(toy_folder: Path, review: Review, words: str) -> None:
    before = (toy_folder / "reviews.csv").read_bytes()

    with pytest.raises(FactErrors, match=r"reviews\.csv") as caught:
        record_review(toy_folder, review)

    assert words in str(caught.value)
    assert (toy_folder / "reviews.csv").read_bytes() == before
    assert sorted(path.name for path in toy_folder.glob(".*")) == []


def test_nothing_is_recorded_in_tables_that_cannot_be_read(toy_folder: Path) -> None:
    (toy_folder / "goals.csv").write_text("id\n", "utf-8")

    with pytest.raises(FactErrors, match=r"goals\.csv"):
        record_review(toy_folder, Review("oven", DAY, Verdict.SUPPORTED, PAGE, None))

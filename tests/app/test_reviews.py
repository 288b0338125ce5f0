"""`stale` and `review` at the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import Call


def test_stale_lists_rows_with_their_reasons(call_toy: Call) -> None:
    rows = list(csv.DictReader(io.StringIO(call_toy("stale", "--format", "csv", "--limit", "500").out)))
    reasons = {row["id"]: row["reasons"] for row in rows}

    assert reasons["req-bread-oven"] == "unreviewed|old"
    assert reasons["req-bread-flour"] == "old"


def test_stale_says_how_many_rows_it_left_out(call_toy: Call) -> None:
    called = call_toy("stale", "--limit", "2")

    assert len(called.out.splitlines()) == 4
    assert "2 of " in called.err


def test_a_summary_counts_verdicts_by_table(call_toy: Call) -> None:
    rates = {rate["of"]: rate for rate in json.loads(call_toy("stale", "--summary", "--format", "json").out)}

    assert (rates["requirements"]["reviewed"], rates["requirements"]["supported"]) == (1, 1)
    assert rates["entities"]["partly"] == 1
    assert rates["events"]["supported_pct"] is None


def test_a_sample_is_the_same_for_the_same_seed(call_toy: Call) -> None:
    first, again, other = (call_toy("stale", "--sample", "5", "--seed", seed).out for seed in ("1", "1", "2"))

    assert first == again != other
    assert "https://example.org/" in first


def test_deciding_and_rest_exclude_each_other(call_toy: Call) -> None:
    assert call_toy("stale", "--deciding", "--rest").status == 1


def test_a_review_opens_the_row_and_records_the_verdict(call: Call, toy_folder: Path) -> None:
    called = call(
        "review", "sup-old-mill-flour", "--data", str(toy_folder), "--verdict", "partly",
        "--url", "https://example.org/book", "--on", "2026-06-02",
    )  # fmt: skip

    assert called.status == 0
    assert "Beside it" in called.out
    assert "Recorded: sup-old-mill-flour partly on 2026-06-02." in called.err
    assert (
        "sup-old-mill-flour,2026-06-02,partly,https://example.org/book,\n" in (toy_folder / "reviews.csv").read_text()
    )


def test_without_a_verdict_the_reviewer_is_asked(call: Call, toy_folder: Path) -> None:
    called = call("review", "oven", "--data", str(toy_folder), "--on", "2026-06-02", stdin=b"wrong\n\nNo oven there.\n")

    assert "Recorded: oven wrong on 2026-06-02." in called.err
    assert "oven,2026-06-02,wrong,https://example.org/book,No oven there.\n" in (toy_folder / "reviews.csv").read_text()


def test_who_answers_nothing_records_nothing(call: Call, toy_folder: Path) -> None:
    before = (toy_folder / "reviews.csv").read_bytes()

    assert "Nothing recorded." in call("review", "oven", "--data", str(toy_folder), stdin=b"\n").err
    assert (toy_folder / "reviews.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["sup-old-mill-flower"], "Did you mean sup-old-mill-flour"),
        (["oven", "--verdict", "wrng", "--url", "https://example.org"], "Did you mean 'wrong'"),
        (["oven", "--verdict", "wrong"], "the verdict wrong without a page"),
        (["oven", "--verdict", "wrong", "--url", "https://example.org", "--on", "2999-01-01"], "has not come yet"),
        (["oven", "--verdict", "wrong", "--url", "https://example.org", "--on", "2026-05-02"], "row 2, checked_on"),
    ],
)
def test_a_mistake_of_the_reviewer_is_told_and_changes_nothing(
    call: Call, toy_folder: Path, words: list[str], said: str
) -> None:
    before = (toy_folder / "reviews.csv").read_bytes()
    called = call("review", *words, "--data", str(toy_folder))

    assert called.status == 1
    assert said in called.err
    assert (toy_folder / "reviews.csv").read_bytes() == before

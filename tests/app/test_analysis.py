"""why, chokepoints, cutsets, breakthroughs and whatif, as a person calls them; Arcadia wants flour and ovens."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import Call

ARCADIA = ("--buyer", "arcadia")


def test_a_no_names_each_supplier_with_why_it_falls_away_and_cites_the_sources(call_toy: Call) -> None:
    called = call_toy("why", "yeast", *ARCADIA)

    assert called.out.splitlines()[:2] == [
        "Arcadia cannot obtain Yeast (apparent)",
        "└─ Old Mill does not count as a supplier of Yeast: it is only planned [sup-old-mill-yeast]",
    ]
    assert "  [toy-news] Toy News: [report on ovens]. https://example.org/news" in called.out
    assert "Buyer arcadia; licences block, world named, holdings count." in called.err


def test_a_proof_can_be_read_as_sentences(call_toy: Call) -> None:
    called = call_toy("why", "flour", *ARCADIA, "--sentences")

    assert called.out.splitlines() == [
        "Arcadia can obtain Flour.",
        "Old Mill delivers Flour [sup-old-mill-flour].",
        "",
        "Reviews: 0 of 1 statements were compared with their source.",
    ]


def test_an_option_given_twice_adds_its_list(call_toy: Call) -> None:
    apart = call_toy("whatif", *ARCADIA, "--remove", "old-mill", "--remove", "grand-mill", "--format", "json")
    joined = call_toy("whatif", *ARCADIA, "--remove", "old-mill,grand-mill", "--format", "json")

    assert json.loads(apart.out) == json.loads(joined.out)


def test_a_proof_is_cut_at_its_depth_and_says_so(call_toy: Call) -> None:
    assert "further steps (--depth)" in call_toy("why", "bread", *ARCADIA, "--depth", "1").out


@pytest.mark.parametrize("command", ["why", "chokepoints", "cutsets", "breakthroughs"])
def test_rows_and_json_go_alone_to_standard_output(call_toy: Call, command: str) -> None:
    rows = list(csv.reader(io.StringIO(call_toy(command, "oven", *ARCADIA, "--format", "csv").out)))
    document = json.loads(call_toy(command, "oven", *ARCADIA, "--format", "json").out)

    assert all(len(row) == len(rows[0]) for row in rows)
    assert document["target"] == "oven"


def test_a_sole_supplier_and_its_country_are_chokepoints(call_toy: Call) -> None:
    document = json.loads(call_toy("chokepoints", "oven", *ARCADIA, "--format", "json").out)
    table = call_toy("chokepoints", "oven", *ARCADIA).out

    assert {member for cut in document["cut_sets"] for member in cut["members"]} == {"borduria", "oven-works"}
    assert "Ranked: confirmed first" in table
    assert max(map(len, table.splitlines())) <= 130


def test_cut_sets_are_listed_with_their_standing_and_the_bound(call_toy: Call) -> None:
    called = call_toy("cutsets", "flour", *ARCADIA, "--max-size", "1", "--licences", "allow")

    assert "Minimal cut sets: 0. Every set of at most 1 is there; larger ones may exist (--max-size)." in called.out


def test_a_sole_supplier_is_the_only_cut_set(call_toy: Call) -> None:
    called = call_toy("cutsets", "oven", *ARCADIA, "--format", "json")

    assert [cut["members"] for cut in json.loads(called.out)["cut_sets"]] == [["oven-works"]]


def test_breakthroughs_say_who_works_on_them(call_toy: Call) -> None:
    out = call_toy("breakthroughs", "bread", *ARCADIA, "--without", "borduria").out

    assert [line.split("  ")[0] for line in out.splitlines() if line.startswith("2")] == [
        "2",
        "2",
        "2 minimal breakthrough sets. The list is complete.",
    ]
    assert "yeast       1         old-mill" in out


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("chokepoints", "yeast"), "yeast cannot be had or met to begin with: `aisupply why yeast` says why."),
        (("cutsets", "yeast"), "yeast cannot be had or met to begin with: `aisupply why yeast` says why."),
        (("breakthroughs", "flour"), "flour can be had or met without any breakthrough."),
    ],
)
def test_a_question_that_does_not_arise_is_answered_in_words(
    call_toy: Call, command: tuple[str, ...], said: str
) -> None:
    called = call_toy(*command, *ARCADIA)

    assert (called.status, called.out.strip()) == (0, said)


def test_a_scenario_is_set_beside_its_baseline(call_toy: Call) -> None:
    out = call_toy("whatif", *ARCADIA, "--remove", "Oven Works").out

    assert "fails    goal-ten-ovens   confirmed   100 → 0" in out
    assert "fails    oven   confirmed   100 → 0    1 → 0       oven-works" in out
    assert "2 of 9 goals and items change (fails: 2); the others hold or stay out of reach." in out


def test_a_scenario_printed_as_a_file_gives_the_same_answer(call_toy: Call, tmp_path: Path) -> None:
    file = tmp_path / "no-ovens.toml"
    file.write_text(call_toy("whatif", *ARCADIA, "--remove", "oven-works", "--toml").out, encoding="utf-8")

    assert call_toy("whatif", str(file)).out == call_toy("whatif", *ARCADIA, "--remove", "oven-works").out


def test_a_sweep_shows_the_days_on_which_a_supply_was_lost_and_came_back(call_toy: Call) -> None:
    """Oven Works delivers from May 2019; the ban of 2024 is suspended from 2026."""
    out = call_toy("whatif", "--sweep", "oven", *ARCADIA, "--format", "csv").out
    rows = [(row["since"], row["works"], row["begun"]) for row in csv.DictReader(io.StringIO(out))]

    assert rows == [
        ("2018-01-01", "False", ""),
        ("2019-05-01", "True", "sup-oven-works-oven"),
        ("2024-01-01", "False", "sour-act-oven"),
        ("2026-01-01", "True", "sour-act-suspension"),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("why", "bred"), "Unknown thing 'bred'. Did you mean bread"),
        (("why", "old-mill", *ARCADIA), "'old-mill' is of class company, which nobody obtains."),
        (("cutsets", "flour", *ARCADIA, "--of", "mills"), "mills"),
        (("cutsets", "flour", *ARCADIA, "--max-size", "0"), "Invalid value for '--max-size'"),
        (("whatif", "no-such.toml"), "no-such.toml"),
        (("whatif", *ARCADIA, "--remove", "ovn"), "Did you mean oven"),
        (("whatif", *ARCADIA, "--as-of", "1900-01-01"), "as_of"),
        (("why", "bread"), "these tables know no 'china'"),
    ],
)
def test_a_slip_is_told_in_words_with_status_1(call_toy: Call, words: tuple[str, ...], said: str) -> None:
    called = call_toy(*words)

    assert (called.status, called.out) == (1, "")
    assert said in called.err
    assert "Traceback" not in called.err

"""Rules in plain Python: answers, words about what was cut, and clear errors."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisupply.graph.analysis import logic
from aisupply.graph.analysis.logic import (
    count_minimal_cut_sets,
    count_minimal_path_sets,
    from_fault_tree,
    minimal_cut_sets,
    minimal_path_sets,
    works,
)
from aisupply.graph.errors import BadRule, LogicError
from aisupply.graph.logic import builder

BREAD = {
    "bread": ("and", ["flour", "oven"]),
    "flour": ("or", ["wind mill", "river mill"]),
    "oven": ("atleast", 2, ["wood", "gas", "power"]),
}


@pytest.mark.parametrize("module", [logic, builder])
def test_the_examples_in_the_documentation_run(module) -> None:
    assert doctest.testmod(module) == doctest.TestResults(failed=0, attempted=doctest.testmod(module).attempted)
    assert doctest.testmod(module).attempted > 5


def test_one_mill_is_enough() -> None:
    assert works(BREAD, "bread", ["river mill"])


def test_no_mill_is_not_enough() -> None:
    assert not works(BREAD, "bread", ["river mill", "wind mill"])


def test_a_thing_with_a_rule_may_fail_itself() -> None:
    assert not works(BREAD, "bread", ["oven"])


def test_sets_are_sorted_by_size_and_then_by_names() -> None:
    rules = {"top": ("and", ["zinc", "group"]), "group": ("or", ["b", "a"])}

    assert minimal_cut_sets(rules, "top").sets == (("zinc",), ("a", "b"))


def test_a_path_set_keeps_the_top_working_alone() -> None:
    found = minimal_path_sets(BREAD, "bread")

    assert len(found) == count_minimal_path_sets(BREAD, "bread") == 6
    leaves = {"wind mill", "river mill", "wood", "gas", "power"}
    assert all(works(BREAD, "bread", leaves - set(names)) for names in found)


def test_a_leaf_is_its_own_cut_set() -> None:
    assert minimal_cut_sets(BREAD, "wood").sets == (("wood",),)


def test_things_that_sustain_each_other_are_cut_where_they_start_or_not_at_all() -> None:
    rules = {"mill": ("and", ["power"]), "power": ("or", ["mill", "sun"])}

    assert works(rules, "mill", ["sun"])
    assert minimal_cut_sets(rules, "mill").sets == ()


def test_a_list_that_was_cut_says_so() -> None:
    found = minimal_cut_sets(BREAD, "bread", limit=2)

    assert (len(found), found.complete, found.bound) == (2, False, 1)


def test_a_size_limit_that_left_something_out_says_so() -> None:
    found = minimal_cut_sets({"top": ("and", ["a", "g"]), "g": ("or", ["b", "c"])}, "top", max_size=1)

    assert (found.sets, found.complete, found.bound) == ((("a",),), False, 1)


def test_a_fault_tree_keeps_its_cut_sets() -> None:
    tree = {"top": ("or", ["spark", "both"]), "both": ("and", ["a", "vote"]), "vote": ("atleast", 2, ["b", "c", "d"])}

    found = minimal_cut_sets(from_fault_tree(tree), "top")

    assert found.sets == (("spark",), ("a", "b", "c"), ("a", "b", "d"), ("a", "c", "d"))


@pytest.mark.parametrize("limits", [{"max_size": -1}, {"limit": 0}])
def test_limits_that_leave_nothing_are_refused(limits: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="write 0 or more, and 1 or more"):
        minimal_cut_sets(BREAD, "bread", **limits)


@st.composite
def any_rules(draw: st.DrawFn, *, names: str = "abcdefgh", top: str = "t") -> dict[str, tuple[object, ...]]:
    """Rules for some of the names and the top; they may go in circles."""
    rules: dict[str, tuple[object, ...]] = {}
    for name in (top, *draw(st.sets(st.sampled_from(names), max_size=5))):
        operator = draw(st.sampled_from(["and", "or", "atleast"]))
        members = draw(st.lists(st.sampled_from(names), min_size=1, max_size=4, unique=operator == "atleast"))
        count = (draw(st.integers(1, len(members))),) if operator == "atleast" else ()
        rules[name] = (operator, *count, members)
    return rules


@settings(max_examples=400, deadline=None)
@given(any_rules())
def test_counting_rules_gives_the_number_of_listed_sets(rules: dict[str, tuple[object, ...]]) -> None:
    """Counts come from the rules themselves, lists from the system and its diagrams."""
    assert len(minimal_cut_sets(rules, "t")) == count_minimal_cut_sets(rules, "t")
    assert len(minimal_path_sets(rules, "t")) == count_minimal_path_sets(rules, "t")


@pytest.mark.parametrize(("count", "expected"), [(count_minimal_cut_sets, 0), (count_minimal_path_sets, 1)])
def test_what_sustains_itself_is_counted_as_what_nothing_cuts(count, expected: int) -> None:
    assert count({"mill": ("and", ["power"]), "power": ("or", ["mill", "sun"])}, "mill") == expected


def test_a_rule_that_the_top_does_not_rest_on_is_checked_all_the_same() -> None:
    with pytest.raises(BadRule, match="cake"):
        count_minimal_cut_sets({**BREAD, "cake": ("and", [])}, "bread")


BAD_RULES = {
    "no tuple": "mill",
    "empty": (),
    "unknown operator": ("xor", ["a", "b"]),
    "operator is no text": (["and"], ["a"]),
    "no list": ("and", "mill"),
    "set": ("and", {"mill", "oven"}),
    "empty list": ("or", []),
    "too large": ("atleast", 3, ["a", "b"]),
    "negative": ("atleast", -1, ["a", "b"]),
    "zero": ("atleast", 0, ["a", "b"]),
    "no number": ("atleast", "2", ["a", "b"]),
    "truth is no number": ("atleast", True, ["a", "b"]),
    "counted twice": ("atleast", 2, ["a", "a", "b"]),
    "no k": ("atleast", ["a", "b"]),
    "too long": ("and", ["a"], ["b"]),
    "name is no text": ("and", ["a", 7]),
}


@pytest.mark.parametrize("name", BAD_RULES)
def test_a_bad_rule_is_named(name: str) -> None:
    with pytest.raises(BadRule, match=name) as error:
        count_minimal_cut_sets({"top": ("and", [name]), name: BAD_RULES[name]}, "top")

    assert isinstance(error.value, (LogicError, ValueError))


def test_a_rule_for_something_that_is_no_name_is_refused() -> None:
    with pytest.raises(BadRule, match="7"):
        works({7: ("and", ["a"])}, "a")  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("ask", [works, minimal_cut_sets, minimal_path_sets, count_minimal_cut_sets])
def test_an_unknown_top_is_named(ask) -> None:
    with pytest.raises(BadRule, match="cake"):
        ask(BREAD, "cake")


def test_an_unknown_failure_is_named() -> None:
    with pytest.raises(BadRule, match="cake"):
        works(BREAD, "bread", ["cake"])


def test_hostile_names_are_names() -> None:
    odd = "'); drop\n\x00 “机器”"

    assert minimal_cut_sets({"": ("and", [odd])}, "").sets == ((odd,),)

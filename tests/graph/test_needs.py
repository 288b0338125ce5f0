"""What a thing rests on and what rests on it: own and inherited needs, alternatives, goals, depth, repetition."""

from __future__ import annotations

from datetime import date

import pytest

from aisupply import KnowledgeGraph
from aisupply.graph.analysis.needs import Branch, Tree, needs, used_by
from aisupply.graph.errors import UnknownThing
from aisupply.graph.network import Network
from aisupply.graph.requirements import kinds_above, kinds_below, requirements

from .worlds import world

TODAY = date(2026, 6, 1)


def _needs(network: Network, thing: str, *, depth: int | None = None) -> Tree:
    return needs(network, thing, as_of=TODAY, depth=depth)


def _used_by(network: Network, thing: str, *, depth: int | None = None) -> Tree:
    return used_by(network, thing, as_of=TODAY, depth=depth)


def _inputs(network: Network, thing: str) -> list[tuple[str, str]]:
    return [(edge.input, edge.stated_for) for edge in requirements(network, thing, as_of=TODAY)]


def _find(tree: Tree, thing: str) -> list[Branch]:
    found: list[Branch] = []
    waiting = [tree.root]
    while waiting:
        branch = waiting.pop()
        waiting.extend(branch.branches)
        found += [branch] if branch.thing == thing else []
    return found


def test_a_tree_goes_down_to_what_needs_nothing() -> None:
    tree = _needs(world(("car", "needs", "wheel"), ("wheel", "needs", "rubber"), ("van", "needs", "engine")), "car")

    assert tree.things() == ("rubber", "wheel")
    assert (tree.target, tree.direction, tree.as_of, tree.depth) == ("car", "needs", TODAY, None)


def test_a_kind_inherits_the_needs_of_its_type() -> None:
    network = world(("van", "kind_of", "car"), ("car", "kind_of", "vehicle"), ("vehicle", "needs", "wheel"))

    assert _inputs(network, "van") == [("wheel", "vehicle")]
    assert _find(_needs(network, "van"), "wheel")[0].step.stated_for == "vehicle"


def test_an_own_need_of_a_kind_of_the_input_replaces_the_inherited_one() -> None:
    network = world(
        ("van", "kind_of", "car"),
        ("car", "needs", "wheel"),
        ("winter-wheel", "kind_of", "wheel"),
        ("van", "needs", "winter-wheel"),
    )

    assert _inputs(network, "van") == [("winter-wheel", "van")]


def test_an_own_need_of_a_member_replaces_the_inherited_group() -> None:
    fuels = {"group": "fuel", "at_least": 1}
    network = world(
        ("van", "kind_of", "car"),
        ("car", "needs", "petrol", fuels),
        ("car", "needs", "diesel", fuels),
        ("van", "needs", "diesel"),
        ("bus", "kind_of", "car"),
    )

    assert _inputs(network, "van") == [("diesel", "van")]
    assert _inputs(network, "bus") == [("diesel", "car"), ("petrol", "car")]


def test_a_circle_of_kinds_does_not_hang() -> None:
    network = world(("a", "kind_of", "b"), ("b", "kind_of", "a"), ("b", "needs", "c"))

    assert _inputs(network, "a") == [("c", "b")]


@pytest.mark.parametrize(
    ("criticalities", "inputs"),
    [({"essential"}, {"wheel"}), ({"essential", "important"}, {"wheel", "radio"}), ({"example"}, {"flag"})],
)
def test_only_the_wanted_criticalities_count(criticalities: set[str], inputs: set[str]) -> None:
    network = world(
        ("car", "needs", "wheel"),
        ("car", "needs", "radio", {"criticality": "important"}),
        ("car", "needs", "flag", {"criticality": "example"}),
    )
    found = requirements(network, "car", as_of=TODAY, criticalities=frozenset(criticalities))

    assert {edge.input for edge in found} == inputs


def test_a_need_counts_only_while_it_is_valid() -> None:
    network = world(
        ("car", "needs", "horse", {"last_day": date(1900, 12, 31)}),
        ("car", "needs", "battery", {"first_day": date(2026, 6, 1)}),
        ("car", "needs", "fusion", {"first_day": date(2050, 1, 1)}),
    )

    assert _needs(network, "car").things() == ("battery",)
    assert _used_by(network, "horse").things() == ()


def test_what_occurs_again_is_named_and_unfolded_once() -> None:
    network = world(
        ("a", "needs", "b"), ("a", "needs", "c"), ("b", "needs", "d"), ("c", "needs", "b"), ("d", "needs", "e")
    )
    first, again = sorted(_find(_needs(network, "a"), "b"), key=lambda branch: branch.repeated)

    assert [branch.thing for branch in first.branches] == ["d"]
    assert (again.repeated, again.branches) == (True, ())


def test_a_circle_of_needs_ends() -> None:
    tree = _needs(world(("egg", "needs", "hen"), ("hen", "needs", "egg")), "egg")

    assert [branch.repeated for branch in _find(tree, "egg")] in ([True, False], [False, True])


@pytest.mark.parametrize(("depth", "things"), [(0, ()), (1, ("b",)), (2, ("b", "c")), (None, ("b", "c", "d"))])
def test_depth_says_how_many_steps_to_go(depth: int | None, things: tuple[str, ...]) -> None:
    network = world(("a", "needs", "b"), ("b", "needs", "c"), ("c", "needs", "d"))

    assert _needs(network, "a", depth=depth).things() == things
    assert len(_used_by(network, "d", depth=depth).things()) == len(things)


def test_what_the_depth_cut_off_may_unfold_elsewhere() -> None:
    network = world(("a", "needs", "b"), ("b", "needs", "x"), ("a", "needs", "x"), ("x", "needs", "y"))
    tree = _needs(network, "a", depth=2)

    assert tree.things() == ("b", "x", "y")


def test_a_goal_rests_on_its_items_and_its_child_goals() -> None:
    network = world(
        ("small", "parent_goal", "big"),
        ("small", "targets", "oven"),
        ("big", "requires", "flour"),
        ("big", "promotes", "joy"),
    )
    tree = _needs(network, "big")

    assert tree.things() == ("flour", "oven", "small")
    assert {branch.thing: branch.step.relation for branch in tree.root.branches if branch.step} == {
        "flour": "requires",
        "small": "child goal",
    }


def test_kinds_stand_beneath_their_type() -> None:
    network = world(("rye", "kind_of", "bread"), ("bun", "kind_of", "bread"), ("roll", "kind_of", "bun"))

    assert _needs(network, "bread").things() == ("bun", "roll", "rye")
    assert kinds_below(network, "bread") == {"rye", "bun", "roll"}
    assert kinds_above(network, "roll") == {"bun", "bread"}


def test_what_needs_a_type_is_above_each_of_its_kinds() -> None:
    network = world(("rye", "kind_of", "flour"), ("bread", "needs", "flour"), ("feast", "targets", "bread"))
    tree = _used_by(network, "rye")

    assert tree.things() == ("bread", "feast")
    assert _find(tree, "bread")[0].step.stated_for == "flour"


def test_kinds_that_inherit_a_need_stand_above_the_input() -> None:
    network = world(
        ("bread", "needs", "flour"),
        ("bun", "kind_of", "bread"),
        ("rye-bread", "kind_of", "bread"),
        ("rye-bread", "needs", "rye"),
        ("rye", "kind_of", "flour"),
    )

    assert _used_by(network, "flour").things() == ("bread", "bun")


def test_goals_above_goals_are_named() -> None:
    network = world(("small", "parent_goal", "big"), ("small", "requires", "oven"))

    assert [branch.step.relation for branch in _find(_used_by(network, "oven"), "big") if branch.step] == ["goal above"]


def test_alternatives_say_of_which_group_they_are(toy: KnowledgeGraph) -> None:
    steps = {branch.thing: branch.step for branch in toy.needs("bread").root.branches}

    assert (steps["yeast"].relation, steps["yeast"].group, steps["yeast"].at_least) == ("one of", "rising", 1)
    assert (steps["oven"].relation, steps["oven"].group, steps["oven"].sources) == ("requires", None, ("toy-book",))


def test_a_tree_becomes_a_frame_with_a_row_for_each_branch(toy: KnowledgeGraph) -> None:
    frame = toy.needs("Brot").to_frame()

    assert list(frame["level"])[:2] == [0, 1]
    assert set(frame[frame["relation"] == "one of"]["thing"]) == {"yeast", "sourdough"}
    assert "toy-book" in set(frame["sources"])


def test_another_day_gives_another_tree(toy: KnowledgeGraph) -> None:
    assert "oven" in toy.needs("bread", as_of=date(2020, 1, 1)).things()
    assert "oven" not in toy.needs("bread", as_of=date(2019, 12, 31)).things()


def test_the_tree_of_an_unknown_thing_is_refused(toy: KnowledgeGraph) -> None:
    with pytest.raises(UnknownThing):
        toy.used_by("flower")


def test_the_two_trees_of_the_real_graph_agree(real: KnowledgeGraph) -> None:
    below = real.needs("ascend-910c").things()

    assert "hbm" in below
    assert "ascend-910c" in real.used_by("hbm").things()

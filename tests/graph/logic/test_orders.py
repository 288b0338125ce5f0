"""Orders of leaves: permutations, and good ones where a walk from the top gives bad ones."""

from __future__ import annotations

import random
from itertools import islice

import pytest

from aisupply.graph.logic import Formula, Gate, Question
from aisupply.graph.logic.arrangement import Arrangement
from aisupply.graph.logic.minimal import minimal_sets
from aisupply.graph.logic.modules import Modules
from aisupply.graph.logic.orders import orders
from aisupply.graph.logic.regions import Region, regions


def shuffled_row(count: int) -> Region:
    """Neighbours of a row together: easy along the row, hard in the order in which the top names them."""
    pairs = list(range(1, count))
    random.Random(3).shuffle(pairs)  # noqa: S311
    gates = {0: Gate(1, tuple(pairs))} | {pair: Gate(2, (-pair, -pair - 1)) for pair in pairs}
    return regions(Modules(Formula(0, gates), (0,)))[0]


@pytest.mark.parametrize("count", [3, 12, 40])
def test_orders_name_each_leaf_once(count: int) -> None:
    for order in orders(shuffled_row(count)):
        assert sorted(order) == list(range(count))


def test_leaves_of_a_row_are_found_to_stand_in_a_row() -> None:
    """Along the row the top and one pair are half read at a time; in a shuffled order, many pairs."""
    region = shuffled_row(40)
    arrangement = Arrangement(region)
    best, simple = islice(orders(region), 2)

    assert arrangement.load(best) < arrangement.load(simple) - 3
    assert arrangement.load(best) <= 14


def test_an_order_settles_to_nothing_worse() -> None:
    region = shuffled_row(30)
    arrangement = Arrangement(region)
    start = tuple(range(30))

    load, order = arrangement.settled([start])[0]

    assert load <= arrangement.load(start)
    assert load == pytest.approx(arrangement.load(order))


def test_the_same_region_has_the_same_orders() -> None:
    assert list(orders(shuffled_row(25))) == list(orders(shuffled_row(25)))


def test_a_row_of_two_hundred_pairs_has_so_many_minimal_sets() -> None:
    found = minimal_sets(shuffled_row(201), Question.FAILS, sizes=[1] * 201)
    number = [0, 1]
    for _, high, low in found.nodes:
        number.append(number[high] + number[low])

    assert number[found.root] == 200

"""The public names of the package are those it lists, imported early or late."""

from __future__ import annotations

import pytest

from aisupply import data


@pytest.mark.parametrize("name", data.__all__)
def test_a_listed_name_is_there_and_is_what_it_says(name: str) -> None:
    assert getattr(getattr(data, name), "__name__", name) == name


def test_the_list_is_sorted_and_a_name_that_is_not_on_it_is_missing() -> None:
    assert sorted(data.__all__) == data.__all__
    with pytest.raises(AttributeError, match="no attribute 'wheat'"):
        _ = data.wheat

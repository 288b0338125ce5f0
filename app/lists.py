"""Names in lists that are separated by commas, as options, addresses and forms give them."""

from __future__ import annotations

from collections.abc import Iterable


def names(lists: Iterable[str] | None) -> list[str]:
    """The names in some lists, in order; a list that is given again is added."""
    return [name.strip() for text in lists or () for name in text.split(",") if name.strip()]

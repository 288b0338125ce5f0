"""What can be taken away from a compiled system: organizations, countries, items."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from ...data.nearest import did_you_mean
from ..errors import BadParameter
from ..network import Network
from .equations import Equations, NodeKind
from .organizations import is_country


class Of(StrEnum):
    """What the sets are made of."""

    ORGANIZATIONS = "organizations"
    COUNTRIES = "countries"
    ITEMS = "items"
    MIXED = "mixed"


def of_word(word: str) -> Of:
    """The kind of thing that a word means.

    Raises:
        BadParameter: it means none; names the nearest.
    """
    if word in list(Of):
        return Of(word)
    known = [each.value for each in Of]
    raise BadParameter(
        f"{word!r} is no kind of thing that can fall. {did_you_mean(word, known, f'Give one of {known}.')}"
    )


def removable(equations: Equations, of: Of, *, but: Iterable[str] = ()) -> dict[int, str]:
    """The leaves that can fail, by node, with the thing that each stands for."""
    kept_out = {*but, *equations.scenario.remove}
    return {
        index: node.thing
        for index, node in enumerate(equations.nodes)
        if node.thing not in kept_out and _is_of(equations.network, node.kind, node.thing, of)
    }


def _is_of(network: Network, kind: NodeKind, thing: str, of: Of) -> bool:
    if kind is NodeKind.ITEM:
        return of in {Of.ITEMS, Of.MIXED}
    if kind is not NodeKind.PARTY or of is Of.ITEMS:
        return False
    return of is Of.MIXED or is_country(network, thing) is (of is Of.COUNTRIES)

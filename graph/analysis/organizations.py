"""Where organizations are at home, and which wholes they follow.

Home is the country of an organization, and a country's own self. An organization follows the whole
it is `part_of`, to the top: what is removed, listed or reached as a whole is so in its parts.
"""

from __future__ import annotations

from ..errors import ScenarioError
from ..network import Network

ORGANIZATION_CLASSES = frozenset({"company", "research-organization", "government-body", "organization-group"})
EVERYWHERE = "all-countries"
"""The place that means every country but the issuer's own."""


def is_organization(network: Network, thing: str) -> bool:
    """Whether a thing is a company, a research organization, a government body or a group of them."""
    return network.nodes[thing].get("class_") in ORGANIZATION_CLASSES


def is_country(network: Network, thing: str) -> bool:
    """Whether a thing is a country."""
    return network.nodes[thing].get("class_") == "country"


def home(network: Network, party: str) -> str | None:
    """The country of an organization or place, a country itself, or nothing where it is not known."""
    return party if is_country(network, party) else network.nodes[party].get("country")


def wholes(network: Network, party: str) -> tuple[str, ...]:
    """The organizations that an organization is a part of, to the top, sorted."""
    return _reach(network, party, upwards=True)


def parts(network: Network, party: str) -> tuple[str, ...]:
    """The organizations that are parts of an organization, to the bottom, sorted."""
    return _reach(network, party, upwards=False)


def organizations_of(network: Network, country: str) -> tuple[str, ...]:
    """The organizations that fall with a country: those at home there and their parts, sorted."""
    own = [
        thing
        for thing, attributes in network.nodes(data=True)
        if attributes.get("country") == country and attributes.get("class_") in ORGANIZATION_CLASSES
    ]
    return tuple(sorted({*own, *(part for organization in own for part in parts(network, organization))}))


def _reach(network: Network, party: str, *, upwards: bool) -> tuple[str, ...]:
    neighbours = network.succ if upwards else network.pred
    reached: set[str] = set()
    waiting = [party]
    while waiting:
        for there, keyed in neighbours[waiting.pop()].items():
            if "part_of" in keyed and there not in reached and is_organization(network, there):
                reached.add(there)
                waiting.append(there)
    return tuple(sorted(reached - {party}))


def check_buyer(network: Network, buyer: str) -> None:
    """Refuse a buyer that the tables do not know: the usual one, in tables of another world.

    Raises:
        ScenarioError: there is no such country or organization.
    """
    if buyer not in network:
        problem = f"buyer: these tables know no {buyer!r}. Name a country or an organization of theirs."
        raise ScenarioError("scenario", (problem,))

"""Organizations and countries as suppliers and buyers: where they are at home, and which wholes they follow."""

from __future__ import annotations

from ..network import Network
from .organizations import home, parts, wholes

OTHERS = "others"
"""The unnamed supplier of the open world: nobody can remove it and no measure reaches it."""


class Parties:
    """Homes and wholes of the parties of one network, looked up once."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._homes: dict[str, str | None] = {OTHERS: None}
        self._relatives: dict[str, frozenset[str]] = {}
        self._wholes: dict[str, frozenset[str]] = {OTHERS: frozenset()}

    def home(self, party: str) -> str | None:
        """As `organizations.home`."""
        if party not in self._homes:
            self._homes[party] = home(self._network, party)
        return self._homes[party]

    def with_wholes(self, party: str) -> frozenset[str]:
        """A party and the wholes it follows."""
        if party not in self._wholes:
            self._wholes[party] = frozenset({party, *wholes(self._network, party)})
        return self._wholes[party]

    def relatives(self, party: str) -> frozenset[str]:
        """A party with its wholes and its parts: whose holdings it can use."""
        if party not in self._relatives:
            self._relatives[party] = self.with_wholes(party) | frozenset(parts(self._network, party))
        return self._relatives[party]

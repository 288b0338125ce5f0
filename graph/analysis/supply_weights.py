"""How much of an item each of its suppliers delivers to a buyer, within bounds, when nothing has failed.

The shares come from one market of the item (see `markets`), the best known one of scope `world`, or
`china` where the buyer is at home there. The suppliers are those that count in the scenario, whether
or not they may sell to the buyer. Then:

1. A supplier with statements has their low, best and high.
2. What a country's total leaves beyond the stated shares of its suppliers is split evenly over its
   suppliers without a share; each of several may have none of it or all.
3. What all of this leaves to 100 percent is split evenly over the other suppliers without a share,
   and over the unnamed others in the open world; each of several may have none of it or all.
4. A supplier without a share that is part of one with a share is counted in it: best 0, at most the
   share of the whole, which in turn may have none itself.
5. Where nobody is left to take the rest, or the shares are more than 100 percent, all are scaled to 1.

Without a market rule 3 is all there is: every supplier the same, or anything between nothing and all.
A supply that a scenario adds with a share has that share, and the others share the rest as before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial

from .concentration_result import market_points
from .counting import SupplyEdge
from .facts import Facts
from .herfindahl import Bounds
from .markets import Market, ShareStatement, home_of, markets
from .organizations import wholes
from .scenario import Scenario, World
from .shares import shares_by_country, shares_by_supplier

OTHERS = "others"
_WHOLE = 100.0
_WEAKNESS = {"official": 0, "reported": 1, "": 2, "estimated": 3}


@dataclass(frozen=True, slots=True)
class Weights:
    """The shares of all suppliers of an item as fractions of 1, with where they come from.

    `market` is nothing where no share is stated; `statements` are the share statements that were used, and
    `confidence` is that of the weakest of them.
    """

    shares: dict[str, Bounds]
    market: Market | None
    statements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    confidence: str = ""


class SupplyWeights:
    """The weights of every item of a network under a scenario."""

    def __init__(self, facts: Facts, scenario: Scenario) -> None:
        self._facts = facts
        self._network = facts.network
        self._scenario = scenario
        self._of: Callable[[str, str], Weights] = cache(self._weights)
        self._markets: defaultdict[str, list[tuple[Market, tuple[ShareStatement, ...]]]] = defaultdict(list)
        for market, statements in markets(self._network, as_of=scenario.as_of).items():
            self._markets[market.item].append((market, statements))

    def of(self, item: str, *, buyer_home: str | None) -> Weights:
        """The weights of the suppliers of an item for buyers at home in a country."""
        return self._of(item, "china" if buyer_home == "china" else "world")

    def _weights(self, item: str, scope: str) -> Weights:
        supplies = self._facts.supplies(item, self._scenario)
        added = _added(supplies)
        suppliers = [supplier for supplier in dict.fromkeys(s.supplier for s in supplies) if supplier not in added]
        if self._has_others(item):
            suppliers.append(OTHERS)
        market, statements = self._market(item, scope, suppliers)
        shares = _scaled(self._bounds(suppliers, statements))
        used = [each for each in statements if each.country_total or each.supplier in shares]
        return Weights(
            shares=_with_added(shares, added),
            market=market,
            statements=tuple(each.statement for each in used),
            sources=tuple(sorted({source for each in used for source in each.sources})),
            confidence=max((each.confidence for each in used), key=_WEAKNESS.__getitem__, default=""),
        )

    def _has_others(self, item: str) -> bool:
        return self._scenario.world is World.OPEN and not self._network.nodes[item].get("suppliers_complete")

    def _market(
        self, item: str, scope: str, suppliers: Sequence[str]
    ) -> tuple[Market | None, tuple[ShareStatement, ...]]:
        """The best known market that says something of these suppliers or of their countries."""
        homes = {home_of(self._network, supplier) for supplier in suppliers if supplier != OTHERS}
        candidates = [
            (market, statements)
            for market, statements in self._markets.get(item, ())
            if market.scope in {"world", scope} and any(s.supplier in homes.union(suppliers) for s in statements)
        ]
        return max(candidates, key=self._points, default=(None, ()))

    def _points(self, candidate: tuple[Market, tuple[ShareStatement, ...]]) -> float:
        market, statements = candidate
        countries = shares_by_country(statements, partial(home_of, self._network))
        covered = min(_WHOLE, sum(share.pct.best for share in countries))
        return market_points(market, covered, as_of=self._scenario.as_of)

    def _bounds(self, suppliers: Iterable[str], statements: Sequence[ShareStatement]) -> dict[str, Bounds]:
        stated = {share.holder: share.pct for share in shares_by_supplier(statements)}
        found = {supplier: stated[supplier] for supplier in suppliers if supplier in stated}
        free = [supplier for supplier in suppliers if supplier not in found]
        free = self._counted_in_wholes(found, free)
        for country in sorted({home_of(self._network, s) for s in free if s != OTHERS} & stated.keys()):
            members = [s for s in free if s != OTHERS and home_of(self._network, s) == country]
            at_home = [pct for s, pct in found.items() if home_of(self._network, s) == country]
            _split(found, members, _left(stated[country], at_home))
            free = [supplier for supplier in free if supplier not in members]
        _split(found, free, _left(Bounds(_WHOLE, _WHOLE, _WHOLE), list(found.values())))
        return found

    def _counted_in_wholes(self, found: dict[str, Bounds], free: Sequence[str]) -> list[str]:
        outside: list[str] = []
        for supplier in free:
            whole = next((w for w in self._wholes(supplier) if w in found), None)
            if whole is None:
                outside.append(supplier)
                continue
            found[supplier] = Bounds(0.0, 0.0, found[whole].high)
            found[whole] = Bounds(0.0, found[whole].best, found[whole].high)
        return outside

    def _wholes(self, supplier: str) -> tuple[str, ...]:
        return () if supplier == OTHERS else wholes(self._network, supplier)


def _left(total: Bounds, taken: Sequence[Bounds]) -> Bounds:
    """What a total leaves beyond what others have."""
    best = max(0.0, total.best - sum(pct.best for pct in taken))
    low = max(0.0, total.low - sum(pct.high for pct in taken))
    return Bounds(min(low, best), best, max(best, total.high - sum(pct.low for pct in taken)))


def _split(found: dict[str, Bounds], members: Sequence[str], left: Bounds) -> None:
    for supplier in members:
        found[supplier] = Bounds(0.0 if len(members) > 1 else left.low, left.best / len(members), left.high)


def _scaled(shares: dict[str, Bounds]) -> dict[str, Bounds]:
    """The shares with a best sum of 1; suppliers of whom nothing at all is left share evenly."""
    total = sum(pct.best for pct in shares.values())
    if total == 0.0:
        return {supplier: Bounds(0.0, 1 / len(shares), 1.0) for supplier in shares}
    return {
        supplier: Bounds(pct.low / total, pct.best / total, min(1.0, pct.high / total))
        for supplier, pct in shares.items()
    }


def _added(supplies: Sequence[SupplyEdge]) -> dict[str, float]:
    """The shares that a scenario gives to the supplies that it adds, as fractions of 1."""
    return {
        supply.supplier: float(supply.share_pct) / _WHOLE
        for supply in supplies
        if supply.status == "added" and supply.share_pct is not None
    }


def _with_added(shares: dict[str, Bounds], added: dict[str, float]) -> dict[str, Bounds]:
    if not added:
        return shares
    room = max(0.0, 1.0 - sum(added.values()))
    reduced = {supplier: Bounds(pct.low * room, pct.best * room, pct.high * room) for supplier, pct in shares.items()}
    return _scaled(reduced | {supplier: Bounds(share, share, share) for supplier, share in added.items()})

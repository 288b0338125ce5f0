"""Who supplies what from where: shares by country with their concentration, and which country supplies which."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from ...graph.analysis.concentration import concentration
from ...graph.analysis.concentration_result import Concentration
from ...graph.analysis.counting import supply_counts
from ...graph.network import Network
from ...graph.requirements import requirements
from ..layout import placed_network
from ..things import finished, labels_of, node
from ..view import Matrix, MatrixCell, MatrixRow, View, ViewEdge
from ..words import phrase

_SHOWN_ITEMS = 12
_SHOWN_SOURCES = 12
Supplies = dict[str, dict[str, set[str]]]
"""Item → home of its suppliers → sources."""


def countries_view(network: Network, *, as_of: date) -> View:
    """The best explained market of each item with shares, by country; and a line from each country to those it supplies.

    Definition: a country supplies another on a day if an organization at home in the one supplies an item that an
    organization at home in the other essentially needs for what it supplies itself. It says who could, not who does:
    the tables do not hold single deliveries.
    """
    leading = leading_markets(network, as_of=as_of, by="country")
    matrix = _matrix(network, leading)
    edges = [*_who_supplies_whom(network, as_of)]
    shown = {end for each in edges for end in (each.tail, each.head)} | {country for country, _ in matrix.columns}
    return placed_network(
        finished(
            network,
            name="countries",
            titles=phrase("view", "countries-title"),
            sees=phrase("view", "countries-sees"),
            as_of=as_of,
            nodes=[node(network, country) for country in sorted(shown)],
            edges=edges,
            chart=matrix,
        )
    )


def leading_markets(
    network: Network, *, as_of: date, by: str, items: frozenset[str] | None = None
) -> list[Concentration]:
    """The best explained market of each item in one view."""
    # Whose share is the home share does not matter here, but it must be a country of this world.
    countries = sorted(thing for thing, about in network.nodes(data=True) if about.get("class_") == "country")
    if not countries:
        return []
    answer = concentration(network, as_of=as_of, items=items, home=countries[0])
    return [row for row in answer.leading() if row.by == by]


def _matrix(network: Network, leading: list[Concentration]) -> Matrix:
    holders = Counter(share.holder for row in leading for share in row.shares)
    columns = sorted(holders, key=lambda country: (-holders[country], country))
    ordered = sorted(leading, key=lambda row: (-row.hhi.low, row.market.item))
    return Matrix(
        titles=phrase("view", "countries-chart"),
        rows=tuple(_matrix_row(network, row) for row in ordered),
        columns=tuple((country, labels_of(network, country)) for country in columns),
        cells=tuple(cell for row in ordered for cell in _cells(row)),
    )


def _matrix_row(network: Network, row: Concentration) -> MatrixRow:
    market = row.market
    about = (
        ("share-scope", market.scope),
        ("share-measure", market.measure),
        *((("year", str(market.year)),) if market.year else ()),
        ("role", market.role),
    )
    return MatrixRow(market.item, labels_of(network, market.item), about, row.hhi.low, row.hhi.best, row.hhi.high)


def _cells(row: Concentration) -> Iterator[MatrixCell]:
    for share in row.shares:
        statements = tuple(each.statement for each in share.statements)
        low, high = share.pct.low, share.pct.high
        yield MatrixCell(row.market.item, share.holder, share.pct.best, low, high, statements, share.sources)


def _who_supplies_whom(network: Network, as_of: date) -> Iterator[ViewEdge]:
    supplies = _supplies(network, as_of)
    items: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    sources: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for consumer in sorted(supplies):
        for need in requirements(network, consumer, as_of=as_of):
            for supplier, named in supplies.get(need.input, {}).items():
                for user in supplies[consumer]:
                    if supplier != user:
                        items[supplier, user].add(need.input)
                        sources[supplier, user] |= named
    for (supplier, user), supplied in sorted(items.items()):
        named = sorted(supplied)
        details = [("items", str(len(named))), *(("item", item) for item in named[:_SHOWN_ITEMS])]
        evidence = tuple(sorted(sources[supplier, user]))[:_SHOWN_SOURCES]
        yield ViewEdge(supplier, user, "supplies", details=tuple(details), sources=evidence)


def _supplies(network: Network, as_of: date) -> Supplies:
    found: Supplies = {}
    for supplier, item, about in network.edges(data=True):
        if about["kind"] == "supplies" and supply_counts(about, as_of):
            country = _home(network, supplier)
            if country in network:
                found.setdefault(item, {}).setdefault(country, set()).update(about["sources"])
    return found


def _home(network: Network, supplier: str) -> str:
    about = network.nodes[supplier]
    return supplier if about.get("class_") == "country" else str(about.get("country", ""))

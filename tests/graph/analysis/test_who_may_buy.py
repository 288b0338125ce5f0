"""Who may buy from whom, on a small world: each answer is worked out by hand in the docstring."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from aisupply.graph.analysis.scenario import AddedSupply, Licences

from .worlds import NOW, WorldBuilder, works


def test_a_ban_on_the_only_tool_stops_the_chip(world: WorldBuilder) -> None:
    """Bland bans scanners towards Aland: the fab, at home in Aland, cannot get one, so nobody makes chips."""
    world.measure("ban", "export-ban", "scanner", "aland", issuer="bland")

    assert not works(world)


def test_a_ban_binds_no_supplier_elsewhere(world: WorldBuilder) -> None:
    """Bland bans resist towards Aland, but Cland's maker is not at home with the issuer and still delivers."""
    world.measure("ban", "export-ban", "resist", "aland", issuer="bland")

    assert works(world)


def test_an_extraterritorial_ban_binds_suppliers_everywhere(world: WorldBuilder) -> None:
    """The same ban with extraterritorial reach binds Cland's maker too: no resist, no chip."""
    world.measure("ban", "export-ban", "resist", "aland", issuer="bland", reach="extraterritorial")

    assert not works(world)


def test_an_exempt_supplier_is_not_bound(world: WorldBuilder) -> None:
    """Extraterritorial again, but Cland is exempt: its maker delivers, as under a domestic ban."""
    world.measure("ban", "export-ban", "resist", "aland", issuer="bland", reach="extraterritorial", exempt=("cland",))

    assert works(world)


def test_an_exempt_buyer_keeps_access(world: WorldBuilder) -> None:
    """Bland bans scanners towards all countries, but exempts Aland, where the fab is at home."""
    world.measure("ban", "export-ban", "scanner", "all-countries", issuer="bland", exempt=("aland",))

    assert works(world)


def test_an_exemption_helps_nobody_else(world: WorldBuilder) -> None:
    """The same ban exempts Cland only: the fab in Aland is cut off."""
    world.measure("ban", "export-ban", "scanner", "all-countries", issuer="bland", exempt=("cland",))

    assert not works(world)


def test_an_import_ban_leaves_exempt_makers_out(world: WorldBuilder) -> None:
    """Aland bans resist from abroad except from Cland."""
    world.measure("ban", "import-ban", "resist", "aland", issuer="aland", exempt=("cland",))

    assert works(world)


def test_a_ban_on_a_type_covers_its_kinds(world: WorldBuilder) -> None:
    """What is forbidden is tools; a scanner is a kind of tool."""
    world.item("tool")
    world.item("scanner", kind_of=("tool",), all_named=True)
    world.measure("ban", "export-ban", "tool", "aland", issuer="bland")

    assert not works(world)


def test_listing_a_foundry_cuts_it_off_and_nobody_else(world: WorldBuilder) -> None:
    """Bland lists the fab: it gets no scanner, so no chip; an ordinary buyer in Aland still gets scanners."""
    world.measure("listing", "entity-listing", "fab", "aland", issuer="bland")

    assert not works(world)
    assert works(world, "scanner")


def test_a_listing_reaches_the_parts_of_the_listed(world: WorldBuilder) -> None:
    """The fab belongs to a group; who lists the group lists the fab."""
    world.organization("group", "aland")
    world.network.add_edge("fab", "group", "part_of", kind="part_of")
    world.measure("listing", "entity-listing", "group", "aland", issuer="bland")

    assert not works(world)


def test_a_suspended_ban_cuts_only_after_its_suspension(world: WorldBuilder) -> None:
    """The ban is suspended until 31 August 2026: chips on 31 August, none on 1 September."""
    world.measure("ban", "export-ban", "scanner", "aland", issuer="bland", status="suspended")
    world.measure(
        "stay", "suspension", "scanner", "aland", issuer="bland", start="2026-01", end="2026-08", suspends=("ban",)
    )

    assert works(world, scenario=replace(NOW, as_of=date(2026, 8, 31)))
    assert not works(world, scenario=replace(NOW, as_of=date(2026, 9, 1)))


def test_licences_block_or_do_not(world: WorldBuilder) -> None:
    """A licence requirement stops the scanner if licences are refused, and not if they are granted."""
    world.measure("licence", "export-licence", "scanner", "all-countries", issuer="bland")

    assert not works(world)
    assert works(world, scenario=replace(NOW, licences=Licences.ALLOW))


def test_a_buyer_may_not_buy_what_its_own_country_forbids(world: WorldBuilder) -> None:
    """Aland bans purchases from the scanner maker; a maker at home in Aland would not be concerned."""
    world.measure("boycott", "procurement-ban", "scanner-maker", "aland", issuer="aland")
    home_made = replace(NOW, added_supplies=(AddedSupply(supplier="aland", item="scanner"),))

    assert not works(world)
    assert works(world, scenario=home_made)

"""Proofs on a small world: what they name, and that they cannot be robbed of a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aisupply.graph.analysis.proof import Ground
from aisupply.graph.analysis.proofs import why
from aisupply.graph.analysis.verification import verify
from aisupply.graph.errors import NotATarget

from .worlds import NOW, WorldBuilder


def test_a_no_names_every_supplier_and_why_it_falls_away(world: WorldBuilder) -> None:
    """Resist: one maker is removed, the other is blocked by the ban of its home."""
    world.measure("ban", "export-ban", "resist", "aland", issuer="cland")
    proof = why(world.network, "resist", replace(NOW, remove=frozenset({"resist-b"})))

    assert {(step.party, step.ground) for step in proof.root.beneath} == {
        ("resist-b", Ground.REMOVED),
        ("resist-c", Ground.BLOCKED),
    }
    assert "ban" in proof.statements()


def test_a_proof_that_leaves_out_the_reason_is_refused(world: WorldBuilder) -> None:
    """Without the step that cites the ban nothing is left that forbids the scanner."""
    world.measure("ban", "export-ban", "scanner", "aland", issuer="bland")
    proof = why(world.network, "chip", NOW)
    robbed = replace(proof, root=replace(proof.root, beneath=()))

    assert verify(proof, world.network)
    assert not verify(robbed, world.network)


def test_a_proof_that_leaves_out_the_supplier_is_refused(world: WorldBuilder) -> None:
    """A yes that cites no supply of scanners does not follow."""
    proof = why(world.network, "chip", NOW)
    robbed = replace(proof, root=replace(proof.root, beneath=()))

    assert verify(proof, world.network)
    assert not verify(robbed, world.network)


def test_an_item_that_nobody_researched_is_assumed_and_marked_so(world: WorldBuilder) -> None:
    """Water has no supply row of any status and no kind."""
    world.item("water")
    proof = why(world.network, "water", NOW)

    assert proof.works
    assert [step.ground for _, step in proof.steps()] == [Ground.OBTAIN, Ground.ASSUMED]


def test_a_company_is_no_target(world: WorldBuilder) -> None:
    with pytest.raises(NotATarget, match="Ask for an item, a goal or a plan"):
        why(world.network, "fab", NOW)

"""Scenarios as files: what is refused, and how; and that a written scenario reads back the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisupply import KnowledgeGraph
from aisupply.data.vocabularies import Criticality, Reach, RestrictionKind
from aisupply.graph.analysis.scenario import (
    AddedRestriction,
    AddedSupply,
    Holdings,
    Include,
    Licences,
    Scenario,
    World,
    baseline,
)
from aisupply.graph.analysis.scenario_document import read_document, read_scenario
from aisupply.graph.errors import ScenarioError

BAD = [
    ({"licenses": "block"}, "Did you mean 'licences'?"),
    ({"licences": "blok"}, "Did you mean 'block'?"),
    ({"remove": ["grant mill"]}, "grand-mill"),
    ({"remove": ["m"]}, "may be"),
    ({"remove": "old-mill"}, "give a list of texts"),
    ({"remove": ["sour-act"]}, "Use lift for measures."),
    ({"lift": ["sour-act-flou"]}, "Did you mean 'sour-act-flour'?"),
    ({"as_of": "2018-13-01"}, "is not a day"),
    ({"as_of": date(1800, 1, 1)}, "lies before all data; the first dated statement holds from 2019-01-01"),
    ({"buyer": "flour"}, "Give a country or an organization."),
    ({"criticality": "example"}, "examples never count"),
    ({"include": ["planed"]}, "Did you mean 'planned'?"),
    ({"add": {"supply": []}}, "Did you mean 'supplies'?"),
    ({"add": {"supplies": [{"supplier": "old-mill", "item": "oven", "share_pct": -1}]}}, "percent from 0 to 100"),
    ({"add": {"supplies": [{"supplier": "old-mill", "item": "oven", "share_pct": 101}]}}, "percent from 0 to 100"),
    ({"add": {"supplies": [{"supplier": "oven", "item": "oven"}]}}, "nobody who supplies"),
    ({"add": {"supplies": [{"supplier": "old-mill", "item": "oven"}]}, "remove": ["old-mill"]}, "both removed and added"),
    ({"add": {"restrictions": [{"kind": "suspension"}]}}, "name it under lift"),
]  # fmt: skip


@pytest.mark.parametrize(("document", "said"), BAD)
def test_a_bad_scenario_is_refused_with_a_remedy(toy: KnowledgeGraph, document: dict[str, object], said: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        read_scenario(document, network=toy.network(), find=toy.find)

    assert said in str(refused.value)


def test_every_problem_of_a_scenario_is_told_at_once(toy: KnowledgeGraph) -> None:
    with pytest.raises(ScenarioError) as refused:
        read_scenario({"licences": "no", "world": "no", "removed": []}, network=toy.network(), find=toy.find)

    assert len(refused.value.problems) == 3


def test_the_empty_scenario_is_the_baseline(toy: KnowledgeGraph) -> None:
    assert read_scenario({}, network=toy.network(), find=toy.find) == baseline(toy.network())


def test_names_in_a_scenario_may_be_labels(toy: KnowledgeGraph) -> None:
    read = read_scenario({"remove": ["大磨坊"], "buyer": "Arkadien"}, network=toy.network(), find=toy.find)

    assert (read.remove, read.buyer) == ({"grand-mill"}, "arcadia")


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    file = tmp_path / "broken.toml"
    file.write_text("as_of = ", encoding="utf-8")

    with pytest.raises(ScenarioError, match=r"broken\.toml: not valid TOML"):
        read_document(file)


_PARTIES = st.sampled_from(["old-mill", "grand-mill", "arcadia", "borduria"])
_ITEMS = st.sampled_from(["flour", "oven", "yeast"])
_SCENARIOS = st.builds(
    Scenario,
    as_of=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    name=st.text(),
    buyer=_PARTIES,
    licences=st.sampled_from(Licences),
    world=st.sampled_from(World),
    holdings=st.sampled_from(Holdings),
    criticality=st.sampled_from([Criticality.ESSENTIAL, Criticality.IMPORTANT]),
    include=st.frozensets(st.sampled_from(Include)),
    remove=st.frozensets(st.sampled_from(["bread", "sourdough", "oven-works"])),
    lift=st.frozensets(st.sampled_from(["sour-act", "sour-act-flour"])),
    added_supplies=st.lists(
        st.builds(
            AddedSupply, supplier=_PARTIES, item=_ITEMS, share_pct=st.none() | st.decimals(0, 100, places=2)
        ),
        max_size=2,
        unique_by=lambda supply: (supply.supplier, supply.item),
    ).map(tuple),
    added_restrictions=st.lists(
        st.builds(
            AddedRestriction,
            kind=st.sampled_from([kind for kind in RestrictionKind if kind != "suspension"]),
            issuer=st.just("ministry-of-mills"),
            target=_ITEMS,
            affected=_PARTIES,
            reach=st.sampled_from(Reach),
        ),
        max_size=2,
    ).map(tuple),
)  # fmt: skip


@given(scenario=_SCENARIOS)
def test_a_written_scenario_reads_back_the_same(
    toy: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory, scenario: Scenario
) -> None:
    file = tmp_path_factory.mktemp("scenario") / "scenario.toml"
    file.write_bytes(scenario.to_toml().encode())

    assert read_scenario(read_document(file), network=toy.network(), find=toy.find) == scenario


def test_a_share_keeps_its_digits() -> None:
    added = AddedSupply(supplier="old-mill", item="oven", share_pct=Decimal("12.50"))

    assert "share_pct = 12.50" in Scenario(as_of=date(2026, 1, 1), added_supplies=(added,)).to_toml()


def test_tables_without_the_usual_buyer_ask_for_another(toy: KnowledgeGraph) -> None:
    with pytest.raises(ScenarioError, match="these tables know no 'china'"):
        toy.why("bread")

    assert toy.why("bread", toy.scenario(buyer="arcadia")).buyer == "arcadia"

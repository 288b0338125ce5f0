"""The pages say of every goal and item whether it can be met or had, on which conditions, and what stands in the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest

from aisupply import KnowledgeGraph
from aisupply.app.pages.findings import finding
from aisupply.app.pages.states import States, readings
from aisupply.app.web.application import create_app
from aisupply.app.web.settings import Settings

from .serving import serving


@pytest.fixture(scope="module")
def real_site(real: KnowledgeGraph) -> Iterator[httpx.Client]:
    with (
        serving(create_app(real, Settings(workers=1, requests_per_minute=0))) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        yield client


def _text(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_every_listed_goal_has_its_state(site: httpx.Client) -> None:
    page = site.get("/goals", headers={"Accept-Language": "en"}).text

    assert page.count('class="state state-') == len(re.findall(r'<li><a href="/id/', page))


def test_a_goal_says_on_which_conditions_it_can_be_met_and_leads_to_its_proof(real_site: httpx.Client) -> None:
    page = real_site.get("/id/goal-secure-ai-core-technology-supply", headers={"Accept-Language": "en"}).text

    assert "can be met only if equipment and stock already in place last, or licences are granted, or" in _text(page)
    assert 'href="/why/goal-secure-ai-core-technology-supply?holdings=ignore"' in page
    assert "NVIDIA may not deliver" in page


def test_a_goal_that_asks_for_nothing_is_not_called_met(real_site: httpx.Client) -> None:
    page = real_site.get("/id/principle-guiding", headers={"Accept-Language": "en"}).text

    assert "not tested" in page
    assert "The tables name nothing that this goal or a goal beneath it needs" in page


def test_what_is_only_assumed_is_named(real_site: httpx.Client) -> None:
    page = real_site.get("/id/goal-100-industrial-datasets", headers={"Accept-Language": "en"}).text

    assert "can be met, on assumptions" in page
    assert re.search(r'nobody researched who supplies it: <a href="/id/data-annotation">', page)


def test_the_states_are_those_of_the_command_line(real: KnowledgeGraph) -> None:
    states = States(real)
    for target in ("goal-secure-ai-core-technology-supply", "high-end-training-chip", "goal-100-industrial-datasets"):
        state = states.of(target)
        assert state is not None

        for conditions, works in readings(state):
            scenario = real.scenario(
                holdings="count" if "holdings-count" in conditions else "ignore",
                licences="allow" if "licences-granted" in conditions else "block",
                world="open" if "unnamed-suppliers" in conditions else "named",
            )
            assert real.why(target, scenario).works is works, (target, conditions)


@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_obstacles_are_told_with_their_sources_in_every_language(real: KnowledgeGraph, language: str) -> None:
    found = finding(States(real), "high-end-training-chip", language, goal=False)

    assert found is not None
    assert found.obstacles
    assert all(each.text and each.sources and each.statements for each in found.obstacles)
    assert not found.begins


def test_a_country_says_what_it_supplies_alone_and_what_hits_it(site: httpx.Client) -> None:
    borduria = site.get("/id/borduria", headers={"Accept-Language": "en"}).text
    arcadia = site.get("/id/arcadia", headers={"Accept-Language": "en"}).text

    assert re.search(r'id="supplied-alone".*?<a href="/id/oven">Oven</a>', borduria, re.DOTALL)
    assert 'id="measures-issued"' in borduria
    assert 'id="measures-hit"' in arcadia


def test_the_list_of_countries_counts_as_the_page_of_each_does(site: httpx.Client) -> None:
    listed = site.get("/countries", headers={"Accept-Language": "en"}).text
    alone, hit, issued = (
        int(re.findall(rf'"/id/borduria">.*?data-label="{label}">(\d+)<', listed, re.DOTALL)[0])
        for label in ("Items that it supplies alone", "Measures that hit it or its organizations", "Measures that its")
        for label in [f'{label}[^"]*']
    )
    page = site.get("/id/borduria", headers={"Accept-Language": "en"}).text
    told = dict(re.findall(r'<h2 id="([a-z-]+)">[^<]*<span class="kind">(\d+)</span>', page))

    assert (alone, hit, issued) == tuple(
        int(told.get(key, 0)) for key in ("supplied-alone", "measures-hit", "measures-issued")
    )
    assert issued > 0

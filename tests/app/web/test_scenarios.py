"""What if and why as pages: a form that works without scripts, an address that can be shared, a file for the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from ..conftest import Call, call, call_toy  # noqa: F401 — the command line, to compare with

HTML = {"Accept": "text/html", "Accept-Language": "en"}
WHOLE = (
    "as_of=2026-12-15&buyer=arcadia&licences=allow&world=open&holdings=ignore&criticality=important"
    "&remove=grand-mill&lift=sour-act&include=planned"
    "&add_supply=old-mill~oven~30&add_measure=import-ban~arcadia~flour~arcadia~domestic"
)


def _page(site: httpx.Client, address: str) -> str:
    answer = site.get(address, headers=HTML)

    assert answer.status_code == 200
    return answer.text


def test_a_scenario_shows_what_fails_and_why_and_is_a_file_for_the_command_line(site: httpx.Client) -> None:
    address = "remove=oven-works&buyer=arcadia&licences=allow"
    page = _page(site, f"/scenario?{address}")
    file = site.get(f"/scenario.toml?{address}")
    query = urlsplit(re.findall(r'href="(/why/oven\?[^"]+)"', page)[0].replace("&amp;", "&")).query

    assert '<h3 id="change-fails"' in page
    assert parse_qs(query) == parse_qs(address)
    assert 'remove = ["oven-works"]' in file.text
    assert "attachment" in file.headers["Content-Disposition"]


@pytest.mark.parametrize("address", ["remove=oven-works&buyer=arcadia", "remove=oven&buyer=arcadia", WHOLE])
def test_the_file_gives_the_command_line_the_answer_of_the_page(
    site: httpx.Client,
    call_toy: Call,  # noqa: F811 — the fixture of this name
    tmp_path: Path,
    address: str,
) -> None:
    file = tmp_path / "scenario.toml"
    file.write_bytes(site.get(f"/scenario.toml?{address}").content)
    told = json.loads(call_toy("whatif", str(file), "--format", "json").out)
    answered = site.get(f"/api/what-if?{address}").json()

    assert {**told, "toml": answered["toml"]} == answered
    assert file.read_text(encoding="utf-8") == answered["toml"]


def test_every_part_of_a_scenario_reaches_the_engine(site: httpx.Client) -> None:
    answered = site.get(f"/api/what-if?{WHOLE}").json()

    assert answered["added"] == ["added-supply-old-mill-oven", "added-import-ban-arcadia-flour-arcadia"]
    assert (answered["licences"], answered["world"], answered["holdings"]) == ("allow", "open", "ignore")
    assert (answered["remove"], answered["lift"], answered["include"]) == (["grand-mill"], ["sour-act"], ["planned"])
    assert "share_pct = 30" in answered["toml"]


def test_a_form_as_browsers_send_it_leads_to_the_short_address(site: httpx.Client) -> None:
    sent = (
        "remove=Old+Mill&remove=&remove=&lift=&lift=&supplier=old-mill&item=oven&share=30"
        "&measure=import-ban&issuer=&target=&affected=&reach=domestic"
        "&as_of=2026-11-24&buyer=arcadia&licences=block&world=named"
    )
    answer = site.get(f"/scenario?{sent}", headers=HTML)
    there = urlsplit(answer.headers["Location"])

    assert answer.status_code == 303
    assert parse_qs(there.query) == {
        "as_of": ["2026-11-24"],
        "buyer": ["arcadia"],
        "licences": ["block"],
        "world": ["named"],
        "remove": ["old-mill"],
        "add_supply": ["old-mill~oven~30"],
    }
    assert "oven" in _page(site, answer.headers["Location"])


def test_what_was_chosen_stands_in_the_form_again(site: httpx.Client) -> None:
    page = _page(site, f"/scenario?{WHOLE}")

    for name, value in (
        ("remove", "grand-mill"),
        ("lift", "sour-act"),
        ("include", "planned"),
        ("add_supply", "old-mill~oven~30"),
        ("add_measure", "import-ban~arcadia~flour~arcadia~domestic"),
    ):
        assert re.search(rf'type="checkbox" name="{name}" value="{value}"\s+checked', page), name
    for chosen in ("allow", "open", "ignore", "important"):
        assert f'<option value="{chosen}" selected>' in page


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("remove=flouur", "Did you mean flour"),
        ("add_supply=old-mill", "add_supply: &#39;old-mill&#39; does not read as supplier~item~share_pct"),
        ("add_supply=old-mill~oven~most", "is no share"),
        ("add_measure=ban~arcadia~flour~arcadia", "add.restrictions.kind"),
        ("lift=sour-akt", "Did you mean"),
    ],
)
def test_a_scenario_that_makes_no_sense_is_explained_on_its_page(site: httpx.Client, address: str, said: str) -> None:
    assert said in _page(site, f"/scenario?{address}&buyer=arcadia")
    assert site.get(f"/scenario.toml?{address}&buyer=arcadia").status_code == 400
    assert site.get(f"/api/what-if?{address}&buyer=arcadia").status_code in {400, 404}


def test_a_proof_names_the_measure_and_its_source(site: httpx.Client) -> None:
    page = _page(site, "/why/oven?buyer=arcadia&as_of=2026-12-15")

    assert "Oven Works may not deliver Oven" in page
    assert 'href="/statement/sour-act-oven"' in page
    assert "Toy News" in page


def test_a_proof_is_told_in_the_reader_s_language(site: httpx.Client) -> None:
    address = "/why/oven?buyer=arcadia&as_of=2026-12-15"

    assert "darf „Ofen“ nicht liefern: Ausfuhrverbot" in site.get(address, headers={"Accept-Language": "de"}).text
    assert "不得供应烤炉" in site.get(address, headers={"Accept-Language": "zh"}).text


def test_a_proof_keeps_the_changes_of_its_scenario_when_counted_differently(site: httpx.Client) -> None:
    page = _page(site, f"/why/oven?{WHOLE}")

    assert '<input type="hidden" name="add_supply" value="old-mill~oven~30">' in page
    assert '<input type="hidden" name="remove" value="grand-mill">' in page

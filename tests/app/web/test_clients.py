"""Clients that others made, against the running server."""

from __future__ import annotations

import shutil
import subprocess

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

import aisupply
from aisupply import KnowledgeGraph

PREFIXES = "PREFIX aid: <https://w3id.org/aisupply/id/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
SELECT = PREFIXES + "SELECT ?label WHERE { aid:oven rdfs:label ?label }"
LABELS = {"Oven", "Ofen", "烤炉"}


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_reads_every_format(toy_address: str, method: str) -> None:
    client = SPARQLWrapper(f"{toy_address}/sparql")
    client.setMethod(method)
    client.setQuery(SELECT)
    client.setReturnFormat(JSON)
    rows = client.queryAndConvert()["results"]["bindings"]
    client.setReturnFormat(XML)
    document = client.queryAndConvert().toxml()
    client.setReturnFormat(CSV)
    table = client.queryAndConvert().decode()
    client.setQuery(PREFIXES + "DESCRIBE aid:oven")
    client.setReturnFormat(TURTLE)
    described = rdflib.Graph().parse(data=client.queryAndConvert(), format="turtle")

    assert {row["label"]["value"] for row in rows} == LABELS
    assert all(label in document and label in table for label in LABELS)
    assert {str(value) for value in described.objects()} >= LABELS


def test_sparqlwrapper_tells_a_bad_query(toy_address: str) -> None:
    client = SPARQLWrapper(f"{toy_address}/sparql")
    client.setQuery("SELECT ?x WHERE {")

    with pytest.raises(QueryBadFormed, match="line 1"):
        client.query()


def test_rdflib_s_store_asks_the_endpoint(toy_address: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{toy_address}/sparql"))

    assert {str(row[0]) for row in graph.query(SELECT)} == LABELS
    assert len(graph) > 500


def test_our_own_client_answers_from_the_server_as_from_the_store(toy_address: str, toy: KnowledgeGraph) -> None:
    remote = aisupply.load(endpoint=f"{toy_address}/sparql")

    assert remote.show("oven") == toy.show("oven")
    assert remote.needs("bread") == toy.needs("bread")
    assert set(remote.construct("DESCRIBE aid:oven")) == set(toy.construct("DESCRIBE aid:oven"))


def test_curl_follows_the_links_of_the_data(toy_address: str) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.fail("This test needs curl: apt-get install curl")
    command = [curl, "--silent", "--fail", "--location", "--header", "Accept: text/turtle", f"{toy_address}/id/oven"]
    found = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)

    assert {str(value) for value in rdflib.Graph().parse(data=found.stdout, format="turtle").objects()} >= LABELS

"""Every address of the graph leads to a page and to data, and is not sent twice."""

from __future__ import annotations

import io
import zipfile

import httpx
import pytest
import rdflib
from rdflib.namespace import DCAT, RDF, RDFS, VOID

from aisupply import KnowledgeGraph
from aisupply.graph import iris

FORMATS = {
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
}
NAMES = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}


def graph(answer: httpx.Response, extension: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=answer.content, format=NAMES[extension])


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("*/*", "text/html; charset=utf-8"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
        ("text/turtle", "text/turtle; charset=utf-8"),
        ("application/ld+json", "application/ld+json"),
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/rdf+xml;q=0.5, text/turtle;q=0.8", "text/turtle; charset=utf-8"),
    ],
)
@pytest.mark.parametrize(
    "path", ["/id/flour", "/statement/sup-old-mill-flour", "/statement/ev-sour-act", "/source/toy-book", "/ontology"]
)
def test_an_address_gives_what_the_client_likes(site: httpx.Client, path: str, accept: str, content_type: str) -> None:
    answer = site.get(path, headers={"Accept": accept, "Origin": "https://example.org"})

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, content_type)
    assert "Accept" in answer.headers["Vary"]
    assert f'<{path}.ttl>; rel="alternate"; type="text/turtle"' in answer.headers["Link"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_client_that_takes_none_of_our_forms_is_told(site: httpx.Client) -> None:
    answer = site.get("/id/flour", headers={"Accept": "image/png"})

    assert answer.status_code == 406


@pytest.mark.parametrize("extension", NAMES)
def test_a_thing_comes_with_its_statements_and_their_sources(site: httpx.Client, extension: str) -> None:
    found = graph(site.get(f"/id/flour.{extension}"), extension)
    supply = rdflib.URIRef(iris.statement_iri("sup-old-mill-flour"))

    assert (rdflib.URIRef(iris.thing_iri("flour")), RDFS.label, rdflib.Literal("Mehl", lang="de")) in found
    assert str(found.value(supply, rdflib.URIRef(iris.expand("prov:hadPrimarySource")))) == iris.source_iri("toy-news")
    assert float(found.value(supply, rdflib.URIRef(iris.expand("ais:sharePct")))) == 40


def test_all_forms_of_a_thing_say_the_same(site: httpx.Client) -> None:
    graphs = [set(graph(site.get(f"/id/flour.{extension}"), extension)) for extension in NAMES]

    assert all(each == graphs[0] for each in graphs)


@pytest.mark.parametrize(
    "path", ["/id/flour", "/id/flour.ttl", "/ontology", "/ontology.ttl", "/void", "/download/aisupply.nq", "/"]
)
def test_what_has_not_changed_is_not_sent_again(site: httpx.Client, path: str) -> None:
    first = site.get(path)
    second = site.get(path, headers={"If-None-Match": first.headers["ETag"]})
    other = site.get(path, headers={"If-None-Match": '"something-else"'})

    assert (second.status_code, second.content, second.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert other.status_code == 200


def test_forms_and_languages_have_tags_of_their_own(site: httpx.Client) -> None:
    tags = [site.get("/id/flour", headers={"Accept": accept}).headers["ETag"] for accept in ("text/html", *FORMATS)]
    tags.append(site.get("/id/flour", headers={"Accept-Language": "de"}).headers["ETag"])

    assert len(set(tags)) == len(tags)


def test_the_data_set_describes_itself(site: httpx.Client) -> None:
    found = graph(site.get("/void"), "ttl")
    dataset = rdflib.URIRef(iris.DATASET)

    assert str(found.value(dataset, VOID.sparqlEndpoint)).endswith("/sparql")
    assert (dataset, RDF.type, DCAT.Dataset) in found
    for dump in found.objects(dataset, VOID.dataDump):
        assert site.head(str(dump)).status_code == 200
    assert site.get("/.well-known/void").headers["Location"] == "/void"


def test_the_ontology_page_has_an_anchor_for_every_term(site: httpx.Client) -> None:
    page = site.get("/ontology", headers={"Accept": "text/html"}).text
    stated = graph(site.get("/ontology.ttl"), "ttl")
    terms = {
        str(term).partition("#")[2] for term in stated.subjects(RDF.type) if str(term).startswith(iris.PREFIXES["ais"])
    }

    assert len(terms) > 200
    assert [term for term in sorted(terms) if f'<article id="{term}">' not in page] == []


def test_downloads_are_the_exports(site: httpx.Client, toy: KnowledgeGraph) -> None:
    from aisupply.graph.build import to_nquads

    assert site.get("/download/aisupply.nq").content == to_nquads(toy.store)
    with zipfile.ZipFile(io.BytesIO(site.get("/download/aisupply-csv.zip").content)) as archive:
        assert sorted(archive.namelist()) == ["edges.csv", "nodes.csv"]
    for name in (
        "aisupply.ttl",
        "aisupply.trig",
        "aisupply.jsonld",
        "aisupply.graphml",
        "aisupply.gexf",
        "aisupply-parquet.zip",
    ):
        assert site.get(f"/download/{name}").status_code == 200
    part = site.get("/download/aisupply.nq", headers={"Range": "bytes=0-9"})
    assert (part.status_code, part.content) == (206, to_nquads(toy.store)[:10])

"""No query of a stranger leaves our graphs: two readings of it must agree."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store

from aisupply.graph import guard, iris
from aisupply.graph.errors import QueryRefused
from aisupply.graph.guard import QueryDataset, dataset_of

from ..listening import listening

CALL = "SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }}"
HIDDEN = [
    "SELECT * {{ {call} }}",
    "SELECT * {{ ?s ?p ?o . OPTIONAL {{ {call} }} }}",
    "SELECT * {{ ?s ?p ?o FILTER EXISTS {{ {call} }} }}",
    "SELECT * {{ ?s ?p ?o FILTER NOT EXISTS {{ {call} }} }}",
    "SELECT * {{ {{ SELECT * {{ {call} }} }} }}",
    "SELECT * {{ {{ {call} }} UNION {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p ?o MINUS {{ {call} }} }}",
    "SELECT * {{ GRAPH ?g {{ {call} }} }}",
    "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {call} }}",
    "ASK {{ {call} }}",
    "DESCRIBE ?s {{ {call} }}",
    "# \r SELECT * {{ ?s ?p ?o # \r {call} \n }}",
    'SELECT * {{ ?s ?p ?o FILTER (?o != "\\u0022) {call} #") \n {call} }}',
    "SELECT * {{ ?s ?p '\\\\' . {call} FILTER ('' = '') }}",
    "SELECT * {{ ?s ?p ?o FILTER (?o != '''\\''''') {call} }}",
    'SELECT * {{ ?s ?p """a""b""" . {call} }}',
    "PREFIX a: <urn:x:> SELECT * {{ ?s ?p a:\\' . {call} FILTER (1 = 1) ?s ?p a:\\' }}",
    "PREFIX a: <urn:x:> SELECT * {{ ?s ?p a:b. {call} }}",
    "SELECT * {{ ?s ?p ?o FILTER (1<2) {call} FILTER (2>1) }}",
    "SELECT * {{ ?s ?p ?o FILTER (?o<?s) {call} FILTER (?o>?s) }}",
    "SELECT * {{ ?s ?p 1. {call} }}",
    "SELECT * {{ ?s ?p ?o LATERAL {{ {call} }} }}",
]
WRITTEN = ["SERVICE ", "service ", "SeRvIcE ", "SERVICE SILENT ", "SERVICE\t", "SERVICE#x\n", "SERVICE"]


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[int, list[str]]]:
    """A port of this machine, and who has called at it."""
    with listening() as found:
        yield found


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("hidden", HIDDEN)
def test_a_call_to_another_server_is_refused_wherever_it_hides(hidden: str, written: str) -> None:
    call = CALL.format(port=9).replace("SERVICE ", written)

    with pytest.raises(QueryRefused):
        dataset_of(hidden.format(call=call))


def test_the_engine_would_call_if_nobody_refused(listener: tuple[int, list[str]]) -> None:
    port, calls = listener

    with pytest.raises(OSError, match=r"."):
        list(Store().query("SELECT * { " + CALL.format(port=port) + " }"))
    assert calls
    calls.clear()


PIECES = st.sampled_from(
    [
        "SERVICE",
        "service",
        "SILENT",
        "<http://127.0.0.1:PORT/>",
        "{ ?s ?p ?o }",
        "{",
        "}",
        "'",
        '"',
        "'''",
        '"""',
        "\\",
        "\\u0022",
        "\\u000A",
        "#",
        "\n",
        "\r",
        "<",
        ">",
        "?s",
        "?p",
        "?o",
        ".",
        ";",
        ",",
        "a",
        "a:b",
        "a:",
        ":",
        "1",
        "@en",
        "^^",
        "FILTER",
        "(",
        ")",
        "OPTIONAL",
        "UNION",
        " ",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=14), st.lists(PIECES, max_size=14), st.sampled_from(["", " "]))
def test_what_passes_the_guard_calls_nobody(
    listener: tuple[int, list[str]], before: list[str], after: list[str], between: str
) -> None:
    port, calls = listener
    body = between.join([*before, "SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o }", *after])
    text = f"PREFIX a: <urn:x:> PREFIX : <urn:x:> SELECT * {{ {body} }}".replace("PORT", str(port))
    store = Store()
    store.add(Quad(NamedNode("urn:x:a"), NamedNode("urn:x:b"), NamedNode("urn:x:c")))
    try:
        dataset_of(text)
        list(store.query(text))
    except (QueryRefused, SyntaxError):
        pass

    assert not calls


@pytest.mark.parametrize(
    "harmless",
    [
        "SELECT * { ?s ?p ?o }",
        "SELECT * { aid:ai-cloud-service ?p ?o }",
        "SELECT ?service { ?service a ?from }",
        "SELECT * { ?s rdfs:label 'SERVICE <http://127.0.0.1/> { ?s ?p ?o }' }",
        'SELECT * { ?s rdfs:label """a "service" from""" }',
        "# SERVICE FROM\nSELECT * { ?s ?p ?o }",
        "SELECT * { <http://example.org/service/from> ?p ?o }",
        "PREFIX service: <http://example.org/> SELECT * { service:from ?p ?o }",
        "SELECT ?xxxx ?from { ?xxxx ais:validFrom ?from BIND(1 AS ?y) }",
        "SELECT * { ?from ?p ?o LATERAL { ?o ?q ?x } }",
    ],
)
def test_a_query_that_only_holds_the_letters_passes(harmless: str) -> None:
    assert dataset_of(harmless) is None


@pytest.mark.parametrize(
    "reaching",
    [
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * from <http://127.0.0.1/x.ttl> { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * FROM <relative> { ?s ?p ?o }",
        "PREFIX f: <file:///etc/> SELECT * FROM f:passwd { ?s ?p ?o }",
        "BASE <file:///etc/> SELECT * FROM <passwd> { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o } FROM <urn:x> { ?s ?p ?o }",
        "ASK FROM <urn:x> {}",
        "DESCRIBE <urn:y> FROM <urn:x>",
        "SELECT * FROM aig:facts FROM <urn:x> { ?s ?p ?o }",
    ],
)
def test_a_graph_that_is_not_ours_is_refused(reaching: str) -> None:
    with pytest.raises(QueryRefused, match="no graph"):
        dataset_of(reaching)


def test_graphs_of_ours_are_read_from_the_query() -> None:
    text = "SELECT * FROM aig:facts FROM NAMED aig:derived { ?s ?p ?o }"

    assert dataset_of(text) == QueryDataset((iris.FACTS_GRAPH,), (iris.DERIVED_GRAPH,))


def test_a_query_that_one_reader_cannot_read_is_refused() -> None:
    with pytest.raises(QueryRefused, match="cannot be read"):
        dataset_of("SELECT * FROM aig:facts { ?s ?p ?o LATERAL { ?o ?q ?x } }")


def test_a_query_that_only_holds_the_letters_needs_no_slow_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(_text: str) -> None:
        pytest.fail("RDFLib was asked to read the query.")

    monkeypatch.setattr(guard, "_tree_nodes", slow)

    assert dataset_of("SELECT * { ?from ais:validFrom 'from' } # from the service") is None

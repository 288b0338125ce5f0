"""What machines make up to ask: the API by its own document, the endpoint by heaps of SPARQL; always the same heaps."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import httpx

_CONFIG = Path(__file__).with_name("schemathesis.toml")
_SEED = 20261124
_QUERIES = 600
_PIECES = (
    "SELECT ASK CONSTRUCT DESCRIBE WHERE FROM NAMED SERVICE SILENT GRAPH OPTIONAL UNION MINUS FILTER EXISTS NOT BIND AS "
    "VALUES UNDEF GROUP BY HAVING ORDER LIMIT OFFSET DISTINCT REDUCED INSERT DELETE DATA LOAD CLEAR DROP PREFIX BASE "
    "COUNT SUM REGEX CONCAT IRI BNODE UUID NOW ?s ?p ?o ?x $x * { } ( ) [ ] . ; , / | ^ + ! != < > && || = 1 -1 1e9999 "
    "aid:bread ais:requires aig:facts <file:///etc/passwd> <http://127.0.0.1/> <> _:b 'x' \"\"\" ''' \"烤炉\" @de ^^xsd:date "
    "\\u0000 \\ # \n \r \x00 \u2028 a true 999999999999999999999"
).split(" ")
_WHOLE = (
    "SELECT * { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) { ?s ais:requires+ ?o } GROUP BY ?s ORDER BY DESC(?n)",
    "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH aig:facts { ?s ?p ?o } }",
    "DESCRIBE aid:bread",
    "ASK FROM aig:facts { ?s ais:validFrom ?o FILTER (?o > '2019-01-01'^^xsd:date) }",
)
_ANSWERS = {200, 400, 406, 422, 504}


def test_the_api_does_what_its_document_says(toy_address: str, tmp_path: Path) -> None:
    paths = httpx.get(f"{toy_address}/api/openapi.json").json()["paths"]
    operations = sum(len(path) for path in paths.values())
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(_CONFIG), "run"]
    found = subprocess.run(
        [*command, f"{toy_address}/api/openapi.json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert found.returncode == 0, found.stdout + found.stderr
    assert f"{operations} selected / {operations} total" in found.stdout


def test_heaps_of_sparql_get_a_result_or_a_refusal(site: httpx.Client) -> None:
    draw = random.Random(_SEED)  # noqa: S311 — the same heaps every time
    accepted = ["*/*", "text/csv", "application/sparql-results+xml", "text/turtle", "image/png;q=1, a/b;q=nan"]
    answers = [
        site.post("/sparql", data={"query": query}, headers={"Accept": draw.choice(accepted)})
        for query in (_heap(draw) for _ in range(_QUERIES))
    ]

    assert {answer.status_code for answer in answers} <= _ANSWERS
    assert sum(answer.status_code == 200 for answer in answers) > _QUERIES / 50
    assert site.get("/ready").status_code == 200
    assert site.post("/sparql", data={"query": "ASK {}#after"}).json()["boolean"] is True


def test_heaps_of_bytes_get_a_refusal(site: httpx.Client) -> None:
    draw = random.Random(_SEED)  # noqa: S311 — the same heaps every time
    types = [
        "application/sparql-query",
        "application/x-www-form-urlencoded",
        "application/sparql-query; charset=x",
        "a",
    ]
    answers = [
        site.post("/sparql", content=draw.randbytes(draw.randrange(2000)), headers={"Content-Type": draw.choice(types)})
        for _ in range(_QUERIES)
    ]

    assert {answer.status_code for answer in answers} <= {400, 415}
    assert site.get("/ready").status_code == 200


def _heap(draw: random.Random) -> str:
    """Words of SPARQL in no order, or a whole query with some of its words replaced."""
    if draw.random() < 0.4:
        return " ".join(draw.choices(_PIECES, k=draw.randrange(1, 30)))
    words = draw.choice(_WHOLE).split(" ")
    for _ in range(draw.randrange(3)):
        words[draw.randrange(len(words))] = draw.choice(_PIECES)
    return " ".join(words)

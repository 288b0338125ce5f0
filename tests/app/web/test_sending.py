"""A large answer goes out as fast as its reader takes it."""

from __future__ import annotations

import asyncio

import httpx

from aisupply.app.web.sending import SentInParts

BODY = bytes(range(256)) * 4096
LARGE = "SELECT * { ?s ?p ?o }"


def sent(body: bytes, *, taken: int) -> list[dict]:
    """What goes out to a reader who takes so many messages and then no more."""
    messages: list[dict] = []

    async def send(message: dict) -> None:
        if len(messages) == taken:
            await asyncio.sleep(60)
        messages.append(message)

    response = SentInParts(body, headers={"Content-Type": "text/csv"}, part_seconds=0.05)
    asyncio.run(response({"type": "http"}, None, send))
    return messages


def test_it_goes_out_whole_and_in_parts() -> None:
    start, *parts = sent(BODY, taken=100)

    assert b"".join(part["body"] for part in parts) == BODY
    assert [part["more_body"] for part in parts] == [True, True, True, False]
    assert (b"content-length", b"1048576") in start["headers"]


def test_a_reader_who_stops_gets_no_more() -> None:
    _, *parts = sent(BODY, taken=3)

    assert [part["more_body"] for part in parts] == [True, True]


def test_a_small_one_goes_out_at_once() -> None:
    assert len(sent(b"small", taken=100)) == 2


def test_a_large_result_arrives_whole(site: httpx.Client) -> None:
    answer = site.post("/sparql", data={"query": LARGE})

    assert len(answer.content) == int(answer.headers["Content-Length"]) > 256 << 10
    assert len(answer.json()["results"]["bindings"]) > 1000

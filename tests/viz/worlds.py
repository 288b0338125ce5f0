"""Small views made in code: hostile ones, and large ones."""

from __future__ import annotations

import random
from datetime import date

from aisupply.viz import View, ViewEdge, ViewNode
from aisupply.viz.layout import placed_network
from aisupply.viz.view import CitedSource, Span, TimeLine
from aisupply.viz.words import LANGUAGES, same

HOSTILE = (
    "<script>stolen = 1</script>",
    "</script><script>stolen = 1</script>",
    '"><img src=x onerror="stolen = 1">',
    '<a href="javascript:stolen = 1">href</a>',
    "&lt;script&gt;stolen = 1&lt;/script&gt;",
    "\u202eevil\u202c \u200f\u0645\u0631\u062d\u0628\u0627",
    "👩‍👩‍👧‍👦 🇨🇳 𝒳",
    '=HYPERLINK("http://example.org")',
    "x" * 10_000,
    "]]>--><!--{{ 7*7 }}${7*7}`",
    "\\u003cimg src=x onerror=stolen=1>\u2028\u2029\x00",
)
DAY = date(2026, 1, 1)


def hostile_view(text: str) -> View:
    """The text in every field that a table can fill."""
    ends = (f"one-{text[:40]}", f"two-{text[:40]}")
    nodes = tuple(
        ViewNode(
            id=end,
            thing=end,
            labels=same(text),
            kind=text,
            layer=text,
            country=text,
            note=text,
            details=(("deadline", text), (text, text)),
            aliases=(text,),
            sources=("source", text),
            x=place * 300.0,
        )
        for place, end in enumerate(ends)
    )
    edge = ViewEdge(
        tail=ends[0],
        head=ends[1],
        relation="restricts",
        statement=text,
        confidence=text,
        status=text,
        valid_from=text,
        valid_until=text,
        details=(("affected", text), ("group", text), (text, text)),
        note=text,
        sources=("source", text),
    )
    sources = {key: CitedSource(text, text, text, f"javascript:stolen=1//{text}", text) for key in ("source", text)}
    span = Span(ends[0], text, text, text, DAY, None, (text,))
    chart = TimeLine(same(text), ((text, same(text)),), (span,), 2020, 2026)
    names = {text: dict.fromkeys(LANGUAGES, text)}
    return View("hostile", same(text), same(text), DAY, nodes, (edge,), sources, (same(text),), names, chart)


def large_view(count: int) -> View:
    """A network of `count` things in loose clusters, with one and a half times as many edges."""
    chance = random.Random(count)  # noqa: S311 — a reproducible world, no secret
    layers = ("materials", "equipment", "chips", "systems", "models", "applications")
    nodes = [
        ViewNode(f"n{place}", same(f"Thing number {place}"), "component", layers[place % 6], thing=f"n{place}")
        for place in range(count)
    ]
    edges = [
        ViewEdge(f"n{place}", f"n{_partner(chance, place, count)}", "requires", statement=f"s{place}-{turn}")
        for place in range(count)
        for turn in range(2 if place % 2 else 1)
    ]
    return placed_network(View("large", same("A large world"), same(""), DAY, tuple(nodes), tuple(edges)))


def _partner(chance: random.Random, place: int, count: int) -> int:
    # Most partners stand in the same cluster of a hundred, a few anywhere.
    if chance.random() < 0.1:
        return chance.randrange(count)
    return min(count - 1, place - place % 100 + chance.randrange(100))

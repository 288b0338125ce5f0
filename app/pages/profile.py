"""What a page tells of one thing: its statements in sections, each line with all that is needed to check it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...graph.network import valid_on
from ...graph.reviews import Reviewed
from .atlas import Atlas
from .language import Words

_STRUCTURE = {"kind_of", "part_of", "parent_goal", "of_plan"}
_ABOUT_GOALS = {"targets", "promotes", "applies_to"}
_DUTIES = {"leads", "co_issues", "implements", "supervises"}


@dataclass(frozen=True, slots=True)
class Line:
    """One statement as a row: how the thing is tied to another, the details in words, when, how sure, and by whom."""

    relation: str
    other: str
    details: tuple[str, ...]
    valid: str
    counts_today: bool
    confidence: str
    note: str
    statement: str
    sources: tuple[str, ...]
    review: Reviewed | None


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading; the heading is a key of the interface words."""

    heading: str
    lines: tuple[Line, ...]


def sections(atlas: Atlas, thing: str, language: str, *, as_of: date) -> tuple[Section, ...]:
    """The sections of a thing that have lines, in the order of the questions that people ask first."""
    outward = [(head, about) for _, head, about in atlas.network.out_edges(thing, data=True)]
    inward = [(tail, about) for tail, _, about in atlas.network.in_edges(thing, data=True)]
    country = _is_country(atlas, thing)
    hit, issued = measures_at(atlas, thing) if country else (atlas.measures_of.get(thing, ()), ())
    plan: tuple[tuple[str, Iterable[tuple[str, Mapping[str, Any]]], Callable[[str], bool]], ...] = (
        ("responsible", inward, _DUTIES.__contains__),
        ("duties", outward, _DUTIES.__contains__),
        ("goal-things", outward, _ABOUT_GOALS.__contains__),
        ("needs", outward, "requires".__eq__),
        ("suppliers", inward, "supplies".__eq__),
        ("measures-on", inward, "restricts".__eq__),
        ("supplied", outward, "supplies".__eq__),
        ("needed-by", inward, "requires".__eq__),
        ("goals-about", inward, _ABOUT_GOALS.__contains__),
        ("measures-of", outward, "restricts".__eq__),
        ("measures-hit" if country else "measures-party", [_ends_of(atlas, key) for key in hit], "restricts".__eq__),
        ("measures-issued", [_ends_of(atlas, key) for key in issued], "restricts".__eq__),
        ("holders", inward, "holds".__eq__),
        ("holdings", outward, "holds".__eq__),
    )
    found = (
        Section(
            heading,
            tuple(
                sorted((_line(atlas, *edge, language, as_of) for edge in edges if belongs(edge[1]["kind"])), key=_order)
            ),
        )
        for heading, edges, belongs in plan
    )
    return tuple(section for section in found if section.lines)


def structure(atlas: Atlas, thing: str) -> dict[str, tuple[str, ...]]:
    """The kinds, wholes, goals and plans above a thing and below it, by a key of the interface words."""
    found: dict[str, list[str]] = {}
    for _, head, about in atlas.network.out_edges(thing, data=True):
        if about["kind"] in _STRUCTURE:
            found.setdefault(f"{about['kind']}-up", []).append(head)
    for tail, _, about in atlas.network.in_edges(thing, data=True):
        if about["kind"] in _STRUCTURE:
            found.setdefault(f"{about['kind']}-down", []).append(tail)
    return {key: tuple(sorted(things)) for key, things in sorted(found.items())}


def statement_line(atlas: Atlas, statement: str, language: str, *, as_of: date) -> tuple[str, Line]:
    """A statement as the thing that it is about first, and its line."""
    tail, head, about = atlas.statements[statement]
    return tail, _line(atlas, head, about, language, as_of)


def measures_at(atlas: Atlas, country: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The measures that hit a country or its organizations, and those that its bodies issue."""
    parties = (country, *atlas.at_home_in.get(country, ()))
    keys = tuple(dict.fromkeys(key for party in parties for key in atlas.measures_of.get(party, ())))
    hit, issued = (
        tuple(key for key in keys if atlas.statements[key][2].get(role) in parties) for role in ("affected", "issuer")
    )
    return hit, issued


def _is_country(atlas: Atlas, thing: str) -> bool:
    return atlas.about(thing)["class_"] == "country"


def _ends_of(atlas: Atlas, statement: str) -> tuple[str, Mapping[str, Any]]:
    _, head, about = atlas.statements[statement]
    return head, about


def _line(atlas: Atlas, other: str, about: Mapping[str, Any], language: str, as_of: date) -> Line:
    return Line(
        relation=atlas.terms.edge_label(about["kind"], language),
        other=other,
        details=tuple(_details(atlas, about, language)),
        valid=validity(about),
        counts_today=_counts(about, as_of),
        confidence=str(about.get("confidence", "")),
        note=str(about.get("note", "")),
        statement=str(about.get("statement", "")),
        sources=tuple(about.get("sources", ())),
        review=atlas.kg.reviews.get(str(about.get("statement", ""))),
    )


def validity(about: Mapping[str, Any]) -> str:
    """From when to when a statement holds, as precisely as its source says."""
    first, last = about.get("valid_from"), about.get("valid_until")
    return f"{first or '…'} – {last or '…'}" if first or last else ""


def _counts(about: Mapping[str, Any], as_of: date) -> bool:
    """Whether a statement is one of today: valid on the day, and neither planned, ended nor out of force."""
    today = about.get("status") in {None, "current", "in-force"} and about.get("criticality") != "example"
    return today and valid_on(dict(about), as_of)


def _details(atlas: Atlas, about: Mapping[str, Any], language: str) -> Iterable[str]:
    words = atlas.terms
    match about["kind"]:
        case "supplies":
            yield words.label(f"supply-role-{about.get('role')}", language)
            if "share_pct" in about:
                yield _share(atlas, about, language)
            yield words.label(f"supply-status-{about.get('status')}", language)
        case "requires" if "criticality" in about:
            yield words.label(f"criticality-{about['criticality']}", language)
            if group := about.get("group"):
                yield f"{about.get('at_least', 1)} × “{group}”"
        case "restricts":
            kind = words.label(f"restriction-kind-{about.get('measure')}", language)
            issuer, affected = (atlas.label(str(about.get(key)), language) for key in ("issuer", "affected"))
            yield f"{issuer}: {kind} → {affected}"
            if exempt := about.get("exempt"):
                left_out = ", ".join(atlas.label(str(each), language) for each in exempt)
                yield f"{Words(language)('except')} {left_out}"
            yield words.label(f"restriction-status-{about.get('status')}", language)
            if about.get("reach") == "extraterritorial":
                yield words.label("reach-extraterritorial", language)
        case _:
            return


def _share(atlas: Atlas, about: Mapping[str, Any], language: str) -> str:
    scope = atlas.terms.label(f"share-scope-{about.get('share_scope')}", language)
    measure = atlas.terms.label(f"share-measure-{about.get('share_measure')}", language)
    return " · ".join(filter(None, (f"{about['share_pct']} %", scope, measure, str(about.get("share_year", "")))))


def _order(line: Line) -> tuple[bool, str, str, str]:
    return not line.counts_today, line.relation, line.other, line.statement

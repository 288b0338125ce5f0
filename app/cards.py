"""Printing all that is known of one thing."""

from __future__ import annotations

from itertools import groupby

from ..graph.describe import Card, StatementLine
from .output import Format, print_json, print_rows, print_text


def print_card(card: Card, *, format_: Format) -> None:
    """Print a card: as text to read, as JSON, or its statements as CSV."""
    match format_:
        case Format.JSON:
            print_json(card)
        case Format.CSV:
            _print_statements_csv(card)
        case Format.TABLE:
            for line in _lines(card):
                print_text(line)


def _print_statements_csv(card: Card) -> None:
    columns = ("id", "kind", "sentence", "confidence", "valid_from", "valid_until", "note", "sources", "review")
    rows = [
        (s.id, s.kind, s.sentence, s.confidence, s.valid_from, s.valid_until, s.note, "|".join(s.sources), s.review)
        for s in card.statements
    ]
    print_rows(columns, rows, format_=Format.CSV)


def _lines(card: Card) -> list[str]:
    lines = [card.labels.get("en", card.id), f"  {card.id} · {card.kind}"]
    lines += [f"  {language}: {label}" for language, label in sorted(card.labels.items()) if language != "en"]
    if card.aliases:
        lines.append(f"  also: {'; '.join(card.aliases)}")
    if card.note:
        lines.append(f"  {card.note}")
    lines += [f"  {name}: {', '.join(values)}" for name, values in card.properties.items()]
    lines += [f"  {word}: {', '.join(things)}" for word, things in card.links.items()]
    for kind, statements in groupby(card.statements, key=lambda statement: statement.kind):
        lines += ["", kind, *(_statement_line(statement) for statement in statements)]
    if card.sources:
        lines += ["", "Sources", *(_source_line(card, position) for position in range(len(card.sources)))]
    return lines


def _statement_line(statement: StatementLine) -> str:
    dates = ""
    if statement.valid_from or statement.valid_until:
        dates = f"; {statement.valid_from or ''}–{statement.valid_until or ''}"
    confidence = f"; {statement.confidence}" if statement.confidence else ""
    note = f"\n      {statement.note}" if statement.note else ""
    cited = f" [{', '.join(statement.sources)}]" if statement.sources else ""
    review = f" · {statement.review}" if statement.review else ""
    return f"  {statement.sentence}{dates}{confidence}{cited}\n      {statement.id}{review}{note}"


def _source_line(card: Card, position: int) -> str:
    source = card.sources[position]
    return f"  [{source.id}] {source.publisher}: {source.title} ({source.published or 'undated'}). {source.url}"

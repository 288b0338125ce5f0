"""Printing what a SPARQL query of any form gives."""

from __future__ import annotations

import sys

from ..graph import query
from .output import Format, print_rows, print_text


def print_results(source: query.Source, text: str, *, format_name: str) -> None:
    """Ask a query and print its rows, its truth value or its triples."""
    if format_name != Format.TABLE:
        _print_bytes(query.serialised(source, text, format_name=format_name))
        return
    match query.outcome(source, text):
        case query.Answer(variables, rows):
            print_rows(variables, rows, format_=Format.TABLE)
        case bool() as truth:
            print_text(str(truth).lower())
        case bytes() as turtle:
            _print_bytes(turtle)


def _print_bytes(content: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(content if content.endswith(b"\n") else content + b"\n")
    sys.stdout.buffer.flush()

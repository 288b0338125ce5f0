r"""Which public queries may run: those that two readings agree to stay within our graphs.

What must never run is `SERVICE`, which calls other servers, and a `FROM` that names a graph which is not ours. Oxigraph,
which runs the query, does not show its parse tree, but takes a keyword only in ASCII letters, so that a query in which
the letters do not stand together needs no reading at all. Of others, a reader of tokens by the lexical grammar of
SPARQL 1.1 says where the letters are words of their own.

- Where none is (`ais:validFrom`, a label), Oxigraph itself is asked: the letters are spoilt wherever they are held to be
  part of a name, string or comment, and if it still takes the query, it had seen no keyword there either.
- Where one is, RDFLib's parser looks as well. The two fail in different places (RDFLib ends a comment only at a line
  feed and replaces `\u0022` before it finds the strings), and a query passes only if neither objects.

Reference: https://www.w3.org/TR/sparql11-query/#sparqlGrammar
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from . import iris
from .errors import QueryRefused

OUR_GRAPHS = (iris.ONTOLOGY_GRAPH, iris.FACTS_GRAPH, iris.DERIVED_GRAPH)

_LETTERS = re.compile("service|from", re.IGNORECASE | re.ASCII)
_TOKEN = re.compile(
    r"""
      \#[^\n\r]*
    | <(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>
    | \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}
    | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
    | "(?:[^"\\\n\r]|\\.)*"
    | '(?:[^'\\\n\r]|\\.)*'
    | [?$]\w+
    | @[A-Za-z]+(?:-[A-Za-z0-9]+)*
    | (?:[^\W\d_][\w.·-]*)?:(?:[\w:·-]|\.+[\w:%\\·-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])*
    | _:\w[\w.·-]*
    | (?P<word>[^\W\d]\w*)
    | (?P<stray>["'\\])
    | .
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class QueryDataset:
    """The graphs that a query asks for: those merged as its default graph, and those it may name."""

    default: tuple[str, ...]
    named: tuple[str, ...]


def dataset_of(text: str) -> QueryDataset | None:
    """The graphs that a query names with `FROM`, if it names any.

    Raises:
        QueryRefused: it calls other servers, names a graph that is not ours, or cannot be read well enough to tell.
    """
    if _LETTERS.search(text) is None:
        return None
    words = {word.lower() for word in _bare_words(text)}
    if any("service" in word for word in words):
        raise QueryRefused("SERVICE is refused: this endpoint calls no other server.")
    if not any("from" in word for word in words) and _is_query(_LETTERS.sub(_spoilt, text)):
        return None
    nodes = list(_tree_nodes(text))
    if any(node.name == "ServiceGraphPattern" for node in nodes):
        raise QueryRefused("SERVICE is refused: this endpoint calls no other server.")
    clauses = [node for node in nodes if node.name == "DatasetClause"]
    if not clauses and any("from" in word for word in words):
        raise QueryRefused("This use of FROM cannot be read as SPARQL 1.1.")
    return _checked(clauses) if clauses else None


def our_graphs(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, all of which are graphs of ours.

    Raises:
        QueryRefused: one is not.
    """
    for name in names:
        if name not in OUR_GRAPHS:
            raise QueryRefused(
                f"There is no graph <{name}> here; the graphs are {', '.join(f'<{g}>' for g in OUR_GRAPHS)}."
            )
    return names


def _checked(clauses: list[Any]) -> QueryDataset:
    default = tuple(str(clause.default) for clause in clauses if clause.default is not None)
    named = tuple(str(clause.named) for clause in clauses if clause.named is not None)
    return QueryDataset(our_graphs(default), our_graphs(named))


def _bare_words(text: str) -> Iterator[str]:
    """The words that stand outside of comments, addresses, strings, names and variables."""
    for token in _TOKEN.finditer(text):
        if token["stray"]:
            raise QueryRefused("A quotation mark or backslash stands where SPARQL 1.1 has none.")
        if token["word"]:
            yield token["word"]


def _spoilt(letters: re.Match[str]) -> str:
    """Other letters in their place, no more and no fewer, that no keyword holds."""
    return "x" * len(letters[0])


def _is_query(text: str) -> bool:
    """Whether Oxigraph takes a text for a query; on an empty store, so that nothing is asked."""
    from pyoxigraph import Store

    try:
        Store().query(text, prefixes=iris.PREFIXES)
    except SyntaxError:
        return False
    return True


def _tree_nodes(text: str) -> Iterator[Any]:
    """Every node of RDFLib's parse tree, with prefixed names resolved."""
    from rdflib.plugins.sparql import algebra, parser
    from rdflib.plugins.sparql.parserutils import CompValue

    tools = cast("Any", algebra)
    try:
        prologue_tree, query_tree = cast("Any", parser).parseQuery(text)
        prologue = tools.translatePrologue(prologue_tree, None, iris.PREFIXES)
        waiting: list[Any] = [tools.traverse(query_tree, visitPost=partial(tools.translatePName, prologue=prologue))]
    except RecursionError:
        raise QueryRefused("The query is nested too deeply.") from None
    except Exception as error:
        # Whatever stops RDFLib, a query that it cannot read is one that it cannot vouch for.
        raise QueryRefused(
            "The query holds the letters of SERVICE or FROM and cannot be read as SPARQL 1.1, so it is refused."
        ) from error
    while waiting:
        node = waiting.pop()
        if isinstance(node, CompValue):
            yield node
            waiting.extend(cast("Any", node).values())
        elif isinstance(node, list | tuple) or type(node).__name__ == "ParseResults":
            waiting.extend(cast("Any", node))

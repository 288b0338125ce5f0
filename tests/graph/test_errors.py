"""Errors carry what they are about, say what to do, and are the built-in errors that callers expect."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aisupply.data import Problem
from aisupply.graph import errors

CASES: list[tuple[errors.GraphError, type[Exception], str]] = [
    (
        errors.UnknownThing("Bred roll", ("bread",)),
        KeyError,
        "Unknown thing 'Bred roll'. Did you mean bread? Try `aisupply search Bred`.",
    ),
    (
        errors.UnknownRow("sup-bred", ("sup-bread",)),
        KeyError,
        "No row has the id 'sup-bred'. Did you mean sup-bread? `aisupply show THING` lists the statements of a thing.",
    ),
    (errors.UnknownThing(" "), KeyError, "Unknown thing ' '. Try `aisupply search TEXT`."),
    (errors.AmbiguousThing("mill", ("a", "b")), ValueError, "'mill' may be a or b. Give the id."),
    (
        errors.NotATarget("huawei", "company"),
        ValueError,
        "'huawei' is of class company, which nobody obtains. Ask for an item, a goal or a plan.",
    ),
    (errors.QuerySyntaxError("odd", "ASK"), ValueError, "SPARQL syntax error: odd"),
    (
        errors.QuerySyntaxError("odd", "ASK\n面x", 2, 2),
        ValueError,
        "SPARQL syntax error in line 2, column 2: odd\n面x\n  ^",
    ),
    (errors.QueryFailed("no such function"), RuntimeError, "The query cannot be answered: no such function"),
    (
        errors.WrongQueryForm(wanted="a SELECT query", found="an ASK query"),
        ValueError,
        "This is an ASK query, but a SELECT query is wanted here.",
    ),
    (errors.QueryRefused("SERVICE is refused."), ValueError, "SERVICE is refused."),
    (
        errors.ResultTooLarge(20_000),
        ValueError,
        "The result is larger than 20,000 bytes; nothing of it is given. Add a LIMIT or ask for less.",
    ),
    (
        errors.ScenarioError("ban.toml", ("unknown key 'byer'", "as_of: too early")),
        ValueError,
        "ban.toml: unknown key 'byer'\nban.toml: as_of: too early",
    ),
    (errors.BadParameter("day must be a day"), ValueError, "day must be a day"),
    (
        errors.UnknownQuestion("who", ("who-makes",)),
        KeyError,
        "Unknown question 'who'. Did you mean who-makes? `aisupply questions` lists them.",
    ),
    (errors.BadRule("mill", "its list of names is empty."), ValueError, "Rule 'mill': its list of names is empty."),
    (
        errors.TooLarge(leaves=900, gates=400, nodes=1024),
        MemoryError,
        (
            "A part of 400 gates over 900 leaves that share much needs more than 1,024 diagram nodes. "
            "Ask for the minimal sets up to a size instead: `max_size=3`."
        ),
    ),
    (errors.OntologyError(Path("a.ttl"), "line 1"), ValueError, "a.ttl: line 1"),
    (
        errors.NoReferenceDay(),
        LookupError,
        "There is no aisupply graph here: nothing states a reference day. Load an export of it first.",
    ),
    (
        errors.CacheError(Path("c"), "No space left on device"),
        OSError,
        "Cannot keep the built graph in c: No space left on device. Free some space there, or set AISUPPLY_CACHE to a folder that can be written.",
    ),
    (errors.ExportError(Path("x.ttl"), "Is a directory"), OSError, "Cannot write x.ttl: Is a directory."),
    (errors.EndpointUnreachable("http://x/", "refused"), ConnectionError, "http://x/: refused"),
    (errors.EndpointRefused("http://x/", "status 500"), ConnectionError, "http://x/: status 500"),
    (errors.EndpointGarbled("http://x/", "cut off"), ConnectionError, "http://x/: cut off"),
]


@pytest.mark.parametrize(("error", "builtin", "message"), CASES, ids=lambda value: type(value).__name__)
def test_an_error_says_what_happened_and_what_to_do(
    error: errors.GraphError, builtin: type[Exception], message: str
) -> None:
    assert isinstance(error, builtin)
    assert str(error) == message


def test_the_tree_in_the_docstring_names_every_error() -> None:
    drawn = re.findall(r"[├└│ ─]*([A-Z]\w+)", (errors.__doc__ or "").partition("GraphError")[2])
    there = {
        name for name, value in vars(errors).items() if isinstance(value, type) and value.__module__ == errors.__name__
    }

    assert there <= {"GraphError", *drawn}
    assert {type(error).__name__ for error, _, _ in CASES} >= there - {
        "GraphError",
        "ThingError",
        "QuestionError",
        "LogicError",
        "EndpointError",
    }


def test_a_problem_reads_as_place_fault_and_remedy() -> None:
    assert str(Problem("goals.csv", 3, "unit", "no unit", "Add one.")) == "goals.csv, row 3, unit: no unit. Add one."
    assert str(Problem("goals.csv", 0, "", "missing", "Add it.")) == "goals.csv: missing. Add it."

"""What can go wrong with the graph, by whose fault it is.

GraphError
├── ThingError
│   ├── UnknownThing        (KeyError)        a name that no thing, label or alias has
│   │   └── UnknownRow                        an id that no row of the tables has
│   ├── AmbiguousThing      (ValueError)      a name that several things share
│   └── NotATarget          (ValueError)      a thing that can neither be had nor met
├── QuestionError
│   ├── QuerySyntaxError    (ValueError)      SPARQL that does not parse
│   ├── QueryFailed         (RuntimeError)    a query that parses and cannot be answered
│   ├── WrongQueryForm      (ValueError)      a SELECT where a CONSTRUCT is wanted, or an update
│   ├── QueryRefused        (ValueError)      a public query that would reach beyond our graphs
│   ├── ResultTooLarge      (ValueError)      a public query whose result is larger than it may be
│   ├── BadParameter        (ValueError)      a value that a question's parameter cannot take
│   ├── ScenarioError       (ValueError)      a scenario with unknown keys, names, values, or contradictions
│   └── UnknownQuestion     (KeyError)        no competency question of that name
├── LogicError
│   ├── BadRule             (ValueError)      a rule in plain Python that means nothing
│   └── TooLarge            (MemoryError)     a system whose minimal sets cannot be counted exactly
├── OntologyError           (ValueError)      a rule or Turtle file of the ontology is broken
├── NoReferenceDay          (LookupError)     what was opened is no graph of ours
├── CacheError              (OSError)         the cache folder cannot be written
├── ExportError             (OSError)         an export could not be written
└── EndpointError           (ConnectionError) a remote SPARQL endpoint did not answer as it must
    ├── EndpointUnreachable                   nobody listens, the name is unknown, or it took too long
    ├── EndpointRefused                       an HTTP status other than success
    └── EndpointGarbled                       the body is cut off, or is not SPARQL results
"""

from __future__ import annotations

from pathlib import Path


class GraphError(Exception):
    """Anything that goes wrong in `aisupply.graph` and is not a mistake in its code."""


class ThingError(GraphError):
    """A name does not lead to one thing."""


class UnknownThing(ThingError, KeyError):
    """No thing has this id, label or alias."""

    def __init__(self, name: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.suggestions = suggestions

    def __str__(self) -> str:
        return f"Unknown thing {self.name!r}.{self.hint} Try `aisupply search {_first_word(self.name)}`."

    @property
    def hint(self) -> str:
        """The names that may have been meant, as a sentence; nothing without any."""
        return f" Did you mean {_one_of(self.suggestions)}?" if self.suggestions else ""


class UnknownRow(UnknownThing):
    """No entity, goal or statement has this id."""

    def __str__(self) -> str:
        return f"No row has the id {self.name!r}.{self.hint} `aisupply show THING` lists the statements of a thing."


class AmbiguousThing(ThingError, ValueError):
    """Several things have this label, alias or beginning."""

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.candidates = candidates

    def __str__(self) -> str:
        return f"{self.name!r} may be {_one_of(self.candidates)}. Give the id."


class NotATarget(ThingError, ValueError):
    """A thing of which it makes no sense to ask whether it can be had or met."""

    def __init__(self, thing: str, class_: str) -> None:
        super().__init__(thing, class_)
        self.thing = thing
        self.class_ = class_

    def __str__(self) -> str:
        return f"{self.thing!r} is of class {self.class_}, which nobody obtains. Ask for an item, a goal or a plan."


class QuestionError(GraphError):
    """A question cannot be asked as it stands."""


class QuerySyntaxError(QuestionError, ValueError):
    """SPARQL that does not parse; shows the line with a caret under the place."""

    def __init__(self, reason: str, query: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.query = query
        self.line = line
        self.column = column

    def __str__(self) -> str:
        if self.line is None or self.column is None:
            return f"SPARQL syntax error: {self.reason}"
        lines = self.query.splitlines() or [""]
        shown = lines[min(self.line, len(lines)) - 1]
        before = "".join(_blank(character) for character in shown[: self.column - 1])
        return f"SPARQL syntax error in line {self.line}, column {self.column}: {self.reason}\n{shown}\n{before}^"


class QueryFailed(QuestionError, RuntimeError):
    """A query that parses and cannot be answered: an unknown function, a SERVICE that does not answer."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"The query cannot be answered: {self.reason}"


class WrongQueryForm(QuestionError, ValueError):
    """A query of another form than the caller can take."""

    def __init__(self, *, wanted: str, found: str) -> None:
        super().__init__(wanted, found)
        self.wanted = wanted
        self.found = found

    def __str__(self) -> str:
        return f"This is {self.found}, but {self.wanted} is wanted here."


class QueryRefused(QuestionError, ValueError):
    """A public query that would reach beyond our graphs, or that cannot be shown not to."""


class ResultTooLarge(QuestionError, ValueError):
    """A public query whose result is larger than it may be; nothing of it is given."""

    def __init__(self, limit_bytes: int) -> None:
        super().__init__(limit_bytes)
        self.limit_bytes = limit_bytes

    def __str__(self) -> str:
        return f"The result is larger than {self.limit_bytes:,} bytes; nothing of it is given. Add a LIMIT or ask for less."


class BadParameter(QuestionError, ValueError):
    """A value that a question's parameter cannot take, or a parameter that it does not have."""


class ScenarioError(QuestionError, ValueError):
    """A scenario that cannot be meant so; carries every problem of it."""

    def __init__(self, where: str, problems: tuple[str, ...]) -> None:
        super().__init__(where, problems)
        self.where = where
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(f"{self.where}: {problem}" for problem in self.problems)


class UnknownQuestion(QuestionError, KeyError):
    """No competency question has this name or number."""

    def __init__(self, name: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.suggestions = suggestions

    def __str__(self) -> str:
        hint = f" Did you mean {_one_of(self.suggestions)}?" if self.suggestions else ""
        return f"Unknown question {self.name!r}.{hint} `aisupply questions` lists them."


class LogicError(GraphError):
    """Rules that say what works cannot be used or answered."""


class BadRule(LogicError, ValueError):
    """A rule that means nothing: names it and says why."""

    def __init__(self, name: object, reason: str) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason

    def __str__(self) -> str:
        return f"Rule {self.name!r}: {self.reason}"


class TooLarge(LogicError, MemoryError):
    """The decision diagram of a part that cannot be split grows beyond the memory that is allowed."""

    def __init__(self, *, leaves: int, gates: int, nodes: int) -> None:
        super().__init__(leaves, gates, nodes)
        self.leaves = leaves
        self.gates = gates
        self.nodes = nodes

    def __str__(self) -> str:
        return (
            f"A part of {self.gates} gates over {self.leaves} leaves that share much needs more than {self.nodes:,} "
            "diagram nodes. Ask for the minimal sets up to a size instead: `max_size=3`."
        )


class OntologyError(GraphError, ValueError):
    """A Turtle file or rule of the ontology that cannot be used."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(file, reason)
        self.file = file
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.file}: {self.reason}"


class NoReferenceDay(GraphError, LookupError):
    """What was opened is no graph of ours, or an empty one."""

    def __str__(self) -> str:
        return "There is no aisupply graph here: nothing states a reference day. Load an export of it first."


class CacheError(GraphError, OSError):
    """The built graph cannot be kept in the cache folder."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(folder, reason)
        self.folder = folder
        self.reason = reason

    def __str__(self) -> str:
        return (
            f"Cannot keep the built graph in {self.folder}: {self.reason}. "
            "Free some space there, or set AISUPPLY_CACHE to a folder that can be written."
        )


class ExportError(GraphError, OSError):
    """An export could not be written; nothing was left behind."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(file, reason)
        self.file = file
        self.reason = reason

    def __str__(self) -> str:
        return f"Cannot write {self.file}: {self.reason}."


class EndpointError(GraphError, ConnectionError):
    """A remote SPARQL endpoint did not answer as the protocol says."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(url, reason)
        self.url = url
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.url}: {self.reason}"


class EndpointUnreachable(EndpointError):
    """Nobody listens at the address, its name is unknown, or it took too long."""


class EndpointRefused(EndpointError):
    """The endpoint answered with an HTTP status other than success."""


class EndpointGarbled(EndpointError):
    """The answer is cut off, or is not a SPARQL result."""


def _blank(character: str) -> str:
    """As much room as the character takes on a terminal, so that the caret stands under its place."""
    from unicodedata import east_asian_width

    if character == "\t":
        return character
    return "  " if east_asian_width(character) in {"F", "W"} else " "


def _one_of(names: tuple[str, ...]) -> str:
    return " or ".join(names)


def _first_word(name: str) -> str:
    return name.split()[0] if name.split() else "TEXT"

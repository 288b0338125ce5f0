"""The command line: its commands, and what becomes of an error."""

from __future__ import annotations

import io
import os
import sys

import typer

from ..data.errors import DataError
from ..graph.errors import GraphError
from .commands import analysis, dependencies, documents, lookup, serve, tables
from .output import tell

_COMMANDS = (
    tables.check,
    tables.build,
    tables.tidy,
    lookup.show,
    lookup.search,
    lookup.query,
    lookup.questions,
    dependencies.needs,
    dependencies.used_by,
    analysis.why,
    analysis.chokepoints,
    analysis.cutsets,
    analysis.breakthroughs,
    analysis.whatif,
    documents.export,
    documents.report,
    documents.view,
    serve.serve,
    serve.mcp,
)

_INTERRUPTED = 130
"""What Typer makes of Ctrl-C."""

app = typer.Typer(
    name="aisupply",
    help="A cited knowledge graph of the AI supply chain that can be asked what depends on what.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in _COMMANDS:
    app.command()(command)


def main() -> None:
    """Run the command line; the exit status is 0, or 1 with a message on standard error."""
    # Chinese labels must not depend on the locale of the terminal, neither those we print nor those we are given.
    sys.argv[1:] = [_as_utf8(word) for word in sys.argv[1:]]
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_status())


def _as_utf8(word: str) -> str:
    try:
        return word if word.isprintable() else os.fsencode(word).decode("utf-8")
    except UnicodeError:
        return word


def _status() -> int:
    try:
        return _ended(app(standalone_mode=False))
    except typer.TyperException as error:
        tell(f"{error.format_message().removesuffix('.')}. Try `{_help_command()}`.")
    except BrokenPipeError:
        # The reader of our output has seen enough; nothing more can be said to it.
        sys.stdout = None
    except (GraphError, DataError) as error:
        tell(str(error))
    except OSError as error:
        tell(f"{error.filename or 'aisupply'}: {error.strerror or error}")
    except (KeyboardInterrupt, typer.Abort):
        tell("Interrupted; nothing half-written is left.")
    return 1


def _help_command() -> str:
    known = {command.__name__.replace("_", "-") for command in _COMMANDS}
    return " ".join(["aisupply", *(word for word in sys.argv[1:2] if word in known), "--help"])


def _ended(result: object) -> int:
    if result == _INTERRUPTED:
        raise KeyboardInterrupt
    return 1 if result else 0

"""The command line: its commands, and what becomes of an error."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..data.errors import DataError
from ..graph.errors import GraphError
from .output import tell
from .plain import plain_lookup

if TYPE_CHECKING:
    import typer

COMMANDS = (
    "tables.check",
    "tables.build",
    "tables.tidy",
    "lookup.show",
    "lookup.search",
    "lookup.query",
    "lookup.questions",
    "dependencies.needs",
    "dependencies.used_by",
    "analysis.why",
    "analysis.chokepoints",
    "analysis.cutsets",
    "analysis.breakthroughs",
    "analysis.whatif",
    "concentration.concentration",
    "reviews.stale",
    "reviews.review",
    "documents.export",
    "documents.report",
    "documents.view",
    "serve.serve",
    "serve.mcp",
)
"""Where each command is, in `app/commands/`; it is imported once it is called or listed."""

_INTERRUPTED = 130
"""What Typer makes of Ctrl-C."""


def main() -> None:
    """Run the command line; the exit status is 0, or 1 with a message on standard error."""
    # Chinese labels must not depend on the locale of the terminal, neither those we print nor those we are given.
    sys.argv[1:] = [_as_utf8(word) for word in sys.argv[1:]]
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(status(sys.argv[1:]))


def _as_utf8(word: str) -> str:
    try:
        return word if word.isprintable() else os.fsencode(word).decode("utf-8")
    except UnicodeError:
        return word


def status(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for, and return the exit status."""
    try:
        done = plain_lookup(arguments)
        return _status_of_typer(arguments) if done is None else done
    except BrokenPipeError:
        # The reader of our output has seen enough; nothing more can be said to it.
        sys.stdout = None
    except (GraphError, DataError) as error:
        tell(str(error))
    except OSError as error:
        tell(f"{error.filename or 'aisupply'}: {error.strerror or error}")
    except KeyboardInterrupt:
        tell("Interrupted; nothing half-written is left.")
    return 1


def typer_app(called: str | None = None) -> typer.Typer:
    """The program as Typer knows it: with the command that is called, or with all if none is called so."""
    import typer

    app = typer.Typer(
        name="aisupply",
        help="A cited knowledge graph of the AI supply chain that can be asked what depends on what.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        # A program of one command would not expect the command's name.
        callback=lambda: None,
    )
    wanted = [command for name, command in _names().items() if name == called] or COMMANDS
    for command in wanted:
        app.command()(_function(command))
    return app


def _status_of_typer(arguments: Sequence[str]) -> int:
    import typer

    called = next(iter(arguments), None)
    try:
        return _ended(typer_app(called)(list(arguments), prog_name="aisupply", standalone_mode=False))
    except typer.TyperException as error:
        help_command = f"aisupply {called} --help" if called in _names() else "aisupply --help"
        tell(f"{_ended_as_sentence(error.format_message())} Try `{help_command}`.")
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    return 1


def _ended_as_sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _names() -> dict[str, str]:
    return {command.rpartition(".")[2].replace("_", "-"): command for command in COMMANDS}


def _function(command: str) -> Callable[..., Any]:
    module, _, function = command.partition(".")
    return getattr(import_module(f".commands.{module}", __package__), function)


def _ended(result: object) -> int:
    if result == _INTERRUPTED:
        raise KeyboardInterrupt
    return 1 if result else 0

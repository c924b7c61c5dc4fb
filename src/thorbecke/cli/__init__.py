"""What a person types: one module per command, each thin: parse, call, show."""

import io
import os
import sys
from importlib import import_module
from typing import Annotated, TextIO

import typer

from thorbecke import __version__
from thorbecke.errors import ThorbeckeError

__all__ = ["command_line", "main"]

_BAD_INPUT = 2
_INTERRUPTED = 130

# A command is the function of its name in the module of its name; a group is the `app` of a module.
_COMMANDS = (
    "grant",
    "compare",
    "explain",
    "national",
    "outlook",
    "simulate",
    "redistribute",
    "balance",
    "ratios",
    "localtax",
    "report",
    "serve",
    "wmo",
)
_GROUPS = {
    "agenda": "agenda",
    "dossier": "dossier",
    "import": "import_",
    "list": "list_",
    "population": "population",
    "register": "register",
    "resolution": "resolution",
    "scenario": "scenario",
    "vote": "vote",
}


def command_line(asked: str | None = None) -> typer.Typer:
    """The command line. Where a known command is asked, only that one: importing all takes as long as computing."""
    app = typer.Typer(
        name="thorbecke",
        help="Grants from the gemeentefonds to every Dutch municipality: computed, compared and explained.",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback(invoke_without_command=True)(_about)
    known = (*_COMMANDS, *_GROUPS)
    for name in (asked,) if asked in known else known:
        module = import_module(f"thorbecke.cli.{_GROUPS.get(name, name)}")
        if name in _GROUPS:
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, name))
    return app


def _about(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave.")] = False,
) -> None:
    if version:
        typer.echo(f"thorbecke {__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> None:
    """Run the command line: bad input gives one clear line on standard error and exit code 2."""
    _write_any_name(sys.stdout, sys.stderr)
    try:
        command = typer.main.get_command(command_line(sys.argv[1] if len(sys.argv) > 1 else None))
        code = command.main(standalone_mode=False) or 0
        sys.stdout.flush()
        sys.exit(code)
    except ThorbeckeError as error:
        _refuse(str(error))
    except typer.TyperException as error:
        message = " ".join(error.format_message().replace("Value error, ", "").split())
        _refuse(f"{message}{'' if message.endswith(('.', '?')) else '.'} See --help.")
    except typer.Exit as stop:
        sys.exit(stop.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        # The reader has gone (head, less): leave without a word.
        _forget_output()
        sys.exit(0)
    except OSError as error:
        # What concerns a file is refused where it is read or written; left is the answer's own way out.
        if error.filename is not None:
            raise
        _forget_output()
        _refuse(f"The answer cannot be written: {error.strerror}.")


def _write_any_name(*streams: TextIO) -> None:
    """Data leaves in UTF-8 whatever the locale; a terminal that lacks a sign shows another in its place."""
    for stream in streams:
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8")


def _forget_output() -> None:
    """Keep the interpreter from writing once more, on leaving, what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(message: str) -> None:
    sys.stderr.write(f"thorbecke: {message}\n")
    sys.exit(_BAD_INPUT)

"""What a person types: one module per command, each thin: parse, call, show."""

import os
import sys
from typing import Annotated

import typer

from thorbecke import __version__
from thorbecke.cli import import_, list_, resolution, scenario
from thorbecke.cli.balance import balance
from thorbecke.cli.compare import compare
from thorbecke.cli.explain import explain
from thorbecke.cli.grant import grant
from thorbecke.cli.import_iv3 import import_iv3
from thorbecke.cli.national import national
from thorbecke.cli.outlook import outlook
from thorbecke.cli.ratios import ratios
from thorbecke.cli.redistribute import redistribute
from thorbecke.cli.simulate import simulate
from thorbecke.errors import ThorbeckeError

__all__ = ["app", "main"]

_BAD_INPUT = 2
_INTERRUPTED = 130

app = typer.Typer(
    name="thorbecke",
    help="Grants from the gemeentefonds to every Dutch municipality: computed, compared and explained.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command()(grant)
app.command()(compare)
app.command()(explain)
app.command()(national)
app.command()(outlook)
app.command()(simulate)
app.command()(redistribute)
app.command()(balance)
app.command()(ratios)
import_.app.command("iv3")(import_iv3)
app.add_typer(import_.app, name="import")
app.add_typer(list_.app, name="list")
app.add_typer(resolution.app, name="resolution")
app.add_typer(scenario.app, name="scenario")


@app.callback(invoke_without_command=True)
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
    command = typer.main.get_command(app)
    try:
        sys.exit(command.main(standalone_mode=False) or 0)
    except ThorbeckeError as error:
        _refuse(str(error))
    except typer.TyperException as error:
        _refuse(f"{error.format_message().rstrip('.')}. See --help.")
    except typer.Exit as stop:
        sys.exit(stop.exit_code)
    except typer.Abort:
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        # The reader has gone (head, less): leave without a word, and keep the interpreter from flushing once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _refuse(message: str) -> None:
    sys.stderr.write(f"thorbecke: {message}\n")
    sys.exit(_BAD_INPUT)

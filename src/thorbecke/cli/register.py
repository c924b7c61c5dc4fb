"""`thorbecke register`: the database of what parties agreed: made, brought up to date, checked, saved and restored."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thorbecke.cli.acting import OnOption, day_asked
from thorbecke.cli.options import DatabaseOption, FormatOption
from thorbecke.cli.output import emit

if TYPE_CHECKING:
    from thorbecke.register import Progress

__all__ = ["app"]

app = typer.Typer(
    help="The register of what parties agreed: init, upgrade, backup, restore, verify, head, notify.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
_File = Annotated[Path, typer.Argument(metavar="FILE", help="The backup, as register.jsonl.gz.")]


@contextmanager
def _progress(what: str) -> "Iterator[Progress]":
    """A bar on the screen while events are gone through."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, everything: bar.update(task, completed=done, total=everything or None)


@app.command()
def init(database: DatabaseOption = None) -> None:
    """Make an empty register. Give --database, or set THORBECKE_DATABASE for all commands."""
    from thorbecke import register

    made = register.init(database)
    typer.echo(f"Made: an empty register at {made}.")
    typer.echo("Next: thorbecke register head    thorbecke register backup FILE")


@app.command()
def upgrade(database: DatabaseOption = None) -> None:
    """Bring a register of an older version up to date. Every event stays as it is; make a backup first."""
    from thorbecke import register

    with _progress("Computing what subjects have come to") as progress:
        before, after = register.upgrade(database, progress=progress)
    typer.echo(f"The register is of version {after}{'' if before == after else f'; it was of {before}'}.")


@app.command()
def backup(file: _File, database: DatabaseOption = None) -> None:
    """Write all events and documents to a file, from which either kind of database can be restored.

    The file holds what is private too; only you may read it.
    """
    from thorbecke import register

    with register.Register(database) as opened, _progress("Writing events") as progress:
        head = register.backup(opened, file, progress=progress)
    typer.echo(f"Written: {file} ({head.number} events).")
    typer.echo(f"Head: {head}")


@app.command()
def restore(file: _File, database: DatabaseOption = None) -> None:
    """Fill an empty register, made where there is none, from a backup; all of it, or nothing where it is damaged."""
    from thorbecke import register

    with _progress("Restoring events") as progress:
        head = register.restore(file, database, progress=progress)
    typer.echo(f"Restored: {head.number} events.")
    typer.echo(f"Head: {head}")


@app.command()
def verify(
    head: Annotated[
        str | None,
        typer.Option("--head", metavar="NUMBER:HASH", help="A head published earlier, that history must still hold."),
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Check every event, document and subject; leaves with 1 and names each event that is not as it was written."""
    from thorbecke import register

    published = None if head is None else register.Head.parse(head)
    with register.Register(database) as opened, _progress("Checking events") as progress:
        found = register.verify(opened, published, progress=progress)
    for problem in found.problems:
        typer.echo(str(problem))
    if not found.holds:
        raise typer.Exit(1)
    typer.echo(f"It holds: {found.head.number} events, each as it was written.")
    typer.echo(f"Head: {found.head}")


@app.command()
def head(database: DatabaseOption = None) -> None:
    """The number of events and the hash of the last. Publish it: it shows later that nothing was rewritten."""
    from thorbecke import register

    with register.Register(database) as opened:
        typer.echo(str(opened.head()))


@app.command()
def notify(
    settings: Annotated[
        Path, typer.Option("--settings", metavar="FILE", help="Who gets notices, how and when, as a YAML file.")
    ],
    on: OnOption = None,
    only_look: Annotated[bool, typer.Option("--dry-run", help="Say what would be sent, and send nothing.")] = False,
    database: DatabaseOption = None,
    form: FormatOption = None,
) -> None:
    """Send notices of deadlines and lapses, each once to each recipient. Made for a daily run.

    Leaves with 1 when a recipient could not be reached; what failed is tried again at the next run.
    """
    from thorbecke.register import Register, notices

    chosen = notices.read_settings(settings)
    with Register(database) as register:
        found = notices.notify(register, chosen, day_asked(on), only_look=only_look)
    emit(notices.deliveries_table(found), form, None)
    if any(one.outcome == "failed" for one in found):
        raise typer.Exit(1)

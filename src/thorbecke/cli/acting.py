"""What commands that act in the register share: on whose behalf, what the act brings along, and what is said after."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thorbecke.cli.dossier_input import day_from
from thorbecke.cli.options import not_empty

if TYPE_CHECKING:
    from thorbecke.register import Event

__all__ = [
    "AsOption",
    "AttachOption",
    "OnOption",
    "PayloadFile",
    "SetOption",
    "VersionOption",
    "WhyOption",
    "acknowledge",
    "day_asked",
]

PayloadFile = Annotated[
    Path | None, typer.Argument(metavar="[FILE]", help="What the act brings along, as a YAML file.")
]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="NAME=TEXT", help="One text of what it brings along; may be repeated."),
]
AsOption = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="USER/ORGANISATION/ROLE",
        callback=not_empty,
        help="On whose behalf, as ada/VNG/vng. It is believed: who can write to the database could do anything.",
    ),
]
WhyOption = Annotated[str, typer.Option("--why", help="The reason, in words.")]
AttachOption = Annotated[
    list[Path] | None, typer.Option("--attach", metavar="FILE", help="A document as evidence; may be repeated.")
]
VersionOption = Annotated[
    int | None, typer.Option("--version", help="The number of acts you saw: refused when someone acted since.")
]
OnOption = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day, as 2026-03-01. Default: today.")]


def acknowledge(event: "Event") -> None:
    """Say what was done, which is on disk by now, and the head of the register after it."""
    typer.echo(f"Done: {event.act} on {event.kind} {event.subject}, version {event.version}.")
    typer.echo(f"Head: {event.number}:{event.hash}")


def day_asked(text: str | None) -> date:
    """The day given with --on, or today; raises ThorbeckeError for what is no day."""
    return day_from(text, "--on") if text else datetime.now(UTC).date()

"""What commands that act in the register share: on whose behalf, what the act brings along, and what is said after."""

import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from thorbecke.cli.options import not_empty
from thorbecke.errors import InputFileError, ThorbeckeError

if TYPE_CHECKING:
    from thorbecke.register import Actor, Attachment, Event, More

__all__ = [
    "AsOption",
    "AttachOption",
    "Given",
    "OnOption",
    "PayloadFile",
    "SetOption",
    "VersionOption",
    "WhyOption",
    "acknowledge",
    "actor_of",
    "day_asked",
    "do",
    "given",
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
_PARTS = 3


def actor_of(text: str | None) -> "Actor":
    """The actor written as user/organisation/role; the public when nothing is given. Raises ThorbeckeError."""
    from thorbecke.register import PUBLIC, ROLES, Actor, check_actor

    if text is None:
        return PUBLIC
    parts = text.split("/")
    if len(parts) != _PARTS or not all(part.strip() for part in parts):
        raise ThorbeckeError(f"--as '{text}' is not USER/ORGANISATION/ROLE, as ada/VNG/vng.")
    user, organisation, role = parts
    if role not in ROLES:
        raise ThorbeckeError(f"--as '{text}': there is no role '{role}'. Known are {', '.join(ROLES)}.")
    actor = Actor(user, user, organisation, role)
    check_actor(actor)
    return actor


@dataclass(frozen=True)
class Given:
    """What a person gives for an act: on whose behalf, what it brings along, and what is said with it."""

    actor: "Actor"
    payload: dict[str, Any]
    more: "More"


def given(
    as_: str | None,
    file: Path | None,
    settings: Sequence[str] | None,
    *,
    why: str = "",
    attach: Sequence[Path] | None = None,
    version: int | None = None,
) -> Given:
    """What the options of a command say; raises ThorbeckeError for what cannot be, InputFileError for a file."""
    papers = tuple(map(_attachment_of, attach or ()))
    return Given(
        actor_of(as_), _payload_of(file, settings), {"why": why, "attachments": papers, "expected_version": version}
    )


def _payload_of(file: Path | None, settings: Sequence[str] | None) -> dict[str, Any]:
    """What an act brings along: the entries of a YAML file, and texts given as NAME=TEXT, which come first."""
    from thorbecke.parameters import read_yaml

    payload: dict[str, Any] = dict(read_yaml(file)) if file else {}
    for setting in settings or ():
        name, is_given, text = setting.partition("=")
        if not is_given or not name.strip():
            raise ThorbeckeError(f"--set '{setting}' is not NAME=TEXT, as date=2026-03-01.")
        payload[name.strip()] = text
    return payload


def _attachment_of(path: Path) -> "Attachment":
    """A file as a document; raises InputFileError when it cannot be read."""
    from thorbecke.register import Attachment

    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    try:
        return Attachment(path.name, media_type, path.read_bytes())
    except OSError as error:
        raise InputFileError(f"{path} cannot be read: {error.strerror or error}. Check the path.") from error


def do(kind: str, subject: str, name: str, what: Given, database: str | None) -> None:
    """Do an act and say so; raises as `register.act` does."""
    from thorbecke.register import Register, act

    with Register(database) as register:
        done = act(register, kind, subject, name, what.actor, what.payload, **what.more)
    acknowledge(done)


def acknowledge(event: "Event") -> None:
    """Say what was done, which is on disk by now, and the head of the register after it."""
    typer.echo(f"Done: {event.act} on {event.kind} {event.subject}, version {event.version}.")
    typer.echo(f"Head: {event.number}:{event.hash}")


def day_asked(text: str | None) -> date:
    """The day given with --on, or today; raises ThorbeckeError for what is no day."""
    try:
        return date.fromisoformat(text) if text else datetime.now(UTC).date()
    except ValueError:
        raise ThorbeckeError(f"--on '{text}' is no day: write it as 2026-03-01.") from None

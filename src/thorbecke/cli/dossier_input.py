"""What a person gives for an act in the register: on whose behalf, what it brings along, documents, days."""

import mimetypes
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thorbecke.errors import InputFileError, ThorbeckeError

if TYPE_CHECKING:
    from thorbecke.register import Actor, Attachment

__all__ = ["actor_of", "attachment_of", "day_from", "payload_of"]

_PARTS = 3


def actor_of(text: str | None) -> "Actor":
    """The actor written as user/organisation/role; the public when nothing is given. Raises ThorbeckeError."""
    from thorbecke.register import PUBLIC, ROLES, Actor

    if text is None:
        return PUBLIC
    parts = text.split("/")
    if len(parts) != _PARTS or not all(part.strip() for part in parts):
        raise ThorbeckeError(f"--as '{text}' is not USER/ORGANISATION/ROLE, as ada/VNG/vng.")
    user, organisation, role = parts
    if role not in ROLES:
        raise ThorbeckeError(f"--as '{text}': there is no role '{role}'. Known are {', '.join(ROLES)}.")
    actor = Actor(user, user, organisation, role)
    _check(actor)
    return actor


def _check(actor: "Actor") -> None:
    from thorbecke.register import check_actor

    check_actor(actor)


def payload_of(file: Path | None, settings: Sequence[str] | None) -> dict[str, Any]:
    """What an act brings along: the entries of a YAML file, and texts given as NAME=TEXT, which come first."""
    from thorbecke.parameters import read_yaml

    payload: dict[str, Any] = dict(read_yaml(file)) if file else {}
    for setting in settings or ():
        name, is_given, text = setting.partition("=")
        if not is_given or not name.strip():
            raise ThorbeckeError(f"--set '{setting}' is not NAME=TEXT, as date=2026-03-01.")
        payload[name.strip()] = text
    return payload


def attachment_of(path: Path) -> "Attachment":
    """A file as a document; raises InputFileError when it cannot be read."""
    from thorbecke.register import Attachment

    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    try:
        return Attachment(path.name, media_type, path.read_bytes())
    except OSError as error:
        raise InputFileError(f"{path} cannot be read: {error.strerror or error}. Check the path.") from error


def day_from(text: str, option: str) -> date:
    """A day written as 2026-03-01; raises ThorbeckeError for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ThorbeckeError(f"{option} '{text}' is no day: write it as 2026-03-01.") from None

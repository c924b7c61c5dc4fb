"""What happened: one act, whole, as it is kept for good and chained to the one before it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from thorbecke.errors import InputFileError
from thorbecke.register.actors import Actor, Parties, Role
from thorbecke.register.canonical import digest, text_of

__all__ = ["GENESIS", "Event", "Head", "chained", "hash_of"]

GENESIS = "0" * 64
_HASH_LENGTH = 64


@dataclass(frozen=True)
class Head:
    """How many events there are, and the hash of the last: published, it binds all that went before."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"

    @classmethod
    def parse(cls, text: str) -> "Head":
        """The head written as `number:hash`; raises InputFileError for anything else."""
        number, _, found = text.strip().partition(":")
        if not (number.isascii() and number.isdecimal() and len(found) == _HASH_LENGTH):
            raise InputFileError(f"'{text}' is not a head as 'thorbecke register head' shows it: number:hash.")
        return cls(int(number), found.lower())


@dataclass(frozen=True)
class Event:
    """One act, in the columns in which it is kept.

    number: place in the whole chain, from 1. version: place among the acts on its subject, from 1. moment: when it was
    registered, in UTC; the date of what it tells about is in the payload. hash: SHA-256 over all other columns.
    """

    number: int
    kind: str
    subject: str
    version: int
    act: str
    user_id: str
    user_name: str
    organisation: str
    role: str
    moment: str
    why: str
    ground: str
    payload_json: str
    evidence_json: str
    parties_json: str
    key: str | None
    previous: str
    hash: str

    @property
    def payload(self) -> dict[str, Any]:
        """What the act says, by the form of the act; years are text, as JSON has it."""
        return cast("dict[str, Any]", json.loads(self.payload_json))

    @property
    def evidence(self) -> list[dict[str, Any]]:
        """The attached documents: name, media_type, size in bytes and sha256 of each."""
        return cast("list[dict[str, Any]]", json.loads(self.evidence_json))

    @property
    def parties(self) -> Parties:
        """The organisations it is private to; None when it is public."""
        found = json.loads(self.parties_json)
        return None if found is None else tuple(found)

    @property
    def actor(self) -> Actor:
        """Who acted."""
        return Actor(self.user_id, self.user_name, self.organisation, cast("Role", self.role))


def hash_of(columns: Mapping[str, Any]) -> str:
    """The hash that belongs to an event with these columns: over all but the hash itself, as canonical JSON."""
    return digest(text_of({name: value for name, value in columns.items() if name != "hash"}))


def chained(columns: Mapping[str, Any], head: Head) -> Event:
    """The event with these columns as the next one after a head."""
    whole = {**columns, "number": head.number + 1, "previous": head.hash}
    return Event(**whole, hash=hash_of(whole))

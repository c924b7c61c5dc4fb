"""A register as one file, from either database into either: gzip over lines of JSON.

The first line says what it is, then come the events in order, each after the documents it is the first to name, and the
last line is the head. A file that was cut off or changed anywhere is noticed.
"""

import gzip
import json
import tempfile
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from thorbecke.errors import InputFileError, OutputError, RegisterError
from thorbecke.register import store
from thorbecke.register.canonical import digest, text_of
from thorbecke.register.database import Database
from thorbecke.register.events import GENESIS, Event, Head
from thorbecke.register.kinds import Kinds
from thorbecke.register.register import Register
from thorbecke.register.replay import Chain, Progress, refill, silent
from thorbecke.register.schema import init
from thorbecke.register.subjects import known_kinds

__all__ = ["backup", "restore"]

_FORM = {"what": "thorbecke register", "form": 1}


def backup(register: Register, path: Path, *, progress: Progress = silent) -> Head:
    """Write every event and document to a file, whole or not at all; gives the head it holds.

    The file holds what is private too: only its owner may read it. Raises OutputError when it exists or cannot be
    written.
    """
    if path.exists():
        raise OutputError(f"{path} exists already: give another name, or remove it first.")
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".writing-", delete=False) as scratch:
            try:
                with gzip.GzipFile(fileobj=scratch, mode="wb") as packed, register.database.reading() as connection:
                    head = _write(connection, packed, progress)
                Path(scratch.name).replace(path)
            except BaseException:
                Path(scratch.name).unlink()
                raise
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}.") from error
    return head


def _write(connection: Connection, packed: gzip.GzipFile, progress: Progress) -> Head:
    head, seen = store.head(connection), set[str]()
    _line(packed, _FORM)
    for event in store.events(connection):
        for sha256 in sorted({listed["sha256"] for listed in event.evidence} - seen):
            seen.add(sha256)
            content = store.content_of(connection, sha256) or b""
            _line(packed, {"document": sha256, "content": b64encode(content).decode()})
        _line(packed, {"event": asdict(event)})
        progress(event.number, head.number)
    _line(packed, {"head": str(head)})
    return head


def _line(packed: gzip.GzipFile, value: Any) -> None:
    packed.write(text_of(value).encode() + b"\n")


def restore(path: Path, address: str | None = None, kinds: Kinds | None = None, *, progress: Progress = silent) -> Head:
    """Fill an empty register (made where there is none) from a backup; gives its head, that of the backup.

    Raises InputFileError for a file that is not a whole backup and RegisterError for a register that holds something;
    nothing is written then.
    """
    head = _checked(path)
    database = Database(address)
    try:
        if database.schema() is None:
            init(address)
        database.check_schema()
        with database.writing() as connection:
            if store.head(connection).number:
                raise RegisterError(f"The register at {database} is not empty: restore into a new one.")
            for done, found in enumerate(_read(path), start=1):
                _keep(connection, found)
                progress(done, 0)
            refill(connection, known_kinds() if kinds is None else kinds)
            if store.head(connection) != head:
                raise InputFileError(f"{path.name} changed while it was read.")
    finally:
        database.close()
    return head


def _keep(connection: Connection, found: Event | bytes) -> None:
    if isinstance(found, Event):
        store.append(connection, found)
    else:
        store.keep_evidence(connection, digest(found), found)


def _checked(path: Path) -> Head:
    """The head of a backup of which every event and document was checked; raises InputFileError."""
    chain, documents = Chain(), set[str]()
    for found in _read(path):
        if not isinstance(found, Event):
            documents.add(digest(found))
            continue
        if wrong := chain.add(found) or _missing(found, documents):
            raise InputFileError(f"{path.name} is damaged at event {found.number}: {wrong[0]}. Take another backup.")
    return chain.head


def _missing(event: Event, documents: set[str]) -> list[str]:
    """What lacks of an event's documents; only of one that is as it was written can they be read."""
    return [f"its document '{one['name']}' is missing" for one in event.evidence if one["sha256"] not in documents]


def _read(path: Path) -> Iterator[Event | bytes]:
    """The events and documents in a backup, in order; raises InputFileError where it is none, or not whole."""
    head = Head(0, GENESIS)
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            if json.loads(lines.readline()) != _FORM:
                raise InputFileError(f"{path.name} is not a backup of a register, or one of a newer thorbecke.")
            while "head" not in (line := json.loads(lines.readline())):
                found = _found(line)
                head = Head(found.number, found.hash) if isinstance(found, Event) else head
                yield found
            if Head.parse(line["head"]) != head or lines.read():
                raise InputFileError(f"{path.name} does not end where it says it ends. Take another backup.")
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
        reason = getattr(error, "strerror", None) or "it is cut off, or was changed"
        raise InputFileError(f"{path} cannot be read as a backup: {reason}.") from error


def _found(line: dict[str, Any]) -> Event | bytes:
    if "event" in line:
        return Event(**line["event"])
    content = b64decode(line["content"], validate=True)
    if digest(content) != line["document"]:
        raise ValueError("not the document that was kept")
    return content

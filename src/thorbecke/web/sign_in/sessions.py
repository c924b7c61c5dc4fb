"""Who is signed in, kept on this side: a browser holds a number that says nothing, and a file what it stands for.

Every process of a server reads the same file, and a server that starts again still knows who was signed in. The file
holds hashes of the numbers, so that nobody who reads it can use them.
"""

import hashlib
import json
import secrets
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from thorbecke.register import PUBLIC, Actor

__all__ = ["Session", "Sessions"]

_SIGNED_IN, _SIGNING_IN = 8 * 3600, 600
_BYTES = 32
_OWNER_ALONE = 0o600
_TABLE = """CREATE TABLE IF NOT EXISTS sessions (
    id TEXT PRIMARY KEY, realm TEXT NOT NULL, until REAL NOT NULL, held TEXT NOT NULL) WITHOUT ROWID"""


@dataclass(frozen=True)
class Session:
    """One session: the number that the browser holds, the token of its forms, who it is, and what is kept meanwhile."""

    id: str
    token: str
    actor: Actor
    data: Mapping[str, Any] = field(default_factory=dict)


class Sessions:
    """The sessions of one realm in a file; a session of another realm is none."""

    def __init__(self, path: Path, realm: str) -> None:
        self._path, self._realm = path, realm
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=_OWNER_ALONE)
        with self._open() as file:
            file.execute("PRAGMA journal_mode = WAL")
            file.execute(_TABLE)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=10, isolation_level=None)) as file:
            yield file

    def start(self, actor: Actor = PUBLIC, data: Mapping[str, Any] | None = None) -> Session:
        """A new session, with a number that nobody knew before: eight hours signed in, ten minutes to sign in."""
        session = Session(secrets.token_urlsafe(_BYTES), secrets.token_urlsafe(_BYTES), actor, dict(data or {}))
        until = time.time() + (_SIGNING_IN if actor == PUBLIC else _SIGNED_IN)
        held = json.dumps({"token": session.token, "actor": asdict(actor), "data": session.data})
        with self._open() as file:
            file.execute("DELETE FROM sessions WHERE until < ?", (time.time(),))
            file.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", (_hash(session.id), self._realm, until, held))
        return session

    def find(self, number: str) -> Session | None:
        """The session of a number; None where there is none, or it is over."""
        with self._open() as file:
            row = file.execute(
                "SELECT held FROM sessions WHERE id = ? AND realm = ? AND until >= ?",
                (_hash(number), self._realm, time.time()),
            ).fetchone()
        if row is None:
            return None
        held = json.loads(row[0])
        return Session(number, held["token"], Actor(**held["actor"]), held["data"])

    def end(self, number: str) -> None:
        """End a session; nothing happens where there is none."""
        with self._open() as file:
            file.execute("DELETE FROM sessions WHERE id = ?", (_hash(number),))


def _hash(number: str) -> str:
    return hashlib.sha256(number.encode()).hexdigest()

"""The database behind the register: SQLite in a file, or PostgreSQL; where it is, and how it is read and written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, column, create_engine, event, inspect, select, table
from sqlalchemy import exc as sql
from sqlalchemy.engine import URL, make_url

from thorbecke.datasets import data_folder
from thorbecke.errors import RegisterError
from thorbecke.register.tables import REVISIONS, VERSION_TABLE

__all__ = ["Database", "default_address"]

_POSTGRESQL = "postgresql+psycopg"
_CHAIN = 1798_1872  # the key of PostgreSQL's advisory lock on the chain: any number that is always the same
_SECONDS_TO_CONNECT = 5


def default_address() -> str:
    """Where the register is when nobody says: THORBECKE_DATABASE, or a file in the user's data folder."""
    return os.environ.get("THORBECKE_DATABASE") or str(data_folder() / "register.db")


def _url_of(address: str) -> URL:
    """The address as SQLAlchemy wants it; what is no URL is the path of an SQLite file."""
    if "://" not in address:
        return URL.create("sqlite", database=str(Path(address).expanduser()))
    try:
        url = make_url(address)
    except sql.ArgumentError:
        raise RegisterError(
            "This is no address of a database. Known are a file, sqlite:/// and postgresql://."
        ) from None
    if url.drivername in {"postgresql", "postgres", _POSTGRESQL}:
        return url.set(drivername=_POSTGRESQL)
    if url.drivername != "sqlite" or not url.database or url.database == ":memory:":
        raise RegisterError(
            f"'{url.drivername}' cannot hold a register. Known are a file, sqlite:/// and postgresql://."
        )
    return url


class Database:
    """A database that may hold a register. `wait`: seconds that a writer waits for another before it gives up."""

    def __init__(self, address: str | None = None, *, wait: float = 30) -> None:
        """Connects at first use. Raises RegisterError for an address of another kind of database."""
        self.url = _url_of(address or default_address())
        self.is_sqlite = self.url.drivername == "sqlite"
        self._wait = wait
        self._one_by_one = Lock()
        self._engine = create_engine(self.url, connect_args=self._connect_args(), pool_pre_ping=not self.is_sqlite)
        if self.is_sqlite:
            event.listen(self._engine, "connect", _prepare_sqlite)
            event.listen(self._engine, "begin", _begin_sqlite)

    def __str__(self) -> str:
        return str(self.url.database) if self.is_sqlite else self.url.render_as_string(hide_password=True)

    def _connect_args(self) -> dict[str, Any]:
        return {"timeout": self._wait} if self.is_sqlite else {"connect_timeout": _SECONDS_TO_CONNECT}

    @property
    def file(self) -> Path | None:
        """The file of an SQLite database."""
        return Path(self.url.database or "") if self.is_sqlite else None

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the register throughout; raises RegisterError."""
        options: dict[str, Any] = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with self._in_plain_words(), self._engine.execution_options(**options).begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection on which nobody else writes until it ends; what it wrote is on disk after that, or nowhere.

        Raises RegisterError when others keep it longer than the database waits.
        """
        # SQLite lets waiting writers try again at random moments; in line here, none waits longer than it must.
        engine = self._engine.execution_options(register_writes=True)
        with self._one_by_one, self._in_plain_words(), engine.begin() as connection:
            if not self.is_sqlite:
                connection.exec_driver_sql(
                    f"SET LOCAL synchronous_commit = on; SET LOCAL lock_timeout = {int(self._wait * 1000)};"
                    f" SELECT pg_advisory_xact_lock({_CHAIN})"
                )
            yield connection

    def schema(self) -> str | None:
        """The version of the schema; None where there is no register. Raises RegisterError when out of reach."""
        if self.file is not None and not self.file.exists():
            return None
        with self.reading() as connection:
            if not inspect(connection).has_table(VERSION_TABLE):
                return None
            found: str | None = connection.scalar(select(column("version_num")).select_from(table(VERSION_TABLE)))
            return found

    def check_schema(self) -> None:
        """Raise RegisterError unless there is a register here of the version this program works with."""
        found = self.schema()
        if found is None:
            raise RegisterError(f"There is no register at {self}. Make one with 'thorbecke register init'.")
        if found not in REVISIONS:
            raise RegisterError(
                f"The register at {self} is of version {found}; this program knows up to {REVISIONS[-1]}. "
                "Use a newer thorbecke."
            )
        if found != REVISIONS[-1]:
            raise RegisterError(
                f"The register at {self} is of version {found}; this program needs {REVISIONS[-1]}. "
                "Make a backup with the older program, then run 'thorbecke register upgrade'."
            )

    @contextmanager
    def _in_plain_words(self) -> Iterator[None]:
        try:
            yield
        except (sql.OperationalError, sql.DatabaseError, sql.TimeoutError) as error:
            if isinstance(error, sql.IntegrityError | sql.ProgrammingError):
                raise
            raise RegisterError(self._told(error)) from error

    def _told(self, error: sql.SQLAlchemyError) -> str:
        cause = (str(getattr(error, "orig", None) or error).splitlines() or ["no reason given"])[0]
        if "database is locked" in cause or "lock timeout" in cause or isinstance(error, sql.TimeoutError):
            return f"The register at {self} is locked: another program is writing to it. Try again when it is done."
        if "not a database" in cause:
            return f"{self} is not a database of SQLite. Give another file."
        return f"The register at {self} cannot be used: {cause.removesuffix('.')}. Check the address and that it runs."


def _prepare_sqlite(connection: Any, _: Any) -> None:
    """Transactions in our hands, many readers beside one writer, and on disk before an act is acknowledged."""
    connection.isolation_level = None
    for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON"):
        connection.execute(f"PRAGMA {setting}").close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("register_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

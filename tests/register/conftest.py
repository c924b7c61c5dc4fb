"""An empty database of each kind, and a register in it with one kind of subject of our own: a permit."""

from pathlib import Path

import pytest

from tests.postgres import PostgresServer
from tests.register.permits import KINDS
from thorbecke.register import Register, init


@pytest.fixture(scope="session")
def postgres():
    with PostgresServer() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "register.db")
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture
def register(database: str):
    init(database)
    with Register(database, KINDS) as opened:
        yield opened

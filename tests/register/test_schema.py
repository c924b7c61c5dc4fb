"""A register is made once, brought up to date without losing an event, and refused when it cannot be used."""

from dataclasses import asdict

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert, text

from tests.register.permits import KINDS, advise, ask
from tests.register.test_chain import three_events
from thorbecke.errors import RegisterError
from thorbecke.register import Database, Register, init, upgrade, verify
from thorbecke.register.schema import migrate
from thorbecke.register.tables import EVENTS, EVIDENCE, METADATA, REVISIONS, VERSION_TABLE


def test_the_scripts_make_the_tables_that_the_program_uses(register):
    with register.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, METADATA) == []
        assert context.get_current_revision() == REVISIONS[-1]


def test_the_program_knows_every_script():
    config = Config()
    config.set_main_option("script_location", "thorbecke.register:migrations")
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config).walk_revisions()
    assert [script.revision for script in scripts] == list(reversed(REVISIONS))


def test_an_upgrade_from_the_first_schema_keeps_every_event(database, tmp_path):
    newest = str(tmp_path / "newest.db")
    init(newest)
    with Register(newest, KINDS) as register:
        three_events(register)
        events, expected = register.events(), register.subjects("permit")
        content = register.document("permit", "p1", events[0].evidence[0]["sha256"]).content
    old = Database(database)
    with old.writing() as connection:
        migrate(connection, REVISIONS[0])
        connection.execute(insert(EVENTS), [asdict(event) for event in events])
        connection.execute(insert(EVIDENCE).values(sha256=events[0].evidence[0]["sha256"], content=content))
    old.close()
    with pytest.raises(RegisterError, match="of version 0001; this program needs 0002"):
        Register(database, KINDS)
    assert upgrade(database, KINDS) == ("0001", "0002")
    with Register(database, KINDS) as register:
        assert register.events() == events
        assert register.subjects("permit") == expected
        assert verify(register).holds
        advise(register)


def test_an_upgrade_of_what_is_up_to_date_changes_nothing(database, register):
    three_events(register)
    head = register.head()
    assert upgrade(database, KINDS) == ("0002", "0002")
    assert verify(register, head).holds


def test_a_register_is_not_made_twice(database, register):
    ask(register)
    with pytest.raises(RegisterError, match="already"):
        init(database)
    assert register.head().number == 1


def test_a_register_of_a_newer_program_is_left_alone(database, register):
    with register.database.writing() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    for use in (lambda: Register(database, KINDS), lambda: upgrade(database, KINDS)):
        with pytest.raises(RegisterError, match=r"version 9999; this program knows up to 0002. Use a newer"):
            use()


def test_where_there_is_no_register_the_remedy_is_named(database):
    for use in (lambda: Register(database, KINDS), lambda: upgrade(database, KINDS)):
        with pytest.raises(RegisterError, match=r"There is no register .*'thorbecke register init'"):
            use()


def test_a_database_of_something_else_is_left_alone(tmp_path):
    path = tmp_path / "else.db"
    path.write_bytes(b"this is no database at all, but long enough to have a header of one")
    with pytest.raises(RegisterError, match="not a database of SQLite"):
        init(str(path))
    assert path.read_bytes().startswith(b"this is no")


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("postgresql://nobody:secret@127.0.0.1:1/x", "cannot be used: .*Connection refused"),
        ("mysql://x/y", "'mysql' cannot hold a register"),
        ("sqlite://", "'sqlite' cannot hold a register"),
        ("://", "no address of a database"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_its_password(address, message):
    with pytest.raises(RegisterError, match=message) as refused:
        Register(address, KINDS)
    assert "secret" not in str(refused.value)


def test_who_waits_too_long_for_another_writer_is_told(database, register):
    with register.database.writing(), Register(database, KINDS, wait=0.1) as other:
        assert other.head().number == 0
        with pytest.raises(RegisterError, match="locked: another program is writing"):
            ask(other)
    assert ask(register).number == 1


def test_an_act_is_on_disk_before_it_is_acknowledged(register):
    with register.database.writing() as connection:
        if register.database.is_sqlite:
            assert connection.scalar(text("PRAGMA synchronous")) == 2
            assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        else:
            assert connection.scalar(text("SHOW synchronous_commit")) == "on"

"""What is in the register cannot be changed unseen: not by a row, not by a field, not by the whole history."""

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import exc, text

from tests.register.permits import BZK, EDE, KINDS, URK, VNG, advise, ask
from thorbecke.errors import ActRefusedError
from thorbecke.register import Attachment, Head, Register, act, init, rebuild, verify

COLUMNS = {
    "kind": "permit2",
    "subject": "p3",
    "version": 9,
    "act": "refuse",
    "user_id": "x",
    "user_name": "x",
    "organisation": "GM0344",
    "role": "arbiter",
    "moment": "2001-01-01T00:00:00.000000+00:00",
    "why": "x",
    "ground": "x",
    "payload_json": '{"text": "Akkoord."}',
    "evidence_json": "[ ]",
    "parties_json": '["BZK"]',
    "key": "x",
    "previous": "0" * 64,
    "hash": "f" * 64,
}


@contextmanager
def burgled(address: str):
    """Run statements as one who has the whole database in his hands, with what guards it taken away."""
    if "://" in address:
        with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute("SET session_replication_role = replica")
            yield connection.execute
    else:
        with closing(sqlite3.connect(address, isolation_level=None)) as connection:
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            yield connection.execute


def three_events(register: Register) -> None:
    ask(register, attachments=(Attachment("raming.txt", "text/plain", b"1 mln"),))
    advise(register, key="k2")
    act(register, "permit", "p1", "remark", URK, {"text": "Dank"}, why="Beleefdheid")


@pytest.mark.parametrize("table", ["register_events", "register_evidence"])
@pytest.mark.parametrize(
    "statement",
    ["UPDATE {} SET {} = 'x'", "DELETE FROM {}", "INSERT OR REPLACE INTO {} SELECT * FROM {}", "TRUNCATE {}"],
)
def test_the_database_itself_refuses_to_change_or_remove(register, table, statement):
    sqlite_only, postgres_only = "REPLACE" in statement, "TRUNCATE" in statement
    if (postgres_only if register.database.is_sqlite else sqlite_only) or (sqlite_only and table != "register_events"):
        return
    three_events(register)
    column = "why" if table == "register_events" else "sha256"
    filled = statement.format(table, table if "REPLACE" in statement else column)
    with pytest.raises(exc.DBAPIError, match="never changed"), register.database._engine.begin() as connection:
        connection.execute(text(filled))
    assert verify(register).holds


def test_a_register_as_it_was_written_holds(register):
    assert verify(register) == verify(register, Head(0, "0" * 64))
    three_events(register)
    found = verify(register, register.head())
    assert (found.head, found.problems) == (register.head(), ())


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_change_in_any_field_of_any_event_is_found_and_the_event_named(database, register, column, number):
    three_events(register)
    value = COLUMNS[column]
    if (column, number) == ("previous", 1):
        value = "1" * 64
    with burgled(database) as execute:
        literal = value if isinstance(value, int) else f"'{value}'"
        execute(f"UPDATE register_events SET {column} = {literal} WHERE number = {number}")
    problems = verify(register).problems
    assert [problem.number for problem in problems] == [number]
    assert "was changed" in problems[0].what


@pytest.mark.parametrize(
    ("statement", "number", "what"),
    [
        ("DELETE FROM register_events WHERE number = 2", 3, "what lay between is gone"),
        ("UPDATE register_events SET number = 7 WHERE number = 3", 3, "was changed"),
        ("DELETE FROM register_evidence", 1, "'raming.txt' is gone or was changed"),
        ("UPDATE register_evidence SET content = 'x'", 1, "'raming.txt' is gone or was changed"),
        ("UPDATE register_subjects SET state = 'granted'", None, "permit 'p1' is not what its events make of it"),
        ("DELETE FROM register_subjects", None, "permit 'p1' is not what its events make of it"),
        ("DELETE FROM register_events WHERE number = 3", None, "permit 'p1' is not what its events make of it"),
    ],
)
def test_what_is_taken_away_or_swapped_is_found(database, register, statement, number, what):
    three_events(register)
    with burgled(database) as execute:
        execute(statement)
    (problem,) = verify(register).problems
    assert problem.number in {number, 7}
    assert what in problem.what


def test_a_published_head_shows_that_the_whole_history_was_written_anew(database, register):
    three_events(register)
    published = register.head()
    assert Head.parse(str(published)) == published
    with burgled(database) as execute:
        for table in ("events", "subjects"):
            execute(f"DELETE FROM register_{table}")
    shorter = verify(register, published).problems
    assert "0 events, and 3 were published" in shorter[0].what
    with Register(database, KINDS) as forged:
        for name in ("p1", "p2", "p3", "p4"):
            ask(forged, name)
    assert verify(register).holds
    (problem,) = verify(register, published).problems
    assert problem.number == 3
    assert "history up to it was rewritten" in problem.what


def test_a_rebuild_mends_what_subjects_have_come_to(database, register):
    three_events(register)
    before = register.subjects("permit")
    with burgled(database) as execute:
        execute("UPDATE register_subjects SET state = 'granted', data_json = '{}'")
    assert rebuild(register) == 1
    assert register.subjects("permit") == before
    assert verify(register).holds


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["ask", "advise", "grant", "refuse", "remark", "publish"]),
        st.sampled_from([URK, EDE, VNG, BZK]),
        st.sampled_from(["p1", "p2"]),
        st.text(max_size=8),
        st.booleans(),
    ),
    max_size=25,
)


@settings(max_examples=25)
@given(steps=STEPS)
def test_after_any_history_subjects_are_what_a_rebuild_makes_of_them(tmp_path_factory, steps):
    database = str(tmp_path_factory.mktemp("history") / "register.db")
    init(database)
    with Register(database, KINDS) as register:
        done = sum(_try(register, *step) for step in steps)
        before = list(_everything(register))
        assert verify(register).holds
        rebuild(register)
        assert list(_everything(register)) == before
        assert register.head().number == done


def _try(register: Register, name: str, actor, permit: str, words: str, private: bool) -> bool:
    payload = {"ask": {"title": words, "costs": {2026: 1.0}, "private": private}, "publish": {}}
    try:
        act(register, "permit", permit, name, actor, payload.get(name, {"text": words}))
    except ActRefusedError:
        return False
    return True


def _everything(register: Register):
    for actor in (URK, EDE, VNG, BZK):
        yield from register.subjects("permit", actor)


def test_no_file_lies_beside_a_register_that_is_closed(tmp_path: Path):
    path = tmp_path / "register.db"
    init(str(path))
    with Register(str(path), KINDS) as register:
        three_events(register)
    assert [found.name for found in tmp_path.iterdir()] == ["register.db"]

"""The register from the command line: made once, checked, saved, restored; each refusal is one clear line."""

import gzip
import json

import pytest

from tests.register.permits import KINDS, ask
from tests.register.test_chain import burgled
from thorbecke.register import Register

EMPTY = f"0:{'0' * 64}"


@pytest.fixture
def address(tmp_path, monkeypatch) -> str:
    monkeypatch.setenv("THORBECKE_DATABASE", str(tmp_path / "in" / "register.db"))
    return str(tmp_path / "in" / "register.db")


def test_a_register_is_made_checked_saved_and_restored(thorbecke, address, tmp_path):
    saved, other = str(tmp_path / "saved.gz"), str(tmp_path / "other.db")
    assert address in thorbecke("register", "init").out
    assert thorbecke("register", "head").out == f"{EMPTY}\n"
    assert thorbecke("register", "upgrade").out == "The register is of version 0002.\n"
    assert thorbecke("register", "backup", saved).out == f"Written: {saved} (0 events).\nHead: {EMPTY}\n"
    assert thorbecke("register", "restore", saved, "--database", other).out == f"Restored: 0 events.\nHead: {EMPTY}\n"
    found = thorbecke("register", "verify", "--head", EMPTY, "--database", other)
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("It holds: 0 events, each as it was written.")


@pytest.mark.usefixtures("address")
def test_a_head_that_is_not_held_leaves_with_1(thorbecke):
    thorbecke("register", "init")
    found = thorbecke("register", "verify", "--head", f"3:{'a' * 64}")
    assert found.code == 1
    assert "3 were published: some are gone" in found.out


def test_a_tampered_event_is_named(thorbecke, address):
    thorbecke("register", "init")
    with Register(address, KINDS) as register:
        ask(register)
    with burgled(address) as execute:
        execute("UPDATE register_events SET why = 'x'")
    found = thorbecke("register", "verify")
    assert found.code == 1
    assert found.out == "Event 1: its content does not match its hash: it was changed\n"


@pytest.mark.usefixtures("address")
def test_only_its_owner_may_read_the_file_of_a_register(thorbecke, tmp_path):
    thorbecke("register", "init")
    assert (tmp_path / "in" / "register.db").stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("address")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["head"], "There is no register at"),
        (["upgrade"], "There is no register at"),
        (["verify", "--head", "3:aa"], "'3:aa' is not a head"),
        (["verify", "--database", ""], "it is empty; leave the option out"),
        (["head", "--database", "postgresql://x:secret@127.0.0.1:1/y"], "Connection refused"),
        (["head", "--database", "mysql://x/y"], "'mysql' cannot hold a register"),
        (["restore", "nowhere.gz"], "nowhere.gz cannot be read as a backup: No such file"),
        (["restore", "whole.gz", "--foo"], "--foo"),
        (["restore", "half.gz"], "cut off, or was changed"),
        (["init", "--database", "half.gz/register.db"], "cannot be made"),
        (["init", "--database", "half.gz"], "not a database of SQLite"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_done_is_refused_in_one_line(thorbecke, tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    whole = gzip.compress(json.dumps({"what": "thorbecke register", "form": 1}).encode() * 100)
    (tmp_path / "half.gz").write_bytes(whole[: len(whole) // 2])
    found = thorbecke("register", *arguments)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("thorbecke: ")
    assert len(found.err.strip().splitlines()) == 1
    assert message in found.err
    assert "secret" not in found.err
    assert [path.name for path in tmp_path.iterdir()] == ["half.gz"]


@pytest.mark.usefixtures("address")
def test_a_register_is_not_made_twice(thorbecke):
    thorbecke("register", "init")
    found = thorbecke("register", "init")
    assert found.code == 2
    assert "There is a register at" in found.err

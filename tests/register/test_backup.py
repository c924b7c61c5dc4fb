"""A backup brings everything back, from either database into either, or nothing at all."""

import gzip
import zlib
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.register.permits import KINDS, URK, ask
from tests.register.test_chain import three_events
from thorbecke.errors import InputFileError, OutputError, RegisterError
from thorbecke.register import Register, act, backup, init, restore, verify

_HEADER = 10


@pytest.fixture
def packed(register, tmp_path: Path) -> Path:
    three_events(register)
    act(register, "permit", "p9", "ask", URK, {"title": "Geheim", "private": True})
    backup(register, tmp_path / "backup.gz")
    return tmp_path / "backup.gz"


@pytest.mark.parametrize("into", ["sqlite", "postgresql"])
def test_a_restored_register_has_the_same_head_and_content(register, packed, into, tmp_path, postgres):
    target = str(tmp_path / "other.db") if into == "sqlite" else postgres.new_database()
    assert restore(packed, target, KINDS) == register.head()
    with Register(target, KINDS) as other:
        assert verify(other, register.head()).holds
        assert other.events(actor=URK) == register.events(actor=URK)
        assert other.subjects("permit", URK) == register.subjects("permit", URK)
        sha256 = other.events()[0].evidence[0]["sha256"]
        assert other.document("permit", "p1", sha256).content == b"1 mln"
        ask(other, "p10")


def test_a_backup_is_read_by_its_owner_alone_and_replaces_nothing(register, packed):
    assert packed.stat().st_mode & 0o777 == 0o600
    with pytest.raises(OutputError, match="exists already"):
        backup(register, packed)
    with pytest.raises(OutputError, match="cannot be written"):
        backup(register, packed.parent / "nowhere" / "x.gz")


def test_nothing_is_restored_over_what_is_there(database, register, packed):
    head = register.head()
    with pytest.raises(RegisterError, match="not empty"):
        restore(packed, database, KINDS)
    assert register.head() == head


def changed(text: bytes) -> dict[str, bytes]:
    lines = text.splitlines(keepends=True)
    return {
        "a word in an event": text.replace(b"Akkoord.", b"Akkoord!"),
        "a document": text.replace(b"MSBtbG4=", b"OSBtbG4="),
        "an event taken out": b"".join(line for line in lines if b"Akkoord" not in line),
        "a document taken out": b"".join(line for line in lines if b"MSBtbG4=" not in line),
        "the last line taken out": b"".join(lines[:-1]),
        "the last event and line taken out": b"".join(lines[:-2]),
        "another first line": text.replace(b'"form":1', b'"form":2'),
        "no JSON": text.replace(b'{"event"', b'{"event', 1),
        "an unknown column": text.replace(b'"act":', b'"tca":', 1),
        "the last event taken out": b"".join([*lines[:-2], lines[-1]]),
        "something behind the end": text + lines[-2],
        "empty": b"",
    }


@pytest.mark.parametrize("change", changed(b"x\ny\nz"))
def test_a_backup_that_was_changed_is_refused_and_leaves_nothing(tmp_path, packed, change):
    (tmp_path / "changed.gz").write_bytes(gzip.compress(changed(gzip.decompress(packed.read_bytes()))[change]))
    target = tmp_path / "other.db"
    with pytest.raises(InputFileError):
        restore(tmp_path / "changed.gz", str(target), KINDS)
    assert not target.exists()


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    init(str(folder / "register.db"))
    with Register(str(folder / "register.db"), KINDS) as register:
        three_events(register)
        backup(register, folder / "whole.gz")
    return Path(folder / "whole.gz")


def unpacked(content: bytes) -> bytes:
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        return b""


@settings(max_examples=60)
@given(place=st.floats(0, 1, exclude_max=True), change=st.integers(0, 255))
def test_a_file_that_is_damaged_or_cut_off_anywhere_is_refused(whole, place, change):
    folder, damaged = whole.parent, bytearray(whole.read_bytes())
    # The header of gzip holds a time and a system, on which nothing rests.
    at = _HEADER + int(place * (len(damaged) - _HEADER))
    if change:
        damaged[at] ^= change
    else:
        del damaged[at:]
    # A few bits of a packed file are padding: changed, they change nothing.
    assume(unpacked(bytes(damaged)) != unpacked(whole.read_bytes()))
    (folder / "damaged.gz").write_bytes(damaged)
    with pytest.raises(InputFileError):
        restore(folder / "damaged.gz", str(folder / "other.db"), KINDS)
    assert not (folder / "other.db").exists()


def test_a_backup_in_which_a_list_of_documents_is_garbled_is_refused(whole):
    lines = gzip.decompress(whole.read_bytes()).decode()
    garbled = whole.parent / "garbled.gz"
    garbled.write_bytes(gzip.compress(lines.replace('"evidence_json":"[', '"evidence_json":"(', 1).encode()))
    with pytest.raises(InputFileError, match="damaged at event 1"):
        restore(garbled, str(whole.parent / "other.db"), KINDS)


@pytest.mark.parametrize("content", [b"", b"no backup", None])
def test_what_is_no_backup_is_refused(tmp_path, content):
    path = tmp_path / "x.gz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputFileError, match=r"x\.gz"):
        restore(path, str(tmp_path / "other.db"), KINDS)
    assert not (tmp_path / "other.db").exists()

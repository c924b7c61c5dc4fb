"""Reading and writing rows: events, evidence, and what subjects have come to. Nothing here decides anything."""

from collections.abc import Iterator
from dataclasses import asdict

from sqlalchemy import Connection, bindparam, delete, exc, insert, select, update

from thorbecke.errors import ConflictError
from thorbecke.register.events import GENESIS, Event, Head
from thorbecke.register.kinds import Subject
from thorbecke.register.tables import EVENTS, EVIDENCE, SUBJECTS

__all__ = [
    "append",
    "content_of",
    "event_with_key",
    "events",
    "forget_subjects",
    "hash_at",
    "head",
    "keep_evidence",
    "keep_subject",
    "last_event",
    "subject_in",
    "subjects",
]

_AT_A_TIME = 1000
# What every act runs is written once: composing it takes as long as running it.
_HERE = (SUBJECTS.c.kind == bindparam("of_kind")) & (SUBJECTS.c.id == bindparam("of_id"))
_LAST = select(EVENTS).order_by(EVENTS.c.number.desc()).limit(1)
_WITH_KEY = select(EVENTS).where(EVENTS.c.key == bindparam("key"))
_SUBJECT = select(SUBJECTS).where(_HERE)
_CHANGE = update(SUBJECTS).where(_HERE).values({column.name: bindparam(column.name) for column in SUBJECTS.c})
_ADD = insert(SUBJECTS)
_APPEND = insert(EVENTS)


def last_event(connection: Connection) -> Event | None:
    """The last event of the chain."""
    row = connection.execute(_LAST).first()
    return None if row is None else Event(**row._mapping)


def head(connection: Connection) -> Head:
    """How many events there are, and the hash of the last."""
    last = last_event(connection)
    return Head(0, GENESIS) if last is None else Head(last.number, last.hash)


def hash_at(connection: Connection, number: int) -> str | None:
    """The hash of the event at a place in the chain; None where there is none."""
    return connection.scalar(select(EVENTS.c.hash).where(EVENTS.c.number == number)) if number else GENESIS


def events(
    connection: Connection, kind: str | None = None, subject: str | None = None, *, after: int = 0
) -> Iterator[Event]:
    """The events in order: all, those of a kind, or those of a subject; only those after a place in the chain."""
    wanted = select(EVENTS).where(EVENTS.c.number > after).order_by(EVENTS.c.number)
    if kind is not None:
        wanted = wanted.where(EVENTS.c.kind == kind)
    if subject is not None:
        wanted = wanted.where(EVENTS.c.subject == subject)
    for row in connection.execute(wanted, execution_options={"yield_per": _AT_A_TIME}):
        yield Event(**row._mapping)


def event_with_key(connection: Connection, key: str) -> Event | None:
    """The event that was registered with a key."""
    row = connection.execute(_WITH_KEY, {"key": key}).first()
    return None if row is None else Event(**row._mapping)


def append(connection: Connection, *new: Event) -> None:
    """Write events; raises ConflictError where one stands there already."""
    try:
        connection.execute(_APPEND, [asdict(event) for event in new])
    except exc.IntegrityError as error:
        raise ConflictError("Someone acted at the same moment, past this program. Look again, then act.") from error


def keep_evidence(connection: Connection, sha256: str, content: bytes) -> None:
    """Keep a document by its hash; once, however often it comes."""
    if connection.scalar(select(EVIDENCE.c.sha256).where(EVIDENCE.c.sha256 == sha256)) is None:
        connection.execute(insert(EVIDENCE).values(sha256=sha256, content=content))


def content_of(connection: Connection, sha256: str) -> bytes | None:
    """The document with this hash; None where there is none."""
    return connection.scalar(select(EVIDENCE.c.content).where(EVIDENCE.c.sha256 == sha256))


def subject_in(connection: Connection, kind: str, subject: str) -> Subject:
    """What a subject has come to; at version 0 where there was no act on it."""
    row = connection.execute(_SUBJECT, {"of_kind": kind, "of_id": subject}).first()
    return Subject(kind, subject) if row is None else Subject(**row._mapping)


def subjects(
    connection: Connection, kind: str | None = None, states: tuple[str, ...] = (), *, under: str = ""
) -> Iterator[Subject]:
    """What subjects have come to, ordered by kind and id: of a kind, in some states, whose ids begin so."""
    wanted = select(SUBJECTS).order_by(SUBJECTS.c.kind, SUBJECTS.c.id)
    if kind is not None:
        wanted = wanted.where(SUBJECTS.c.kind == kind)
    if states:
        wanted = wanted.where(SUBJECTS.c.state.in_(states))
    if under:
        wanted = wanted.where(SUBJECTS.c.id.startswith(under, autoescape=True))
    for row in connection.execute(wanted):
        yield Subject(**row._mapping)


def keep_subject(connection: Connection, subject: Subject) -> None:
    """Write what a subject has come to."""
    row = asdict(subject)
    if connection.execute(_CHANGE, row | {"of_kind": subject.kind, "of_id": subject.id}).rowcount == 0:
        connection.execute(_ADD, row)


def forget_subjects(connection: Connection) -> None:
    """Leave out what subjects have come to, before it is computed again."""
    connection.execute(delete(SUBJECTS))

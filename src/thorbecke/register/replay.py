"""The events gone through from the first: whether the chain holds, and what subjects come to."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Connection

from thorbecke.errors import ActRefusedError, RegisterError, did_you_mean
from thorbecke.register import store
from thorbecke.register.canonical import digest
from thorbecke.register.events import GENESIS, Event, Head, hash_of
from thorbecke.register.kinds import Kinds, Subject
from thorbecke.register.register import Register

__all__ = ["Chain", "Problem", "Progress", "Replay", "Verification", "rebuild", "refill", "silent", "verify"]

Progress = Callable[[int, int], None]
"""Told how many events are done, of how many."""


def silent(_: int, __: int) -> None:
    """Tells nobody."""


@dataclass(frozen=True)
class Problem:
    """Something that is not as it was written: at which event (None: not at one), and what."""

    number: int | None
    what: str

    def __str__(self) -> str:
        return self.what if self.number is None else f"Event {self.number}: {self.what}"


@dataclass(frozen=True)
class Verification:
    """What a verification found; it holds when there are no problems."""

    head: Head
    problems: tuple[Problem, ...]

    @property
    def holds(self) -> bool:
        """Whether everything is as it was written."""
        return not self.problems


@dataclass
class Chain:
    """The chain as far as it was checked; events are to be given in order."""

    head: Head = field(default_factory=lambda: Head(0, GENESIS))
    broken: bool = False
    versions: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, event: Event) -> list[str]:
        """What is wrong with the next event: nothing, most often."""
        wrong = []
        if _hash_of(event) != event.hash:
            wrong.append("its content does not match its hash: it was changed")
        elif not self.broken:
            wrong += self._not_linked(event)
        self.broken = bool(wrong)
        self.versions[event.kind, event.subject] = event.version
        self.head = Head(event.number, event.hash)
        return wrong

    def _not_linked(self, event: Event) -> list[str]:
        if event.number != self.head.number + 1:
            return [f"it comes after event {self.head.number}: what lay between is gone"]
        if event.previous != self.head.hash:
            return [f"it does not follow event {self.head.number} as that is now: that was rewritten"]
        before = self.versions.get((event.kind, event.subject), 0)
        if event.version != before + 1:
            return [f"it is version {event.version} of its subject, after version {before}"]
        return []


def _hash_of(event: Event) -> str:
    try:
        return hash_of(vars(event))
    except ActRefusedError:  # a value that no event can hold
        return ""


@dataclass
class Replay:
    """What subjects come to by the events given so far."""

    kinds: Kinds
    subjects: dict[tuple[str, str], Subject] = field(default_factory=dict)

    def add(self, event: Event) -> None:
        """One more event; raises RegisterError for a kind that this program does not know."""
        if event.kind not in self.kinds:
            hint = did_you_mean(event.kind, self.kinds)
            raise RegisterError(
                f"Event {event.number} is about a '{event.kind}', which this program does not know.{hint}"
            )
        place = (event.kind, event.subject)
        before = self.subjects.get(place, Subject(event.kind, event.subject))
        self.subjects[place] = self.kinds[event.kind].after(before, event)


def verify(register: Register, head: Head | None = None, *, progress: Progress = silent) -> Verification:
    """Check every hash and link, every document, and every subject against its events.

    head: one that was published earlier; the register must still hold that history.
    """
    with register.database.reading() as connection:
        found, problems = _check_events(connection, register.kinds, progress)
        if head is not None:
            problems += _check_head(connection, head, found)
    return Verification(found, tuple(problems))


def _check_events(connection: Connection, kinds: Kinds, progress: Progress) -> tuple[Head, list[Problem]]:
    total = store.head(connection).number
    chain, replay, documents = Chain(), Replay(kinds), dict[str, bool]()
    problems: list[Problem] = []
    for done, event in enumerate(store.events(connection), start=1):
        wrong = chain.add(event) or _check_documents(connection, event, documents)
        problems += [Problem(event.number, what) for what in wrong]
        if not problems:
            replay.add(event)
        progress(done, total)
    return chain.head, problems or _check_subjects(connection, replay)


def _check_documents(connection: Connection, event: Event, known: dict[str, bool]) -> list[str]:
    for listed in event.evidence:
        sha256 = listed["sha256"]
        if sha256 not in known:
            content = store.content_of(connection, sha256)
            known[sha256] = content is not None and digest(content) == sha256
    return [
        f"its document '{listed['name']}' is gone or was changed"
        for listed in event.evidence
        if not known[listed["sha256"]]
    ]


def _check_subjects(connection: Connection, replay: Replay) -> list[Problem]:
    kept = {(subject.kind, subject.id): subject for subject in store.subjects(connection)}
    return [
        Problem(None, f"{kind} '{subject}' is not what its events make of it; 'thorbecke register upgrade' mends it")
        for kind, subject in sorted(kept.keys() | replay.subjects.keys())
        if kept.get((kind, subject)) != replay.subjects.get((kind, subject))
    ]


def _check_head(connection: Connection, head: Head, found: Head) -> list[Problem]:
    kept = store.hash_at(connection, head.number)
    if kept is None:
        return [Problem(None, f"it holds {found.number} events, and {head.number} were published: some are gone")]
    if kept != head.hash:
        return [Problem(head.number, "it is not the event that was published: history up to it was rewritten")]
    return []


def rebuild(register: Register, *, progress: Progress = silent) -> int:
    """Compute again what every subject has come to; gives how many there are."""
    with register.database.writing() as connection:
        return refill(connection, register.kinds, progress)


def refill(connection: Connection, kinds: Kinds, progress: Progress = silent) -> int:
    """The same, within a transaction that is under way."""
    total = store.head(connection).number
    replay = Replay(kinds)
    for done, event in enumerate(store.events(connection), start=1):
        replay.add(event)
        progress(done, total)
    store.forget_subjects(connection)
    for subject in replay.subjects.values():
        store.keep_subject(connection, subject)
    return len(replay.subjects)

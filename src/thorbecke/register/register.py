"""The register, opened: what is in it, as far as the one who asks may see it."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from thorbecke.errors import RegisterError, UnknownNameError, did_you_mean
from thorbecke.register import store
from thorbecke.register.actors import PUBLIC, Actor, is_visible
from thorbecke.register.database import Database
from thorbecke.register.events import Event, Head
from thorbecke.register.kinds import Attachment, Kinds, Subject, SubjectKind
from thorbecke.register.subjects import known_kinds

__all__ = ["Register", "now"]

_LARGEST_DOCUMENT = 20 * 2**20


def now() -> datetime:
    """The moment it is, by the clock of this machine."""
    return datetime.now(UTC)


class Register:
    """A register in a database. Close it, or use it in a `with`; it may be shared by threads.

    read_only: why nobody may act on it; empty where people may.
    """

    def __init__(
        self,
        address: str | None = None,
        kinds: Kinds | None = None,
        *,
        wait: float = 30,
        largest_document: int = _LARGEST_DOCUMENT,
        clock: Callable[[], datetime] = now,
    ) -> None:
        """Open the register at an address (default: THORBECKE_DATABASE, or the user's own).

        kinds: of subjects, by name; default: all that are known. wait: seconds for another writer. largest_document:
        bytes of a document attached to an act. Raises RegisterError when there is none, or it is of another version.
        """
        self.database = Database(address, wait=wait)
        self.kinds = known_kinds() if kinds is None else kinds
        self.largest_document = largest_document
        self.clock = clock
        self.read_only = ""
        try:
            self.database.check_schema()
        except RegisterError:
            self.close()
            raise

    def __enter__(self) -> "Register":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self.database.close()

    def kind(self, name: str) -> SubjectKind:
        """A kind of subject by name; raises UnknownNameError with the closest."""
        if name not in self.kinds:
            raise UnknownNameError(f"The register knows no '{name}'.{did_you_mean(name, self.kinds)}")
        return self.kinds[name]

    def head(self) -> Head:
        """How many events there are, and the hash of the last."""
        with self.database.reading() as connection:
            return store.head(connection)

    def subject(self, kind: str, subject: str, actor: Actor = PUBLIC) -> Subject:
        """What a subject has come to; raises UnknownNameError where there is none that the actor may see."""
        found = self.find(kind, subject, actor)
        if found.version == 0:
            raise UnknownNameError(f"There is no {kind} '{subject}', or it is private to its parties.")
        return found

    def find(self, kind: str, subject: str, actor: Actor = PUBLIC) -> Subject:
        """The same; at version 0 where there is none that the actor may see, as a guard finds it."""
        self.kind(kind)
        with self.database.reading() as connection:
            found = store.subject_in(connection, kind, subject)
        return found if is_visible(found.parties, actor) else Subject(kind, subject)

    def subjects(self, kind: str, actor: Actor = PUBLIC, states: Iterable[str] = ()) -> list[Subject]:
        """What the subjects of a kind have come to, by id; in some states, or in any."""
        self.kind(kind)
        with self.database.reading() as connection:
            return [
                found for found in store.subjects(connection, kind, tuple(states)) if is_visible(found.parties, actor)
            ]

    def events(
        self, kind: str | None = None, subject: str | None = None, actor: Actor = PUBLIC, *, after: int = 0
    ) -> list[Event]:
        """The events that the actor may see, in order: all, of a kind or a subject, after a place in the chain."""
        with self.database.reading() as connection:
            found = store.events(connection, kind, subject, after=after)
            return [event for event in found if is_visible(event.parties, actor)]

    def document(self, kind: str, subject: str, sha256: str, actor: Actor = PUBLIC) -> Attachment:
        """A document that goes with an act on a subject; raises UnknownNameError where the actor sees none such."""
        for event in self.events(kind, subject, actor):
            for listed in event.evidence:
                if listed["sha256"] == sha256:
                    with self.database.reading() as connection:
                        content = store.content_of(connection, sha256) or b""
                    return Attachment(listed["name"], listed["media_type"], content)
        raise UnknownNameError(f"No document '{sha256[:64]}' goes with {kind} '{subject}', or it is private.")

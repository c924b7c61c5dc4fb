"""What is to be told on a day: a last day that comes near or has passed, an agreement that lapsed or holds again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from thorbecke.register.actors import Actor
from thorbecke.register.agenda.propositions import parties_in
from thorbecke.register.canonical import digest
from thorbecke.register.due import dues
from thorbecke.register.due_form import Due
from thorbecke.register.register import Register
from thorbecke.texts import Text

__all__ = ["Notice", "notices"]

_LETTERS = 32
_TYPES = {
    "reserve": ("thorbecke.agreement.reserved", Text("The agreement is under reservation.")),
    "lift": ("thorbecke.agreement.lifted", Text("The reservation is lifted: the agreement holds again.")),
}
_NEAR, _PASSED = "thorbecke.deadline.near", "thorbecke.deadline.passed"


@dataclass(frozen=True)
class Notice:
    """One thing to tell: its sort, what it is about, and the day it is about.

    stage: what of the same thing it tells, so that a second notice of a deadline is another one.
    """

    type: str
    stage: str
    about: Due

    @property
    def id(self) -> str:
        """The same for the same news, whenever it is told: a recipient knows a repetition by it."""
        one = self.about
        return digest("\n".join((self.type, self.stage, one.kind, one.id, one.what, one.day.isoformat())))[:_LETTERS]

    @property
    def headline(self) -> str:
        """One line: what it is about, and what must have happened or has."""
        one = self.about
        when = {
            _NEAR: Text("{title}: last day {day}", title=one.title, day=one.day.isoformat()),
            _PASSED: Text("{title}: the last day was {day}", title=one.title, day=one.day.isoformat()),
        }
        return when.get(self.type) or f"{one.title}: {one.what}"


def notices(register: Register, on: date, actor: Actor, *, before: tuple[int, ...], after: int) -> list[Notice]:
    """What the actor's organisation is to be told on a day, the earliest last day first; as far as it may see it.

    before: days before a last day on which a notice goes out; one day may be missed, for what is near stays near.
    after: days after which what has passed is no news any more.
    """
    deadlines = _deadlines(register, on, actor, before, after)
    lapses = _lapses(register, on - timedelta(days=after), actor)
    return [one for one in (*deadlines, *lapses) if actor.organisation in one.about.parties]


def _deadlines(register: Register, on: date, actor: Actor, before: tuple[int, ...], after: int) -> Iterator[Notice]:
    first, last = on - timedelta(days=after), on + timedelta(days=max(before, default=0))
    for due in dues(register, actor, first=first, last=last):
        left = (due.day - on).days
        if left < 0:
            yield Notice(_PASSED, "passed", due)
        elif reached := [days for days in before if left <= days]:
            yield Notice(_NEAR, str(min(reached)), due)


def _lapses(register: Register, since: date, actor: Actor) -> Iterator[Notice]:
    """An agreement put under reservation, or holding again, registered on a day or later."""
    for event in register.events("proposition", actor=actor):
        day = datetime.fromisoformat(event.moment).date()
        if event.act in _TYPES and day >= since:
            data = register.subject("proposition", event.subject, actor).data
            type_, what = _TYPES[event.act]
            about = Due(
                kind="proposition",
                id=event.subject,
                title=data["title"],
                what=what,
                day=day,
                consequence=event.payload["text"],
                parties=parties_in(data),
                ground=event.ground,
            )
            yield Notice(type_, str(event.version), about)

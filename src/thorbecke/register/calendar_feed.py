"""What falls due as a calendar that any calendar program can subscribe to (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from thorbecke.register.actors import PUBLIC, Actor
from thorbecke.register.canonical import digest
from thorbecke.register.due import dues
from thorbecke.register.due_form import Due
from thorbecke.register.register import Register

__all__ = ["calendar_of", "feed"]

_NAME = "Deadlines in the register"
_LETTERS = 32


def feed(register: Register, actor: Actor = PUBLIC) -> bytes:
    """An iCalendar file with everything that falls due, as far as the actor may see it.

    The same until something happens in the register that the actor may see.
    """
    last = register.events(actor=actor, after=max(register.head().number - 1, 0))
    stamp = datetime.fromisoformat(last[-1].moment) if last else register.clock()
    return calendar_of(dues(register, actor), stamp)


def calendar_of(dues: Iterable[Due], stamp: datetime) -> bytes:
    """An iCalendar file with a whole-day entry for everything that falls due; the same dues give the same bytes.

    stamp: when it was made, as the register's last moment. An entry keeps its identity as long as its subject, what
    falls due and its day stay the same.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//thorbecke//register//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _NAME)
    for due in dues:
        calendar.add_component(_entry(due, stamp))
    return bytes(calendar.to_ical())


def _entry(due: Due, stamp: datetime) -> Event:
    entry = Event()
    identity = digest("\n".join((due.kind, due.id, due.what, due.day.isoformat())))[:_LETTERS]
    entry.add("uid", f"{identity}@thorbecke")
    entry.add("dtstamp", stamp.astimezone(UTC).replace(microsecond=0))
    entry.add("dtstart", due.day)
    entry.add("dtend", due.day + timedelta(days=1))
    entry.add("summary", f"{due.title}: {due.what}")
    described = [due.consequence, due.ground, due.parties_in_words]
    entry.add("description", "\n".join(line for line in described if line))
    entry.add("categories", [due.kind])
    entry.add("transp", "TRANSPARENT")
    return entry

"""What falls due before a meeting of members: papers, amendments, motions, voters; and the meeting itself."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from thorbecke.register.actors import Actor
from thorbecke.register.due_form import Due
from thorbecke.register.kinds import Data
from thorbecke.register.register import Register
from thorbecke.register.voting.bodies import deadlines_on, members_of, rules_in_force
from thorbecke.register.voting.rules import Deadlines
from thorbecke.texts import Text

__all__ = ["dues_of_meetings"]

_WHAT = {own.name: Text(own.metadata["what"]) for own in fields(Deadlines)}
_HELD = Text("The meeting is held")
_LATE = Text("What comes later is refused.")


def dues_of_meetings(register: Register, actor: Actor) -> Iterator[Due]:
    """The last days before every meeting that was called and has not begun, and its own day."""
    for subject in register.subjects("meeting", actor, ["called"]):
        data = subject.data
        parties = ("VNG", *members_of(data))
        for what, day in deadlines_on(data).items():
            last = date.fromisoformat(day)
            yield Due("meeting", subject.id, data["title"], _WHAT[what], last, _consequence(what, data), parties)
        yield Due("meeting", subject.id, data["title"], _HELD, date.fromisoformat(data["date"]), "", parties)


def _consequence(what: str, meeting: Data) -> str:
    rules = rules_in_force(meeting)
    hard = {"amendments": rules.amendment.hard_deadline, "motions_requested": rules.motion.hard_deadline}
    return _LATE if hard.get(what) else ""

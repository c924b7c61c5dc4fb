"""What falls due, of whatever kind: one common form, to which each kind of subject contributes its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from thorbecke.register.actors import PUBLIC, Actor
from thorbecke.register.agenda.dues import dues_of_propositions
from thorbecke.register.dossier_dues import dues_of_dossiers
from thorbecke.register.due_form import Due
from thorbecke.register.meeting_dues import dues_of_meetings
from thorbecke.register.register import Register

__all__ = ["DueSource", "dues"]


@dataclass(frozen=True)
class DueSource:
    """What falls due of one kind of subject: all that the actor may see, past and to come."""

    kind: str
    dues: Callable[[Register, Actor], Iterable[Due]]


# A kind that knows deadlines is one more line here.
_SOURCES = (
    DueSource("dossier", dues_of_dossiers),
    DueSource("meeting", dues_of_meetings),
    DueSource("proposition", dues_of_propositions),
)


def dues(
    register: Register, actor: Actor = PUBLIC, *, first: date | None = None, last: date | None = None
) -> list[Due]:
    """Everything that falls due, the earliest first; only from or up to and including a day where that is asked."""
    found = (one for source in _SOURCES if source.kind in register.kinds for one in source.dues(register, actor))
    wanted = [one for one in found if (first or one.day) <= one.day <= (last or one.day)]
    return sorted(wanted, key=lambda one: (one.day, one.kind, one.id, one.what))

"""What falls due on the joint agenda: what was tabled or agreed, on its last day."""

from collections.abc import Iterator

from thorbecke.register.actors import Actor
from thorbecke.register.agenda.propositions import parties_in
from thorbecke.register.dossier_dates import day_of
from thorbecke.register.due_form import Due
from thorbecke.register.register import Register
from thorbecke.texts import Text

__all__ = ["dues_of_propositions"]

_CONSEQUENCES = {
    "tabled": Text("The offer has not been agreed on in time."),
    "agreed": Text("What was agreed has not been done in time."),
    "under_reservation": Text("The agreement is under reservation: its owners are not held to the day."),
}


def dues_of_propositions(register: Register, actor: Actor) -> Iterator[Due]:
    """The last day of every proposition that is on the table, agreed or under reservation."""
    for subject in register.subjects("proposition", actor, _CONSEQUENCES):
        data = subject.data
        if day := day_of(data["deadline"]):
            yield Due(
                kind=subject.kind,
                id=subject.id,
                title=data["title"],
                what=data["commitment"],
                day=day,
                consequence=_CONSEQUENCES[subject.state],
                parties=parties_in(data),
                ground=data["terms"]["resolution"],
            )

"""Acts that rest on the resolution check, with the check filled in; and the review of what was agreed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Unpack

from thorbecke.register.acting import More, act
from thorbecke.register.actors import Actor
from thorbecke.register.agenda.basis import basis_of
from thorbecke.register.agenda.forms import Basis, Rested
from thorbecke.register.agenda.guards import short_of, terms_in
from thorbecke.register.events import Event
from thorbecke.register.kinds import Subject
from thorbecke.register.register import Register

__all__ = ["REVIEWER", "Reviewed", "act_on", "basis_now", "review"]

REVIEWER = Actor("agenda-review", "thorbecke agenda review", "SECRETARIAAT", "secretary")
"""Who puts agreements under reservation when what they rest on lapses: the program, for the secretariat."""


def basis_now(register: Register, proposition: Subject) -> Basis:
    """What a proposition would rest on now: the resolution check on the agreements to date."""
    return basis_of(terms_in(proposition.data), register.find)


def act_on(
    register: Register,
    proposition: str,
    name: str,
    actor: Actor,
    payload: Mapping[str, Any] | None = None,
    **more: Unpack[More],
) -> Event:
    """Do an act on a proposition; one that rests on the resolution check gets the check of now where it brings none.

    Raises as `act` does, and UnknownNameError for a proposition that is not there.
    """
    whole = dict(payload or {})
    if "basis" not in whole and register.kind("proposition").act(name).form is Rested:
        whole["basis"] = asdict(basis_now(register, register.subject("proposition", proposition, actor)))
    return act(register, "proposition", proposition, name, actor, whole, **more)


@dataclass(frozen=True)
class Reviewed:
    """What a review found of a proposition: what it rests on now, and the act it was put under reservation with.

    event: None where nothing changed, or nothing was to be changed.
    """

    proposition: Subject
    basis: Basis
    event: Event | None = None

    @property
    def lapsed(self) -> bool:
        """Whether it is agreed, and what it rests on is not binding any more."""
        return self.proposition.state == "agreed" and not self.basis.holds

    @property
    def may_be_lifted(self) -> bool:
        """Whether it is under reservation, and what it rests on is binding again."""
        return self.proposition.state == "under_reservation" and self.basis.holds


def review(register: Register, on: date, *, actor: Actor = REVIEWER, only_look: bool = False) -> list[Reviewed]:
    """Put every agreed proposition under reservation of which a precondition is not binding any more.

    Gives what was found of every proposition that is agreed or under reservation. A reservation is never lifted by
    itself: people do. Raises as `act` does.
    """
    found = register.subjects("proposition", actor, ["agreed", "under_reservation"])
    seen = [Reviewed(one, basis_now(register, one)) for one in found]
    return seen if only_look else [_reserved(register, one, on, actor) for one in seen]


def _reserved(register: Register, found: Reviewed, on: date, actor: Actor) -> Reviewed:
    if not found.lapsed:
        return found
    proposition = found.proposition
    told = {"date": on.isoformat(), "text": str(short_of(found.basis)), "basis": asdict(found.basis)}
    event = act_on(register, proposition.id, "reserve", actor, told, expected_version=proposition.version)
    return Reviewed(found.proposition, found.basis, event)

"""A notice that was delivered, as a subject of its own: so it is never sent twice, also after a restore."""

from dataclasses import dataclass

from thorbecke.errors import NotAllowedError
from thorbecke.register.actors import Actor, Parties
from thorbecke.register.events import Event
from thorbecke.register.kinds import Act, Data, Situation, SubjectKind
from thorbecke.register.permissions import rules_of
from thorbecke.scenarios import entry

__all__ = ["COURIER", "NOTICE", "Delivered"]

COURIER = Actor("notices", "thorbecke register notify", "SECRETARIAAT", "secretary")
"""Who records what was delivered: the program, for the secretariat."""


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """What was told, to whom; never the address, for an event cannot be forgotten."""

    recipient: str = entry("Name of the recipient in the settings")
    organisations: tuple[str, ...] = entry("The organisations it was told for")
    about: str = entry("Kind and id of what it is about")
    type: str = entry("What sort of notice it is")
    day: str = entry("The day that it is about, as 2026-03-01")


def _is_courier(situation: Situation) -> str | None:
    if situation.actor.organisation != COURIER.organisation:
        raise NotAllowedError(f"What was delivered is recorded by {COURIER.organisation} alone.")
    return None


def _apply(_: Data, event: Event) -> Data:
    return event.payload


def _parties(situation: Situation) -> Parties:
    return (*situation.payload.organisations, str(COURIER.organisation))


NOTICE = SubjectKind(
    rules=rules_of("notice"),
    acts=(Act("deliver", Delivered, (_is_courier,)),),
    apply=_apply,
    parties=_parties,
)
"""A notice that was delivered to a recipient."""

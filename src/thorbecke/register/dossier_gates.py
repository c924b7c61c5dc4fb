"""What a regime asks before an act on a dossier, and which powers it gives: guards that look at what is there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from thorbecke.errors import NotAllowedError
from thorbecke.register.dossier_forms import KOEPELS
from thorbecke.register.dossier_parts import PARTS, koepels_silent, lacks_adequacy
from thorbecke.register.dossier_terms import regime_in, setting_in, waits_in
from thorbecke.register.kinds import Data, Guard, Situation
from thorbecke.register.permissions import NEW
from thorbecke.texts import Text

__all__ = [
    "SIDES",
    "STANDING",
    "is_party",
    "lacks_before_decision",
    "lacks_of",
    "organisations_of",
    "side_of",
    "statement_id",
]

SIDES: dict[str, tuple[str, ...]] = {
    "rijk": ("vakdepartement", "bzk", "financien"),
    "decentraal": tuple(KOEPELS.values()),
}
"""The two sides of a dossier, each with its roles."""


def side_of(role: str) -> str | None:
    """The side a role is on; None for arbiters and others that are on neither."""
    return next((side for side, roles in SIDES.items() if role in roles), None)


def is_party(situation: Situation) -> str | None:
    """Raise NotAllowedError unless the dossier belongs to this department, or touches whom this koepel speaks for."""
    actor, data = situation.actor, situation.subject.data
    if situation.subject.state == NEW:
        return None
    if actor.role == "vakdepartement" and actor.organisation not in data["departments"]:
        names = ", ".join(data["departments"])
        raise NotAllowedError(f"This dossier belongs to {names}, not to {actor.organisation}.")
    if actor.role in KOEPELS.values() and actor.role not in [KOEPELS[level] for level in data["levels"]]:
        raise NotAllowedError(
            f"This dossier touches {', '.join(data['levels'])}; {actor.role} does not speak for them."
        )
    return None


def organisations_of(data: Data) -> dict[str, tuple[str, ...]]:
    """The organisations on each side of a dossier."""
    return {
        "rijk": (*data["departments"], "BZK", "FIN"),
        "decentraal": tuple(KOEPELS[level].upper() for level in data["levels"]),
    }


def statement_id(dossier: str, organisation: str) -> str:
    """The id of what an organisation says to the arbiters in a dossier."""
    return f"{dossier}/{organisation}"


# -- what must be there ---------------------------------------------------------------------------------------------


def lacks_before_decision(data: Data, on: date, force: str = "gate") -> Iterator[str]:
    """What lacks before a decision on a day: what the regime makes a gate, or what it makes a duty without sanction."""
    for name, lacking in PARTS.items():
        if setting_in(data, name) == force and not (name == "consultation" and _silence_counts(data, on)):
            yield from lacking(data)
    if setting_in(data, "adequate") == force:
        yield from lacks_adequacy(data, setting_in(data, "bound"))


def _silence_counts(data: Data, on: date) -> bool:
    """Whether every koepel that said nothing let its term pass, and that counts."""
    if setting_in(data, "silence") != "counts" or not koepels_silent(data):
        return False
    dues = [wait.due for wait in waits_in(data) if wait.term == "consultation"]
    return bool(dues) and all(due is not None and due < on for due in dues)


def _decide(situation: Situation) -> Iterator[str]:
    data = situation.subject.data
    if data["blocked"] and setting_in(data, "block") == "open":
        yield Text("BZK has stopped it: it must lift that, or the medeoverhedenoverleg must agree.")
    yield from lacks_before_decision(data, date.fromisoformat(situation.moment[:10]))


# -- which powers there are -----------------------------------------------------------------------------------------


def _block(situation: Situation) -> Iterator[str]:
    regime = regime_in(situation.subject.data)
    if setting_in(situation.subject.data, "block") != "open":
        words = "Under {regime} the minister of BZK has no power to stop it: record an objection ('object')."
        yield Text(words, regime=regime.id)


def _lift_block(situation: Situation) -> Iterator[str]:
    if not situation.subject.data["blocked"]:
        yield Text("It has not been stopped.")


def _arbitration(situation: Situation) -> Iterator[str]:
    data = situation.subject.data
    match setting_in(data, "arbitration"):
        case "closed":
            yield Text("Under {regime} there is no arbitration.", regime=data["regime"])
        case "by-agreement":
            agreed = {side_of(one["role"]) for one in data["agreed"]}
            for side in SIDES:
                if side not in agreed:
                    words = "Under {regime} arbitration rests on agreement, and the side {side} has not agreed."
                    yield Text(words, regime=data["regime"], side=side)


def _award(situation: Situation) -> Iterator[str]:
    data = situation.subject.data
    if setting_in(data, "both_heard") != "gate":
        return
    for side, organisations in organisations_of(data).items():
        ids = (statement_id(situation.subject.id, one) for one in organisations)
        if not any(situation.find("statement", one).state == "submitted" for one in ids):
            yield Text("No statement of the side {side} was submitted.", side=side)


def _accept_regime(situation: Situation) -> Iterator[str]:
    proposed = situation.subject.data["proposed_regime"]
    if proposed is None:
        yield Text("No other regime was proposed.")
    elif proposed["side"] == side_of(situation.actor.role):
        yield Text("The other side must agree to another regime.")


def _publish(situation: Situation) -> Iterator[str]:
    if situation.subject.parties is None:
        yield Text("It is public already.")


_ASKS: dict[str, Callable[[Situation], Iterator[str]]] = {
    "accept_regime": _accept_regime,
    "award": _award,
    "block": _block,
    "decide": _decide,
    "lift_block": _lift_block,
    "publish": _publish,
    "request_arbitration": _arbitration,
}


@dataclass(frozen=True)
class _Asks:
    """A guard that gives everything an act still lacks as one text."""

    act: str

    def __call__(self, situation: Situation) -> str | None:
        return " ".join(_ASKS[self.act](situation)) or None


STANDING: dict[str, Guard] = {act: _Asks(act) for act in _ASKS}
"""For each act what must be there, whatever the act itself brings."""


def lacks_of(act: str, situation: Situation) -> tuple[str, ...]:
    """What an act lacks by what is there, sentence by sentence."""
    return tuple(_ASKS[act](situation)) if act in _ASKS else ()

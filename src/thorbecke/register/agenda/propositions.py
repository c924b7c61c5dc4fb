"""A proposition of the joint agenda: offered by VNG, IPO or UvW, and agreed only on what is binding."""

from thorbecke.register.actors import Parties
from thorbecke.register.agenda.days import has_day, is_dated
from thorbecke.register.agenda.forms import Amended, Proposed, Rested, Said, Tabled
from thorbecke.register.agenda.guards import (
    has_known_terms,
    has_sense,
    holds,
    holds_no_more,
    is_counterpart,
    is_own_offer,
    is_owner,
    is_supported,
    rests_on_now,
)
from thorbecke.register.events import Event
from thorbecke.register.kinds import Act, Data, Situation, SubjectKind
from thorbecke.register.permissions import rules_of

__all__ = ["PROPOSITION", "parties_in"]

_OFFER = (has_sense, has_day, has_known_terms)


def parties_in(data: Data) -> tuple[str, ...]:
    """The organisations that a proposition binds: its owners and the departments it is offered to."""
    return (*data["owners"], *data["departments"])


def _apply(data: Data, event: Event) -> Data:
    match event.act:
        case "propose" | "amend":
            return {**event.payload, "supported_by": [event.organisation], "basis": None}
        case "support":
            return data | {"supported_by": list(dict.fromkeys((*data["supported_by"], event.organisation)))}
        case "agree" | "reserve" | "lift":
            return data | {"basis": event.payload["basis"]}
    return data


def _parties(situation: Situation) -> Parties:
    match situation.payload:
        case Proposed(confidential=True, owners=owners):
            return owners
        case Proposed() | Tabled():  # an offer is for everyone to read
            return None
    return situation.subject.parties


PROPOSITION = SubjectKind(
    rules=rules_of("proposition"),
    acts=(
        Act("propose", Proposed, (is_dated, is_own_offer, *_OFFER)),
        Act("amend", Amended, (is_dated, is_owner, is_own_offer, *_OFFER)),
        Act("support", Said, (is_dated, is_owner)),
        Act("table", Tabled, (is_dated, is_owner, is_supported)),
        Act("agree", Rested, (is_dated, is_counterpart, holds, rests_on_now)),
        Act("reserve", Rested, (is_dated, is_owner, holds_no_more, rests_on_now)),
        Act("lift", Rested, (is_dated, is_owner, holds, rests_on_now)),
        Act("withdraw", Said, (is_dated, is_owner)),
        Act("fulfil", Said, (is_dated, is_owner)),
    ),
    apply=_apply,
    parties=_parties,
)
"""A proposition of the joint agenda."""

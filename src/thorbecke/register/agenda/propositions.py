"""A proposition of the joint agenda: offered by VNG, IPO or UvW, and agreed only on what is binding."""

from thorbecke.register.actors import Parties
from thorbecke.register.agenda.forms import Amended, Proposed, Rested, Tabled
from thorbecke.register.agenda.guards import (
    has_a_last_day,
    has_known_terms,
    has_sense,
    holds,
    holds_no_more,
    is_counterpart,
    is_own_offer,
    is_owner,
    is_supported,
    keeps_owners,
    rests_on_now,
)
from thorbecke.register.dossier_checks import has_days, has_evidence, has_texts
from thorbecke.register.dossier_forms import Said
from thorbecke.register.events import Event
from thorbecke.register.kinds import Act, Data, Situation, SubjectKind
from thorbecke.register.permissions import rules_of

__all__ = ["PROPOSITION", "parties_in"]

_OFFER = (has_texts, has_sense, has_a_last_day, has_evidence, has_known_terms)


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
    before = situation.subject.parties
    match situation.payload:
        case Proposed(confidential=confidential, owners=owners):
            # What began in private stays so until it is tabled, also where an amendment does not say it again.
            return owners if confidential or before is not None else None
        case Tabled():  # an offer is for everyone to read
            return None
    return before


PROPOSITION = SubjectKind(
    rules=rules_of("proposition"),
    acts=(
        Act("propose", Proposed, (has_days, is_own_offer, *_OFFER)),
        Act("amend", Amended, (has_days, is_owner, is_own_offer, keeps_owners, *_OFFER)),
        Act("support", Said, (has_days, is_owner)),
        Act("table", Tabled, (has_days, is_owner, is_supported)),
        Act("agree", Rested, (has_days, is_counterpart, has_evidence, holds, rests_on_now)),
        Act("reserve", Rested, (has_days, is_owner, holds_no_more, rests_on_now)),
        Act("lift", Rested, (has_days, is_owner, holds, rests_on_now)),
        Act("withdraw", Said, (has_days, is_owner)),
        Act("fulfil", Said, (has_days, is_owner, has_evidence)),
    ),
    apply=_apply,
    parties=_parties,
)
"""A proposition of the joint agenda."""

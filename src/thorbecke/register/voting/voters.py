"""One voter for each municipality: designated, or another municipality that holds its proxy."""

from collections.abc import Iterable
from dataclasses import dataclass

from thorbecke.errors import NotAllowedError
from thorbecke.register.events import Event
from thorbecke.register.kinds import Act, Data, Situation, SubjectKind
from thorbecke.register.permissions import rules_of
from thorbecke.register.voting.bodies import members_of, rules_in_force
from thorbecke.register.voting.deciding import Nothing
from thorbecke.scenarios import entry
from thorbecke.texts import Text

__all__ = ["VOTER", "check_votes_for"]


@dataclass(frozen=True, kw_only=True)
class Designated:
    """The person who votes for a municipality."""

    user: str = entry("User id with which this person signs in")
    name: str = entry("Name, as the roll call may show it")
    by: str = entry("Who designates, as gemeentesecretaris", default="gemeentesecretaris")


@dataclass(frozen=True, kw_only=True)
class Proxy:
    """The municipality that votes for this one; its own voter casts the vote."""

    holder: str = entry("Code of the municipality that votes", example="GM0518")


def _of_the_meeting(situation: Situation) -> str | None:
    """The subject is a member of a meeting that has not ended, and a gemeente acts for itself."""
    meeting, _, code = situation.subject.id.rpartition("/")
    found = situation.find("meeting", meeting)
    if found.version == 0 or code not in members_of(found.data):
        return f"'{situation.subject.id}' is no member of a meeting: an id is as balv-2021-02-12/GM0518."
    if situation.actor.role == "gemeente" and situation.actor.organisation != code:
        raise NotAllowedError(f"A gemeente acts for itself: {situation.actor.organisation} not for {code}.")
    return None if found.state in {"called", "in_session"} else f"The meeting is {found.state}."


def _names_someone(situation: Situation) -> str | None:
    return None if situation.payload.user.strip() else "'user' is empty."


def _may_hold(situation: Situation) -> str | None:
    meeting, _, code = situation.subject.id.rpartition("/")
    found = situation.find("meeting", meeting)
    if found.version == 0:
        return None  # said by the guard before
    holder, members = situation.payload.holder, members_of(found.data)
    rules = rules_in_force(found.data).proxy
    if rules is None:
        return "The rules of this body know no proxies."
    if holder not in members or holder == code:
        return f"'{holder}' is no other member of this meeting: give a code as GM0518."
    if rules.in_writing and not situation.attachments:
        return "A proxy is given in writing: attach it."
    held = _held(situation, meeting, members)
    if situation.find("voter", f"{meeting}/{holder}").state == "proxied" or code in held.values():
        return "A proxy is not passed on: the one who holds it votes."
    others = sum(one == holder for giver, one in held.items() if giver != code)
    if rules.most_per_holder is not None and others >= rules.most_per_holder:
        return f"{holder} holds {others}; one member may hold {rules.most_per_holder}."
    return None


def _held(situation: Situation, meeting: str, members: Iterable[str]) -> dict[str, str]:
    """Who holds the proxy of whom, by the code of the one that gave it."""
    voters = {code: situation.find("voter", f"{meeting}/{code}") for code in members}
    return {code: voter.data["holder"] for code, voter in voters.items() if voter.state == "proxied"}


def _is_the_voter(situation: Situation) -> str | None:
    if situation.actor.user != situation.subject.data["user"]:
        raise NotAllowedError(Text("Only the voter that was designated signs in to vote."))
    meeting = situation.find("meeting", situation.subject.id.rpartition("/")[0])
    return None if meeting.state == "in_session" else f"The meeting is {meeting.state}."


def check_votes_for(situation: Situation, meeting: str, code: str) -> str | None:
    """What lacks before this actor may vote for a municipality; raises NotAllowedError where the actor is another."""
    organisation = situation.actor.organisation
    voter = situation.find("voter", f"{meeting}/{code}")
    holder = voter.data["holder"] if voter.state == "proxied" else code
    if organisation != holder:
        raise NotAllowedError(_for_another(organisation, code, holder))
    casts = voter if holder == code else situation.find("voter", f"{meeting}/{holder}")
    if casts.state != "designated":
        return Text("{gemeente} has designated nobody to vote.", gemeente=holder)
    if casts.data["user"] != situation.actor.user:
        raise NotAllowedError(
            Text("For {gemeente} votes who was designated, and that is someone else.", gemeente=holder)
        )
    return None


def _for_another(organisation: str | None, code: str, holder: str) -> Text:
    if holder == code:
        return Text("{organisation} cannot vote for {gemeente}.", organisation=organisation, gemeente=code)
    return Text(
        "{organisation} cannot vote for {gemeente}. It gave its vote to {holder}.",
        organisation=organisation,
        gemeente=code,
        holder=holder,
    )


def _after(data: Data, event: Event) -> Data:
    match event.act:
        case "designate":
            return event.payload
        case "give_proxy":
            return event.payload | {"evidence": event.evidence}
        case "check_in":
            return data | {"present": event.moment}
    return {"withdrawn": event.moment}


VOTER = SubjectKind(
    rules=rules_of("voter"),
    acts=(
        Act("designate", Designated, (_of_the_meeting, _names_someone)),
        Act("give_proxy", Proxy, (_of_the_meeting, _may_hold)),
        Act("withdraw", Nothing, (_of_the_meeting,)),
        Act("check_in", Nothing, (_of_the_meeting, _is_the_voter)),
    ),
    apply=_after,
)

"""Amendments on a point of the agenda, and motions: submitted, supported, advised on, decided, accounted for."""

from dataclasses import dataclass
from typing import Literal

from thorbecke.errors import NotAllowedError
from thorbecke.register.events import Event
from thorbecke.register.kinds import Act, Data, Situation, SubjectKind
from thorbecke.register.permissions import rules_of
from thorbecke.register.voting.bodies import deadlines_of, members_of, rules_in_force
from thorbecke.register.voting.dates import date_of, day_in_the_netherlands, days_before
from thorbecke.register.voting.deciding import Decided, Nothing, decided, poll_says
from thorbecke.scenarios import entry

__all__ = ["AMENDMENT", "MOTION"]


@dataclass(frozen=True, kw_only=True)
class Motion:
    """A motion, by one or more municipalities."""

    meeting: str = entry("Id of the meeting")
    title: str = entry("Its title")
    by: tuple[str, ...] = entry("Codes of the municipalities that submit it", example="GM0637")
    text: str = entry("What it asks; empty where the text was not found", default="")
    received_on: str | None = entry("The day it came in, where the secretary enters it", default=None)
    source: str = entry("Where it stands", default="")


@dataclass(frozen=True, kw_only=True)
class Amendment(Motion):
    """A change to a proposal on the agenda."""

    item: str = entry("Id of the point of the agenda that it changes")


@dataclass(frozen=True, kw_only=True)
class Support:
    """A municipality that supports it."""

    gemeente: str = entry("Its code")


@dataclass(frozen=True, kw_only=True)
class Advice:
    """The board's pre-advice."""

    advice: Literal["adopt", "reject", "leave_to_members"] = entry("What the board advises")
    text: str = entry("Why, in words", default="")
    source: str = entry("Where that stands", default="")


@dataclass(frozen=True, kw_only=True)
class Accounted:
    """What has become of an adopted motion, by a point of the agenda that members adopted."""

    item: str = entry("Id of the point of the agenda")
    text: str = entry("What was done, in words", default="")
    source: str = entry("Where that stands", default="")


def _submittable(situation: Situation) -> str | None:
    """The meeting is there and has yet to end; the submitters are members, and a gemeente submits its own."""
    asked: Motion = situation.payload
    meeting = situation.find("meeting", asked.meeting)
    if meeting.state not in {"called", "in_session"}:
        return f"There is no meeting '{asked.meeting}' that has yet to end."
    if not situation.subject.id.startswith(f"{asked.meeting}/"):
        return f"The id of what is submitted to '{asked.meeting}' begins with '{asked.meeting}/'."
    members = members_of(meeting.data)
    if unknown := [code for code in asked.by if code not in members]:
        return f"'{unknown[0]}' is no member of '{asked.meeting}': give codes as GM0518."
    if situation.actor.role == "gemeente" and situation.actor.organisation not in asked.by:
        raise NotAllowedError(f"{situation.actor.organisation} is not among those who submit it.")
    return _wrong_day(situation)


def _wrong_day(situation: Situation) -> str | None:
    received = situation.payload.received_on
    if received is None:
        return None
    if situation.actor.role == "gemeente":
        return "The day it came in is the day of this act: leave 'received_on' out."
    day = date_of(received)
    if day is None:
        return f"'received_on' must be a day as 2021-02-01, not '{received}'."
    return None if day <= day_in_the_netherlands(situation.moment) else "'received_on' lies after today."


def _in_time(situation: Situation) -> str | None:
    """Where the deadline is hard, what comes after it is refused."""
    asked: Motion = situation.payload
    meeting = situation.find("meeting", asked.meeting)
    if meeting.version == 0:
        return None  # said by the guard before
    body = rules_in_force(meeting.data)
    is_amendment = isinstance(asked, Amendment)
    deadlines = deadlines_of(meeting.data)
    days = deadlines.amendments if is_amendment else deadlines.motions_requested
    hard = (body.amendment if is_amendment else body.motion).hard_deadline
    if days is None or not hard:
        return None
    last = days_before(meeting.data["date"], days)
    came = asked.received_on or day_in_the_netherlands(situation.moment).isoformat()
    return f"It came on {came}; the last day was {last}." if came > last else None


def _changes_something(situation: Situation) -> str | None:
    asked: Amendment = situation.payload
    item = situation.find("agenda_item", asked.item)
    if item.state != "on_agenda" or item.data["meeting"] != asked.meeting:
        return f"There is no point '{asked.item}' on the agenda of '{asked.meeting}'."
    return None


def _supports(situation: Situation) -> str | None:
    code = situation.payload.gemeente
    if situation.actor.role == "gemeente" and situation.actor.organisation != code:
        raise NotAllowedError(f"{situation.actor.organisation} cannot support for {code}.")
    meeting = situation.find("meeting", situation.subject.data["meeting"])
    if code not in members_of(meeting.data):
        return f"'{code}' is no member: give a code as GM0518."
    return f"{code} supports it already." if code in situation.subject.data["supporters"] else None


def _is_submitter(situation: Situation) -> str | None:
    if situation.actor.role == "gemeente" and situation.actor.organisation not in situation.subject.data["by"]:
        raise NotAllowedError("Only who submitted it takes it back.")
    return None


def _members_agreed(situation: Situation) -> str | None:
    meeting = situation.find("meeting", situation.subject.data["meeting"])
    accountability = rules_in_force(meeting.data).motion_accountability
    if accountability is None or not accountability.vote_on_state_change:
        return None
    item = situation.find("agenda_item", situation.payload.item)
    return None if item.state == "adopted" else f"Members have not adopted a point '{situation.payload.item}' on it."


def _after(data: Data, event: Event) -> Data:
    match event.act:
        case "submit":
            return event.payload | {"supporters": [], "advice": None, "accounted": []}
        case "support":
            return data | {"supporters": [*data["supporters"], event.payload["gemeente"]]}
        case "advise":
            return data | {"advice": event.payload}
        case "adopt" | "reject":
            return decided(data, event)
        case "hold" | "carry_out":
            return data | {"accounted": [*data["accounted"], event.payload | {"act": event.act}]}
    return data | {"withdrawn": event.why}


_COMMON = (
    Act("support", Support, (_supports,)),
    Act("advise", Advice),
    Act("withdraw", Nothing, (_is_submitter,)),
    Act("adopt", Decided, (poll_says("adopt"),)),
    Act("reject", Decided, (poll_says("reject"),)),
)

AMENDMENT = SubjectKind(
    rules=rules_of("amendment"),
    acts=(Act("submit", Amendment, (_submittable, _changes_something, _in_time)), *_COMMON),
    apply=_after,
)
MOTION = SubjectKind(
    rules=rules_of("motion"),
    acts=(
        Act("submit", Motion, (_submittable, _in_time)),
        *_COMMON,
        Act("hold", Accounted, (_members_agreed,)),
        Act("carry_out", Accounted, (_members_agreed,)),
    ),
    apply=_after,
)

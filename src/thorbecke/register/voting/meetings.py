# ruff: noqa: RUF009 - `entry` is dataclasses.field with a description
"""A meeting of members, or a vote in writing: called, held, and what stands on its agenda with the papers."""

from dataclasses import dataclass
from typing import Literal

from thorbecke.datasets import gemeenten_in
from thorbecke.errors import UnknownNameError
from thorbecke.register.events import Event
from thorbecke.register.kinds import Act, Data, Situation, SubjectKind
from thorbecke.register.permissions import rules_of
from thorbecke.register.voting.bodies import faults, members_of, rules_in_force
from thorbecke.register.voting.dates import date_of
from thorbecke.register.voting.deciding import Decided, Nothing, decided, poll_says
from thorbecke.register.voting.rules import Body, Deadlines
from thorbecke.register.voting.weights import Weights, table_faults
from thorbecke.scenarios import entry

__all__ = ["AGENDA_ITEM", "MEETING", "WEIGHTS"]

Form = Literal["ALV", "BALV", "ledenraadpleging"]


# -- meetings -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Called:
    """A meeting as it is called."""

    title: str = entry("What it is called")
    form: Form = entry("ALV, BALV, or ledenraadpleging (a vote in writing)")
    date: str = entry("The day of the vote", example="2021-02-12")
    time: str | None = entry("From when until when, in words; left out where not known", default=None)
    place: str | None = entry("Where; left out where not known", default=None)
    rules: Body = entry("How the body decides")
    deadlines: Deadlines | None = entry("Days before this meeting; default: those of the rules", default=None)
    source: str = entry("The call itself")


@dataclass(frozen=True, kw_only=True)
class Ratified:
    """The meeting that makes a vote in writing bind."""

    meeting: str = entry("Id of the meeting, or its name where it is not in the register")
    date: str = entry("The day", example="2020-09-25")
    source: str = entry("Where that stands")


def _callable(situation: Situation) -> str | None:
    called: Called = situation.payload
    day = date_of(called.date)
    if day is None:
        return f"'date' must be a day as 2021-02-12, not '{called.date}'."
    try:
        gemeenten_in(day.year)
    except UnknownNameError as error:
        return str(error)
    wrong = faults(called.rules)
    written = called.rules.written_consultation
    if called.form == "ledenraadpleging" and not (written and written.allowed):
        return "The rules of the body allow no vote in writing."
    return f"Rules, {wrong[0][0]}: {wrong[0][1]}" if wrong else None


def _ratifiable(situation: Situation) -> str | None:
    if situation.subject.data["form"] != "ledenraadpleging":
        return "Only a vote in writing is ratified by a meeting."
    if date_of(situation.payload.date) is None:
        return f"'date' must be a day as 2020-09-25, not '{situation.payload.date}'."
    return None


def _meeting_after(data: Data, event: Event) -> Data:
    match event.act:
        case "call":
            return event.payload
        case "begin" | "end":
            return data | {event.act: event.moment}
    return data | {"ratified": event.payload}


MEETING = SubjectKind(
    rules=rules_of("meeting"),
    acts=(
        Act("call", Called, (_callable,)),
        Act("begin", Nothing),
        Act("end", Nothing),
        Act("ratify", Ratified, (_ratifiable,)),
    ),
    apply=_meeting_after,
)


# -- votes of every member ------------------------------------------------------------------------------------------


def _weighable(situation: Situation) -> str | None:
    meeting = situation.find("meeting", situation.subject.id)
    if meeting.version == 0:
        return f"There is no meeting '{situation.subject.id}'."
    given: Weights = situation.payload
    if given.body != (body := rules_in_force(meeting.data).body):
        return f"These are the votes of {given.body}, and the meeting is of {body}."
    if date_of(given.reference_date) is None:
        return f"'reference_date' must be a day as 2021-01-01, not '{given.reference_date}'."
    wrong = table_faults(((one.gemeente, one.votes) for one in given.table), members_of(meeting.data))
    return " ".join(wrong) or None


def _not_begun(situation: Situation) -> str | None:
    if situation.find("meeting", situation.subject.id).state != "called":
        return "The meeting has begun: the votes of its members stay as they are."
    return None


WEIGHTS = SubjectKind(
    rules=rules_of("weights"),
    acts=(Act("lay_down", Weights, (_weighable,)), Act("replace", Weights, (_weighable, _not_begun))),
    apply=lambda _, event: event.payload,
)


# -- agenda ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Put:
    """A point of the agenda."""

    meeting: str = entry("Id of the meeting")
    number: str = entry("Number on the agenda; empty where not known", default="")
    title: str = entry("What it is about")
    purpose: Literal["for_decision", "for_information"] = entry("What members are asked")
    text: str = entry("What is proposed", default="")
    source: str = entry("Where it stands", default="")


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A paper that goes with a point; the document itself is attached, or named by its source."""

    title: str = entry("Its title")
    purpose: Literal["for_decision", "for_information"] = entry("What it is for")
    stage: Literal["concept", "final"] = entry("Whether it may still change", default="final")
    date: str | None = entry("The day it came out; left out where not known", default=None)
    source: str = entry("Where it is published", default="")


@dataclass(frozen=True, kw_only=True)
class Told:
    """How a point was handled."""

    text: str = entry("In words")
    source: str = entry("Where that stands", default="")


def _on_its_agenda(situation: Situation) -> str | None:
    put: Put = situation.payload
    if situation.find("meeting", put.meeting).state not in {"called", "in_session"}:
        return f"There is no meeting '{put.meeting}' that has yet to end."
    if not situation.subject.id.startswith(f"{put.meeting}/"):
        return f"The id of a point of '{put.meeting}' begins with '{put.meeting}/'."
    return None


def _is_there(situation: Situation) -> str | None:
    if not situation.attachments and not situation.payload.source:
        return "Attach the paper, or give its source."
    return None


def _for_decision(situation: Situation) -> str | None:
    return None if situation.subject.data["purpose"] == "for_decision" else "This point is for information."


def _item_after(data: Data, event: Event) -> Data:
    match event.act:
        case "put":
            return event.payload | {"papers": [], "handling": []}
        case "add_paper":
            return data | {"papers": [*data["papers"], event.payload | {"evidence": event.evidence}]}
        case "handle":
            return data | {"handling": [*data["handling"], event.payload]}
        case "adopt" | "reject":
            return decided(data, event)
    return data | {"withdrawn": event.why}


AGENDA_ITEM = SubjectKind(
    rules=rules_of("agenda_item"),
    acts=(
        Act("put", Put, (_on_its_agenda,)),
        Act("add_paper", Paper, (_is_there,)),
        Act("handle", Told),
        Act("adopt", Decided, (_for_decision, poll_says("adopt"))),
        Act("reject", Decided, (_for_decision, poll_says("reject"))),
        Act("withdraw", Nothing),
    ),
    apply=_item_after,
)

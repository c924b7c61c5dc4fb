# ruff: noqa: RUF009 - `entry` is dataclasses.field with a description
"""A vote being held on something (a poll), and what each municipality chose in it (its ballot)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_lowercase
from typing import Literal

from thorbecke.errors import UnknownNameError
from thorbecke.register.events import Event
from thorbecke.register.kinds import Act, Data, Situation, Subject, SubjectKind
from thorbecke.register.permissions import rules_of
from thorbecke.register.voting.bodies import members_of, rules_in_force
from thorbecke.register.voting.dates import date_of
from thorbecke.register.voting.deciding import Nothing
from thorbecke.register.voting.rules import ABSTENTION, BallotType
from thorbecke.register.voting.tally import REJECTED
from thorbecke.register.voting.voters import check_votes_for
from thorbecke.scenarios import entry
from thorbecke.texts import Text

__all__ = ["BALLOT", "POLL"]

Votable = Literal["agenda_item", "amendment", "motion"]
_PERCENT = re.compile(r"\d{1,3}(\.\d{1,6})?")
_HUNDRED = Decimal(100)
_TO_BE_VOTED_ON = {"on_agenda", "submitted", "advised"}


# -- polls ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A vote, opened."""

    meeting: str = entry("Id of the meeting")
    kind: Votable = entry("What is voted on: agenda_item, amendment or motion")
    about: str = entry("Its id")
    question: str = entry("As the voter reads it")
    ballot: str = entry("The kind of ballot, by the rules of the body", default="voor_tegen")


@dataclass(frozen=True, kw_only=True)
class Share:
    """The published share of one choice."""

    option: str = entry("The option")
    percent: str = entry("As published, between quotes", example="'99.48'")


@dataclass(frozen=True, kw_only=True)
class Published:
    """The outcome of a vote held elsewhere, as far as it was published: a fact with a source, not a count."""

    meeting: str = entry("Id of the meeting")
    kind: Votable = entry("What was voted on: agenda_item, amendment or motion")
    about: str = entry("Its id")
    question: str = entry("As it was put")
    ballot: str = entry("The kind of ballot, by the rules of the body", default="voor_tegen")
    results: tuple[Share, ...] = entry("The shares that were published, and no others")
    outcome: str = entry("The option that was adopted, or rejected")
    gemeenten_voted: int | None = entry("How many municipalities voted; left out where not published", default=None)
    date: str = entry("The day of the vote")
    source: str = entry("Where it was published")


def _in_session(situation: Situation) -> str | None:
    meeting = situation.find("meeting", situation.payload.meeting)
    return None if meeting.state == "in_session" else f"The meeting '{meeting.id}' is {meeting.state}."


def _is_votable(situation: Situation) -> str | None:
    """The poll is about something of its meeting, the only one that stands, with a ballot that its body knows."""
    asked: Opened | Published = situation.payload
    meeting = situation.find("meeting", asked.meeting)
    about = situation.find(asked.kind, asked.about)
    if meeting.version == 0 or about.data.get("meeting") != asked.meeting:
        return f"There is no {asked.kind} '{asked.about}' in a meeting '{asked.meeting}'."
    if not situation.subject.id.startswith(asked.about):
        return f"The id of a poll is that of what is voted on: '{asked.about}', and a letter from b on when held again."
    earlier = _earlier(situation.subject.id.removeprefix(asked.about))
    if earlier is None or any(situation.find("poll", asked.about + letter).state != "annulled" for letter in earlier):
        return f"'{asked.about}' was not voted on before, or that vote stands; only an annulled vote is held again."
    try:
        rules_in_force(meeting.data).ballot(asked.ballot)
    except UnknownNameError as error:
        return str(error)
    return None


def _earlier(letter: str) -> tuple[str, ...] | None:
    """The letters of the polls that went before this one on the same; None for what is no letter."""
    letters = ("", *ascii_lowercase[1:])
    return letters[: letters.index(letter)] if letter in letters else None


def _is_ready(situation: Situation) -> str | None:
    """What is voted on has come as far as that."""
    asked: Opened = situation.payload
    about, meeting = situation.find(asked.kind, asked.about), situation.find("meeting", asked.meeting)
    if about.version == 0 or meeting.version == 0:
        return None  # said by the guard before
    if about.state not in _TO_BE_VOTED_ON or about.data.get("purpose") == "for_information":
        return f"The {asked.kind} '{asked.about}' is not put to the vote: it is {about.state}."
    if asked.kind == "agenda_item":
        return None
    body = rules_in_force(meeting.data)
    rules = body.motion if asked.kind == "motion" else body.amendment
    if rules.board_preadvice == "required" and about.state != "advised":
        return f"The board has given no pre-advice on the {asked.kind} yet."
    if rules.supporters is not None and len(about.data["supporters"]) < rules.supporters:
        return f"It has {len(about.data['supporters'])} supporters and needs {rules.supporters}."
    return None


def _is_as_published(situation: Situation) -> str | None:
    """Shares are percentages of options, no more than a hundred together; the outcome is one that can be."""
    asked: Published = situation.payload
    meeting = situation.find("meeting", asked.meeting)
    known = {} if meeting.version == 0 else {one.id: one for one in rules_in_force(meeting.data).ballots}
    ballot = known.get(asked.ballot)
    if ballot is None:
        return None  # said by the guard before
    if date_of(asked.date) is None:
        return f"'date' must be a day as 2021-02-12, not '{asked.date}'."
    if asked.outcome not in (*ballot.adopts, REJECTED):
        return f"'outcome' cannot be '{asked.outcome}': {', '.join((*ballot.adopts, REJECTED))}."
    return _wrong_shares(asked.results, ballot)


def _wrong_shares(results: tuple[Share, ...], ballot: BallotType) -> str | None:
    for share in results:
        if share.option not in {option.id for option in ballot.options} | {ABSTENTION}:
            return f"'{share.option}' is no option of '{ballot.id}'."
        if not _PERCENT.fullmatch(share.percent):
            return f"'percent' must be as published, as '99.48', not '{share.percent}'."
    if len({share.option for share in results}) != len(results):
        return "An option has two shares."
    # each was rounded, by at most half a unit in its last decimal
    slack = sum(Decimal(10) ** -len(share.percent.partition(".")[2]) for share in results)
    total = sum(Decimal(share.percent) for share in results)
    return f"The shares add up to {total}." if total > _HUNDRED + slack else None


def _poll_after(data: Data, event: Event) -> Data:
    match event.act:
        case "open":
            return event.payload | {"opened": event.moment}
        case "record":
            shown = ("results", "outcome", "gemeenten_voted", "date", "source")
            about = {key: value for key, value in event.payload.items() if key not in shown}
            return about | {"published": {key: event.payload[key] for key in shown}}
        case "close":
            return data | {"closed": event.moment}
    return data | {"annulled": event.moment, "why": event.why}


def _may_be_annulled(situation: Situation) -> str | None:
    poll = situation.subject.data
    about = situation.find(poll["kind"], poll["about"])
    if about.state not in _TO_BE_VOTED_ON:
        return f"What it decided stands: the {about.kind} is {about.state}."
    return None if situation.why.strip() else "Say why."


POLL = SubjectKind(
    rules=rules_of("poll"),
    acts=(
        Act("open", Opened, (_in_session, _is_votable, _is_ready)),
        Act("close", Nothing),
        Act("annul", Nothing, (_may_be_annulled,)),
        Act("record", Published, (_is_votable, _is_as_published)),
    ),
    apply=_poll_after,
)


# -- ballots --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a municipality chooses."""

    choice: str = entry("An option of the poll, or onthouding")


def _may_be_cast(situation: Situation) -> str | None:
    """The poll is open, the municipality a member, the actor its voter, and the choice on the ballot.

    Acts are done one by one, so that a poll that is open here stays open until the vote is written.
    """
    name, _, code = situation.subject.id.rpartition("/")
    poll = situation.find("poll", name)
    if poll.version == 0:
        return Text("There is no poll '{poll}'.", poll=name)
    meeting = situation.find("meeting", poll.data["meeting"])
    if code not in members_of(meeting.data):
        return Text("'{code}' is no member of '{meeting}'.", code=code, meeting=meeting.id)
    lacks = check_votes_for(situation, meeting.id, code)
    return lacks or _not_open(poll, meeting) or _not_on_the_ballot(situation.payload.choice, poll, meeting)


def _not_open(poll: Subject, meeting: Subject) -> str | None:
    if poll.state != "open":
        return Text("The vote is {state}.", state=poll.state)
    return None if meeting.state == "in_session" else Text("The meeting is {state}.", state=meeting.state)


def _not_on_the_ballot(choice: str, poll: Subject, meeting: Subject) -> str | None:
    ballot = rules_in_force(meeting.data).ballot(poll.data["ballot"])
    known = [*(option.id for option in ballot.options), ABSTENTION]
    if choice in known:
        return None
    return Text("'{choice}' is not on the ballot: {known}.", choice=choice, known=", ".join(known))


def _may_change(situation: Situation) -> str | None:
    poll = situation.find("poll", situation.subject.id.rpartition("/")[0])
    rules = rules_in_force(situation.find("meeting", poll.data["meeting"]).data)
    return None if rules.votes_may_change else Text("A vote that was cast stays: the rules let nobody change it.")


BALLOT = SubjectKind(
    rules=rules_of("ballot"),
    acts=(Act("cast", Choice, (_may_be_cast,)), Act("change", Choice, (_may_be_cast, _may_change))),
    apply=lambda _, event: event.payload | {"by": event.organisation, "name": event.user_name, "moment": event.moment},
)

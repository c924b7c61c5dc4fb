"""The pages of meetings: which there are, one with its agenda, papers, amendments and motions, and results of votes."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request, Response

from thorbecke.register import Actor, Register, Subject, votes
from thorbecke.web.held import register_of
from thorbecke.web.pages.register.acts import FIELD
from thorbecke.web.pages.register.context import Offer, act_page, offers, show
from thorbecke.web.sign_in import Visitor, visitor_of

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
_SUBMITTED = ("agenda_item", "amendment", "motion")
_VOTABLE = ("on_agenda", "submitted", "advised")


@dataclass(frozen=True)
class Point:
    """What may be voted on in a meeting: a point of the agenda, an amendment or a motion, with its votes."""

    subject: Subject
    polls: Sequence[Subject]
    offers: Sequence[Offer]


@router.get("/vergaderingen")
def listed(request: Request) -> Response:
    """The meetings, the newest first."""
    register, visitor = register_of(request), visitor_of(request)
    found = sorted(register.subjects("meeting", visitor.actor), key=lambda one: one.data["date"], reverse=True)
    polls = register.subjects("poll", visitor.actor)
    return show(
        request,
        "reg-meetings.html.j2",
        visitor=visitor,
        meetings=found,
        polls={one.id: sum(poll.data["meeting"] == one.id for poll in polls) for one in found},
        offers=offers(register, visitor.actor, Subject("meeting", "")),
    )


@router.get("/vergaderingen/uitslag/{poll:path}")
def result(request: Request, poll: str) -> Response:
    """What a vote came to: shares, who takes part, who chose what; of one held elsewhere what was published."""
    register, visitor = register_of(request), visitor_of(request)
    subject = register.subject("poll", poll, visitor.actor)
    published = votes.published_result(register, poll)
    return show(
        request,
        "reg-result.html.j2",
        visitor=visitor,
        subject=subject,
        meeting=register.subject("meeting", subject.data["meeting"], visitor.actor),
        tally=votes.tally(register, poll),
        published=published,
        labels=_labels(register, subject),
        called=[] if published else votes.roll_call(register, poll),
        csv=f"/vergaderingen/hoofdelijk/{quote(poll)}.csv",
        votes_here=_votes_here(register, visitor, subject),
        offers=offers(register, visitor.actor, subject),
    )


def _labels(register: Register, poll: Subject) -> dict[str, str]:
    meeting = register.subject("meeting", poll.data["meeting"])
    rules = next(one for one in meeting.data["rules"]["ballots"] if one["id"] == poll.data["ballot"])
    return {one["id"]: one["label"] for one in rules["options"]}


def _votes_here(register: Register, visitor: Visitor, poll: Subject) -> bool:
    """Whether this person may vote in this poll, which is open."""
    if visitor.actor.role != "gemeente" or poll.state != "open":
        return False
    return bool(votes.ballot_paper(register, poll.id, str(visitor.actor.organisation), visitor.actor.user).votes_for)


@router.get("/vergaderingen/hoofdelijk/{poll:path}.csv")
def roll_call(request: Request, poll: str) -> Response:
    """What each municipality chose, as a file."""
    register = register_of(request)
    register.subject("poll", poll, visitor_of(request).actor)
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(("gemeente", "naam", "keuze", "stemmen", "uitgebracht_door", "geregistreerd"))
    for one in votes.roll_call(register, poll):
        table.writerow((one.gemeente, one.name, one.choice, one.votes, one.by, one.moment))
    headers = {"Content-Disposition": "attachment; filename=hoofdelijke-stemming.csv"}
    return Response(text.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/vergaderingen/{meeting:path}")
def one(request: Request, meeting: str) -> Response:
    """One meeting: its agenda with papers, what was submitted, the votes, and who is there."""
    register, visitor = register_of(request), visitor_of(request)
    subject, actor = register.subject("meeting", meeting, visitor.actor), visitor.actor
    polls = [one for one in register.subjects("poll", actor) if one.data["meeting"] == meeting]
    points = {
        kind: [
            Point(
                one, [poll for poll in polls if poll.data["about"] == one.id], _offered(register, actor, one, subject)
            )
            for one in register.subjects(kind, actor)
            if one.data["meeting"] == meeting
        ]
        for kind in _SUBMITTED
    }
    return show(
        request,
        "reg-meeting.html.j2",
        visitor=visitor,
        subject=subject,
        points=points,
        weights=votes.weights_in(register, meeting),
        attendance=votes.quorum(register, meeting),
        unknown=votes.unknown_rules(votes.rules_in_force(subject.data)),
        offers=[*offers(register, actor, subject), *_of_the_meeting(register, actor, subject)],
    )


def _offered(register: Register, actor: Actor, subject: Subject, meeting: Subject) -> list[Offer]:
    """What someone may do with a point, opening a vote on it among that."""
    found = offers(register, actor, subject)
    may_open = actor.role in register.kind("poll").rules.rule("open").roles and not register.read_only
    if may_open and meeting.state == "in_session" and subject.state in _VOTABLE:
        given = {"meeting": meeting.id, "kind": subject.kind, "about": subject.id, "question": subject.data["title"]}
        query = urlencode({"id": subject.id, **{FIELD + name: value for name, value in given.items()}})
        found.append(Offer("open", f"/register/doen/poll/open?{query}"))
    return found


def _of_the_meeting(register: Register, actor: Actor, meeting: Subject) -> list[Offer]:
    """What someone may bring to a meeting: votes of members, points, amendments, motions, a voter."""
    if register.read_only or actor.organisation is None or meeting.state not in {"called", "in_session"}:
        return []
    found = offers(register, actor, register.find("weights", meeting.id, actor))
    for kind in _SUBMITTED:
        act = "put" if kind == "agenda_item" else "submit"
        if actor.role in register.kind(kind).rules.rule(act).roles:
            found.append(Offer(f"{kind}_{act}", act_page(kind, act, f"{meeting.id}/")))
    if actor.role == "gemeente":
        found += offers(register, actor, register.find("voter", f"{meeting.id}/{actor.organisation}", actor))
    return found

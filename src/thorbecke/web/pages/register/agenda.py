"""The pages of the joint agenda: the board by theme, one proposition, and what falls due as a calendar."""

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from thorbecke.register import Subject, agenda_board, agenda_review, calendar_feed, timeline
from thorbecke.studies import Answer
from thorbecke.web.held import register_of
from thorbecke.web.pages.register.context import offers, show
from thorbecke.web.sign_in import visitor_of

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
_AGREEMENTS = "resolutie-2021"


@dataclass(frozen=True)
class Theme:
    """The propositions of one theme, as rows of the board."""

    name: str
    rows: tuple[dict[str, object], ...]


@router.get("/agenda")
def board(request: Request) -> Response:
    """Every proposition by theme: locked or not and why, and how many mln euro lack."""
    register, visitor = register_of(request), visitor_of(request)
    answer = agenda_board.agenda_board(register, visitor.actor)
    return show(
        request,
        "reg-agenda.html.j2",
        visitor=visitor,
        answer=answer,
        themes=_themes(answer),
        offers=[
            *offers(register, visitor.actor, Subject("proposition", "")),
            *offers(register, visitor.actor, register.find("agreements", _AGREEMENTS, visitor.actor)),
        ],
    )


def _themes(answer: Answer) -> list[Theme]:
    names = list(dict.fromkeys(str(row["theme"]) for row in answer.rows))
    return [Theme(name, tuple(dict(row) for row in answer.rows if row["theme"] == name)) for name in names]


@router.get("/agenda/termijnen.ics")
def calendar(request: Request) -> Response:
    """What falls due, for any calendar program; what everyone may see, for a program does not sign in."""
    headers = {"Content-Disposition": "inline; filename=termijnen.ics"}
    return Response(
        calendar_feed.feed(register_of(request)), media_type="text/calendar; charset=utf-8", headers=headers
    )


@router.get("/agenda/{proposition:path}")
def one(request: Request, proposition: str) -> Response:
    """One proposition: what is offered, what it waits for, and what was done with it."""
    register, visitor = register_of(request), visitor_of(request)
    subject = register.subject("proposition", proposition, visitor.actor)
    return show(
        request,
        "reg-proposition.html.j2",
        visitor=visitor,
        subject=subject,
        basis=agenda_review.basis_now(register, subject),
        answer=agenda_board.proposition_page(register, proposition, visitor.actor),
        moments=timeline(register, "proposition", proposition, visitor.actor),
        offers=offers(register, visitor.actor, subject),
    )

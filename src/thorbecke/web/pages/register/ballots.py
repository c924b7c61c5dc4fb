"""The page on which a voter votes, and what says that the vote is recorded."""

import secrets
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from thorbecke.errors import ActRefusedError, ConflictError, NotAllowedError
from thorbecke.register import Register, act, votes
from thorbecke.texts import Text
from thorbecke.web.held import register_of
from thorbecke.web.pages.register.acts import sent, text_in
from thorbecke.web.pages.register.context import show
from thorbecke.web.sign_in import Visitor, check_sent, visitor_of

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
_PAPER, _PROOF = "/vergaderingen/stembiljet/{poll:path}", "/vergaderingen/stembewijs/{poll:path}"
_KEY_BYTES = 16
_TWICE = Text("A vote for this municipality was cast already, and it stays as it is.")


def _paper_address(poll: str) -> str:
    return _PAPER.replace("{poll:path}", quote(poll))


@router.get(_PAPER)
def paper(request: Request, poll: str, voor: str = "") -> Response:
    """The ballot paper of who reads this: for the own municipality, or another that gave it a proxy."""
    visitor, register = visitor_of(request), register_of(request)
    if not visitor.signed_in:
        return RedirectResponse(f"/aanmelden?{urlencode({'terug': _paper_address(poll)})}", status_code=303)
    return _shown(request, register, visitor, poll, voor)


@router.post(_PAPER)
def vote(request: Request, poll: str, form: Annotated[FormData, Depends(sent)]) -> Response:
    """Cast the vote, or change it where the rules let one; acknowledged only when it is on disk."""
    visitor, register = check_sent(request, text_in(form, "csrf")), register_of(request)
    code, choice, key = text_in(form, "voor"), text_in(form, "keuze"), text_in(form, "sleutel")[:100]
    if not choice:
        told = Text("Choose one of the options, then cast the vote.")
        return _shown(request, register, visitor, poll, code, told=told, status=422)
    again = text_in(form, "wijzigt") == "ja"
    try:
        act(
            register,
            "ballot",
            f"{poll}/{code}",
            "change" if again else "cast",
            visitor.actor,
            {"choice": choice},
            key=f"web:{key}" if key else None,
        )
    except ActRefusedError as error:
        if (
            again
            or isinstance(error, NotAllowedError)
            or not register.find("ballot", f"{poll}/{code}", visitor.actor).version
        ):
            raise
        raise ConflictError(_TWICE) from error
    proof = _PROOF.replace("{poll:path}", quote(poll))
    return RedirectResponse(f"{proof}?{urlencode({'voor': code})}", status_code=303)


@router.get(_PROOF)
def proof(request: Request, poll: str, voor: str = "") -> Response:
    """What is recorded of the vote of a municipality: the choice, and the number and hash of the event."""
    register, visitor = register_of(request), visitor_of(request)
    events = register.events("ballot", f"{poll}/{voor}", visitor.actor)
    return show(
        request,
        "reg-proof.html.j2",
        visitor=visitor,
        poll=register.subject("poll", poll, visitor.actor),
        called=next((one for one in votes.roll_call(register, poll) if one.gemeente == voor), None),
        event=events[-1] if events else None,
    )


def _shown(
    request: Request, register: Register, visitor: Visitor, poll: str, code: str, *, told: str = "", status: int = 200
) -> Response:
    found = votes.ballot_paper(register, poll, str(visitor.actor.organisation), visitor.actor.user)
    names = dict(found.votes_for)
    own = str(visitor.actor.organisation)
    chosen = code if code in names else own if own in names else ""
    return show(
        request,
        "reg-ballot.html.j2",
        status=status,
        visitor=visitor,
        paper=found,
        meeting=register.subject("meeting", register.subject("poll", poll).data["meeting"]),
        code=chosen,
        names=names,
        key=secrets.token_urlsafe(_KEY_BYTES),
        told=told,
    )

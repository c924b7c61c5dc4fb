"""What every page of the register shows beside its own: who reads it, and the words and addresses of the register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

from fastapi import Request, Response

from thorbecke.register import NEW, Actor, Register, Subject, organisations
from thorbecke.web.held import register_of
from thorbecke.web.pages.page import write_page
from thorbecke.web.pages.register import words
from thorbecke.web.sign_in import Visitor, visitor_of

__all__ = [
    "Offer",
    "act_page",
    "document",
    "events_done",
    "offers",
    "organisation",
    "show",
    "subject_page",
    "today",
]

_DONE = "gedaan"
_PAGES = {
    "dossier": "/dossiers/",
    "proposition": "/agenda/",
    "meeting": "/vergaderingen/",
    "poll": "/vergaderingen/uitslag/",
}


@dataclass(frozen=True)
class Offer:
    """An act that someone may do: where its form is, and what lacks before it can be done."""

    act: str
    address: str
    lacks: tuple[str, ...] = ()


def today() -> date:
    """The day it is in the Netherlands."""
    return datetime.now(ZoneInfo("Europe/Amsterdam")).date()


def show(request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
    """A page of the register for who reads it."""
    visitor: Visitor = values.pop("visitor", None) or visitor_of(request)
    register = register_of(request)
    settings = request.app.state.settings
    return write_page(
        request,
        template,
        status=status,
        visitor=visitor,
        register=register,
        can_sign_in=bool(settings.demo or settings.provider),
        done=events_done(request, register, visitor.actor),
        words=words,
        document=document,
        organisation=organisation,
        subject_page=subject_page,
        **values,
    )


def events_done(request: Request, register: Register, actor: Actor) -> Any:
    """The event that the address says was just recorded; None where it names none that this reader may see."""
    number = request.query_params.get(_DONE, "")
    if not (number.isascii() and number.isdecimal() and 0 < len(number) <= len("999999999")):
        return None
    found = register.events(actor=actor, after=int(number) - 1)
    return found[0] if found and found[0].number == int(number) else None


def organisation(name: str | None) -> str:
    """An organisation as people call it."""
    return organisations()[name].name if name in organisations() else name or ""


def subject_page(kind: str, subject: str, *, done: int | None = None) -> str:
    """The page that shows a subject, or what it is a part of."""
    query = f"?{_DONE}={done}" if done else ""
    match kind:
        case "statement":
            return f"/dossiers/arbitrage/{quote(subject.rpartition('/')[0])}{query}"
        case "ballot":
            return f"/vergaderingen/uitslag/{quote(subject.rpartition('/')[0])}{query}"
        case "agreements":
            return f"/agenda{query}"
        case "weights":
            return f"/vergaderingen/{quote(subject)}{query}"
        case "agenda_item" | "amendment" | "motion" | "voter":
            return f"/vergaderingen/{quote(subject.rpartition('/')[0])}{query}#{quote(subject)}"
    return f"{_PAGES[kind]}{quote(subject)}{query}"


def act_page(kind: str, act: str, subject: str = "") -> str:
    """The page with the form of an act."""
    return f"/register/doen/{kind}/{act}" + (f"?{urlencode({'id': subject})}" if subject else "")


def document(kind: str, subject: str, sha256: str) -> str:
    """The address of a document that goes with an act."""
    return f"/register/stukken/{sha256}?{urlencode({'soort': kind, 'id': subject})}"


def offers(register: Register, actor: Actor, subject: Subject, skip: Sequence[str] = ()) -> list[Offer]:
    """The acts that the table leaves open to someone on a subject as it stands."""
    if register.read_only:
        return []
    rules = register.kind(subject.kind).rules
    state = subject.state if subject.version else NEW
    open_acts = [one.act for one in rules.open_to(actor.role, state) if one.act not in skip]
    return [Offer(one, act_page(subject.kind, one, subject.id)) for one in open_acts]

"""The page of the register itself: its head, whether it holds, how an outsider checks that; and its documents."""

import threading
from urllib.parse import quote

from cachetools import TTLCache, cached
from fastapi import APIRouter, Request, Response

from thorbecke.register import Register, Verification, verify
from thorbecke.web.held import register_of
from thorbecke.web.limits import costly
from thorbecke.web.pages.register.context import show
from thorbecke.web.sign_in import visitor_of

__all__ = ["router", "verified"]

router = APIRouter(include_in_schema=False)
_SECONDS, _SHOWN = 60, 25


@cached(TTLCache(maxsize=4, ttl=_SECONDS), key=lambda register: str(register.head()), lock=threading.Lock())
def verified(register: Register) -> Verification:
    """Whether every event is as it was written; looked at once a minute, and again when there is a new event."""
    return verify(register)


@router.get("/register")
def page(request: Request) -> Response:
    """The head, whether the chain holds, and the newest acts that this reader may see."""
    costly(request)
    register, visitor = register_of(request), visitor_of(request)
    head = register.head()
    return show(
        request,
        "reg-register.html.j2",
        visitor=visitor,
        head=head,
        found=verified(register),
        newest=register.events(actor=visitor.actor, after=max(0, head.number - _SHOWN))[::-1],
    )


@router.get("/register/stukken/{sha256}")
def document(request: Request, sha256: str, soort: str = "", id: str = "") -> Response:  # noqa: A002 - as the address has it
    """A document that goes with an act: to keep, never shown as a page of this server."""
    found = register_of(request).document(soort, id, sha256, visitor_of(request).actor)
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name, safe='')}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(found.content, media_type=found.media_type, headers=headers)

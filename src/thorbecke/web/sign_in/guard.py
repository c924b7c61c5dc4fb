"""Whether a request that changes something was meant by the person whose session it carries."""

import secrets
from urllib.parse import urlsplit

from fastapi import Request

from thorbecke.errors import NotAllowedError
from thorbecke.texts import Text
from thorbecke.web.sign_in.visitors import Visitor, visitor_of

__all__ = ["check_same_site", "check_sent"]


def check_same_site(request: Request) -> None:
    """Raise NotAllowedError for a request that another site had the browser send."""
    fetched, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if fetched not in (None, "same-origin", "none") or (origin is not None and _host(origin) != _here(request)):
        raise NotAllowedError(Text("This came from another site. Open the page here, and send it from there."))


def check_sent(request: Request, token: str) -> Visitor:
    """Who sends this; raises NotAllowedError unless signed in, and it brings the token of the session's own forms."""
    check_same_site(request)
    visitor = visitor_of(request)
    if not visitor.signed_in:
        raise NotAllowedError(Text("You are not signed in, or not any more. Sign in, then send it again."))
    if not secrets.compare_digest(token.encode(), visitor.token.encode()):
        raise NotAllowedError(Text("This form is not of your session. Open the page again, and send it from there."))
    return visitor


def _host(origin: str) -> str:
    return urlsplit(origin).netloc


def _here(request: Request) -> str:
    """The host that people come to: as it was set, or as the browser asked for."""
    address: str | None = request.app.state.settings.address
    return urlsplit(address).netloc if address else request.headers.get("host", "")

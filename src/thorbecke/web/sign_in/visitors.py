"""Who sends a request, and the cookie by which that is known."""

from dataclasses import dataclass

from fastapi import Request, Response

from thorbecke.register import PUBLIC, Actor
from thorbecke.web.sign_in.sessions import Session, Sessions

__all__ = ["Visitor", "forget", "is_secure", "recognise", "sessions_of", "visitor_of"]

_COOKIE = "sessie"


@dataclass(frozen=True)
class Visitor:
    """Who sends a request: a person who signed in, or the public. token: what forms of this session must bring."""

    actor: Actor = PUBLIC
    session: Session | None = None

    @property
    def signed_in(self) -> bool:
        """Whether this is someone who may act."""
        return self.actor != PUBLIC

    @property
    def token(self) -> str:
        """What forms of this session must bring along; empty without a session."""
        return self.session.token if self.session else ""


def sessions_of(request: Request) -> Sessions:
    """The sessions of this server; the file is made when it is needed first."""
    state = request.app.state
    if state.sessions is None:
        state.sessions = Sessions(state.settings.session_file, state.settings.realm)
    found: Sessions = state.sessions
    return found


def visitor_of(request: Request) -> Visitor:
    """Who sends a request, by the cookie that came with it."""
    number = request.cookies.get(_cookie(request))
    settings = request.app.state.settings
    if not number or not (settings.demo or settings.provider):
        return Visitor()
    session = sessions_of(request).find(number)
    return Visitor(session.actor, session) if session else Visitor()


def recognise(request: Request, answer: Response, session: Session) -> None:
    """Let the browser hold the number of a session: out of reach of scripts, and of forms on other sites."""
    answer.set_cookie(_cookie(request), session.id, path="/", httponly=True, samesite="lax", secure=is_secure(request))


def forget(request: Request, answer: Response) -> None:
    """Let the browser drop it."""
    answer.delete_cookie(_cookie(request), path="/", httponly=True, samesite="lax", secure=is_secure(request))


def is_secure(request: Request) -> bool:
    """Whether people come here over https."""
    address: str | None = request.app.state.settings.address
    return (address or str(request.base_url)).startswith("https://")


def _cookie(request: Request) -> str:
    """The name of the cookie; over https one that a browser takes from this very host alone."""
    return f"__Host-{_COOKIE}" if is_secure(request) else _COOKIE

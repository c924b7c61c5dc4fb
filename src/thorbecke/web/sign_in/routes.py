"""The pages to sign in and out."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from thorbecke.errors import NotAllowedError, UnknownNameError
from thorbecke.register import Actor
from thorbecke.texts import Text
from thorbecke.web.inside import inside
from thorbecke.web.pages.page import write_page
from thorbecke.web.sign_in import demo
from thorbecke.web.sign_in.guard import check_same_site, check_sent
from thorbecke.web.sign_in.oidc import Client
from thorbecke.web.sign_in.visitors import forget, recognise, sessions_of, visitor_of

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
_PATH = "/aanmelden"
_AFTERWARDS = "/dossiers"


@router.get(_PATH)
def page(request: Request, terug: str = _AFTERWARDS) -> Response:
    """Who you are here, and how to sign in or out."""
    settings = request.app.state.settings
    return write_page(
        request,
        "sign-in.html.j2",
        visitor=visitor_of(request),
        back=inside(terug),
        provider=settings.provider,
        users=demo.USERS.values() if settings.demo else (),
    )


@router.get(f"{_PATH}/begin")
async def begin(request: Request, terug: str = _AFTERWARDS) -> Response:
    """Go to the provider; what must come back with the answer is kept in a session of its own."""
    answer, kept = await _client(request).begin(request, _callback(request))
    session = sessions_of(request).start(data={"kept": kept, "back": inside(terug)})
    recognise(request, answer, session)
    return answer


@router.get(f"{_PATH}/terug")
async def returned(request: Request) -> Response:
    """Back from the provider."""
    session = visitor_of(request).session
    if session is None or "kept" not in session.data:
        raise NotAllowedError(Text("Signing in took too long, or began elsewhere. Begin again."))
    actor = await _client(request).finish(request, session.data["kept"])
    return _signed_in(request, actor, session.data["back"])


@router.post(f"{_PATH}/demo")
def as_demo(request: Request, wie: Annotated[str, Form()] = "", terug: Annotated[str, Form()] = "") -> Response:
    """Sign in as one of the users of the demo."""
    if not request.app.state.settings.demo:
        raise UnknownNameError(Text("This server has no demo."))
    check_same_site(request)
    demo.check_on_this_machine(request)
    if wie not in demo.USERS:
        raise UnknownNameError(Text("There is no user '{user}' in the demo.", user=wie[:40]))
    return _signed_in(request, demo.USERS[wie], inside(terug or _AFTERWARDS))


@router.post(f"{_PATH}/af")
def sign_out(request: Request, csrf: Annotated[str, Form()] = "") -> Response:
    """End the session."""
    visitor = check_sent(request, csrf)
    if visitor.session:
        sessions_of(request).end(visitor.session.id)
    answer = RedirectResponse(_PATH, status_code=303)
    forget(request, answer)
    return answer


def _signed_in(request: Request, actor: Actor, back: str) -> Response:
    """A session with a new number: one that somebody planted beforehand is worth nothing."""
    before, sessions = visitor_of(request).session, sessions_of(request)
    if before:
        sessions.end(before.id)
    answer = RedirectResponse(back, status_code=303)
    recognise(request, answer, sessions.start(actor))
    return answer


def _client(request: Request) -> Client:
    state = request.app.state
    if state.settings.provider is None:
        raise UnknownNameError(Text("Nobody can sign in on this server."))
    if state.client is None:
        state.client = Client(state.settings.provider)
    found: Client = state.client
    return found


def _callback(request: Request) -> str:
    address = request.app.state.settings.address or str(request.base_url).rstrip("/")
    return f"{address}{_PATH}/terug"

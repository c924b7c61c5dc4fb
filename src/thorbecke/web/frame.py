"""The frame around every answer: what a browser may do with it and how long it keeps it, the largest request, a log.

An answer that depends on nothing but its address, the reader's language and the edition of rules and figures has an
ETag made from those; a browser that holds it already is told so before anything is computed, and one that was sent
before is sent again as it was.
"""

import hashlib
import time
from http import HTTPStatus
from typing import Any

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from thorbecke.studies import edition
from thorbecke.web import addresses, problems
from thorbecke.web.kept import Kept, KeptAnswers
from thorbecke.web.language import language_of
from thorbecke.web.look import look
from thorbecke.web.security import SECURITY
from thorbecke.web.settings import Settings

__all__ = ["Frame"]

_FOREVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
_REGISTER = ("dossiers", "propositions", "meetings", "poll", "roll-calls", "register")
_UPLOADS = ("/register/doen/", "/api/v1/register/acts")
# What may change without a new edition of rules and figures; levers on residents rest on a population of this server.
_OF_THE_MOMENT = (
    *("/health", "/ready", "/wat-als", "/taal", "/register", "/dossiers", "/agenda", "/vergaderingen", "/aanmelden"),
    *(f"/api/v1/{part}" for part in ("jobs", "residents", "catalogue", "openapi", *_REGISTER)),
)
_SAFE = ("GET", "HEAD")
_log = structlog.get_logger("thorbecke.web")


class _TooLargeError(Exception):
    """A request went on beyond what it may hold."""


class Frame:
    """The middleware that puts an answer in its frame."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self.answers = KeptAnswers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request from what the browser has already, or let the application answer it."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        exchange = _Exchange(Request(scope), self, receive, send)
        if exchange.announced_too_large():
            return await exchange.refuse()
        if exchange.held():
            return await Response(status_code=304)(scope, receive, exchange.send)
        if kept := self.answers.get(exchange.key):
            return await exchange.send_again(kept)
        try:
            return await self.app(scope, exchange.receive, exchange.send)
        except _TooLargeError:
            return await exchange.refuse()


class _Exchange:
    """One request and its answer on their way through the frame."""

    def __init__(self, request: Request, frame: Frame, receive: Receive, send: Send) -> None:
        self.request, self.settings, self.answers = request, frame.settings, frame.answers
        self._receive, self._send = receive, send
        self.started, self.size = time.perf_counter(), 0
        uploads = request.url.path.startswith(_UPLOADS)
        self.most = self.settings.largest_upload if uploads else self.settings.largest_request
        self.tag = _tag(request)
        self.key = f"{self.tag} {request.method} {'gzip' in request.headers.get('accept-encoding', '')}"
        self._head: Message | None = None
        self._body: list[bytes] = []

    def held(self) -> bool:
        """Whether the browser has this very answer."""
        return self.tag is not None and self.tag in self.request.headers.get("if-none-match", "")

    def announced_too_large(self) -> bool:
        """Whether the request says that it is larger than may be."""
        announced = self.request.headers.get("content-length", "0")
        return not announced.isdecimal() or int(announced) > self.most

    async def refuse(self) -> None:
        """Say that the request is too large."""
        answer = problems.too_large(self.request, self.most)
        await answer(self.request.scope, self._receive, self.send)

    async def receive(self) -> Message:
        """A part of the request; stops one that goes on without end, whatever it announced."""
        message = await self._receive()
        self.size += len(message.get("body", b""))
        if self.size > self.most:
            raise _TooLargeError
        return message

    async def send(self, message: Message) -> None:
        """A part of the answer; its head gets what belongs to every answer."""
        if message["type"] == "http.response.start":
            self._finish(message)
            self._head = message if self.tag and message["status"] == HTTPStatus.OK else None
        elif self._head:
            self._body.append(message.get("body", b""))
            if not message.get("more_body"):
                self.answers.keep(self.key, Kept(self._head, b"".join(self._body)))
        await self._send(message)

    async def send_again(self, kept: Kept) -> None:
        """Send an answer as it was sent before."""
        _log.info("request", **_facts(self.request, kept.head, self.started))
        await self._send(kept.head)
        await self._send({"type": "http.response.body", "body": kept.body})

    def _finish(self, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        for name, value in SECURITY.items():
            headers.setdefault(name, value)
        if message["status"] in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
            self._keep(headers)
        else:
            headers.setdefault("Cache-Control", "no-store")
        _log.info("request", **_facts(self.request, message, self.started))

    def _keep(self, headers: MutableHeaders) -> None:
        """How long this may be kept; an answer that itself says not to is not kept here either."""
        if headers.get("cache-control") == "no-store":
            self.tag = None
        if self.request.url.path.startswith(addresses.static_folder()):
            headers["Cache-Control"] = _FOREVER
            return
        headers.setdefault("Cache-Control", _ASK_AGAIN if self.tag else "no-store")
        headers.add_vary_header("Accept, Accept-Language, Cookie")
        if self.tag:
            headers.setdefault("ETag", self.tag)


def _facts(request: Request, message: Message, started: float) -> dict[str, Any]:
    milliseconds = round((time.perf_counter() - started) * 1000, 1)
    return {"method": request.method, "path": request.url.path, "status": int(message["status"]), "ms": milliseconds}


def _tag(request: Request) -> str | None:
    """The ETag of an answer that depends on its address and language alone; None for any other."""
    path = request.url.path
    if request.method not in _SAFE or path.startswith((*_OF_THE_MOMENT, "/static/")):
        return None
    accept = Headers(scope=request.scope).get("accept", "")
    whole = "\n".join((edition(), look(), path, request.url.query, language_of(request).code, accept))
    return f'W/"{hashlib.sha256(whole.encode()).hexdigest()[:20]}"'

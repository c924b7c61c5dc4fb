"""What is wrong, said to a person as a page and to a program as problem+json (RFC 9457); never a traceback."""

import json
from http import HTTPStatus
from typing import cast

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from thorbecke.errors import (
    ActRefusedError,
    ConflictError,
    InputFileError,
    NotAllowedError,
    NotPublishedError,
    RegisterError,
    SourceError,
    ThorbeckeError,
    UnknownNameError,
)
from thorbecke.texts import Text
from thorbecke.web.language import language_of
from thorbecke.web.pages.page import wants_html, write_page
from thorbecke.web.security import SECURITY

__all__ = ["add_to", "answer_with", "too_large"]

_STATUS: tuple[tuple[type[ThorbeckeError], HTTPStatus], ...] = (
    (UnknownNameError, HTTPStatus.NOT_FOUND),
    (NotPublishedError, HTTPStatus.NOT_FOUND),
    (InputFileError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (SourceError, HTTPStatus.BAD_GATEWAY),
    (NotAllowedError, HTTPStatus.FORBIDDEN),
    (ConflictError, HTTPStatus.CONFLICT),
    (ActRefusedError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (RegisterError, HTTPStatus.SERVICE_UNAVAILABLE),
    (ThorbeckeError, HTTPStatus.BAD_REQUEST),
)
_TITLES = {
    HTTPStatus.BAD_REQUEST: Text("This cannot be answered"),
    HTTPStatus.FORBIDDEN: Text("This is not allowed"),
    HTTPStatus.NOT_FOUND: Text("This does not exist"),
    HTTPStatus.METHOD_NOT_ALLOWED: Text("This address cannot be used in that way"),
    HTTPStatus.NOT_ACCEPTABLE: Text("There is no such form of this answer"),
    HTTPStatus.CONFLICT: Text("Someone else was first"),
    HTTPStatus.GONE: Text("These figures are no longer here"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: Text("This is too large"),
    HTTPStatus.UNPROCESSABLE_ENTITY: Text("This cannot be used as it is"),
    HTTPStatus.BAD_GATEWAY: Text("Another service does not answer"),
    HTTPStatus.TOO_MANY_REQUESTS: Text("Too many requests"),
    HTTPStatus.INTERNAL_SERVER_ERROR: Text("Something went wrong here"),
    HTTPStatus.SERVICE_UNAVAILABLE: Text("This takes too long now"),
}
_DETAILS = {
    HTTPStatus.NOT_FOUND: Text("There is no page at this address."),
    HTTPStatus.METHOD_NOT_ALLOWED: Text("Read it, or send the form that belongs to it."),
    HTTPStatus.INTERNAL_SERVER_ERROR: Text(
        "This server made a mistake; it is not what you asked or typed. No figures are shown. The log of the server "
        "holds what happened: try again, and tell whoever runs this server when it stays."
    ),
}
_log = structlog.get_logger("thorbecke.web")


def add_to(app: FastAPI) -> None:
    """Let the application say everything that goes wrong in this way."""
    app.add_exception_handler(ThorbeckeError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _broken)


def answer_with(request: Request, status: HTTPStatus, detail: str, headers: dict[str, str] | None = None) -> Response:
    """A page or a problem+json, whichever the reader reads."""
    say = language_of(request).say
    title, told = say(_TITLES.get(status, Text("Something is wrong"))), say(detail)
    if wants_html(request):
        values = {"problem": title, "detail": told}
        return write_page(request, "problem.html.j2", status=status, headers=headers, **values)
    body = {"type": "about:blank", "title": title, "status": int(status), "detail": told, "instance": request.url.path}
    content = json.dumps(body, ensure_ascii=False)
    return Response(content, status, headers, media_type="application/problem+json")


def too_large(request: Request, most: int) -> Response:
    """The answer to a request that is larger than may be."""
    told = Text("A request may hold {most} kB at most.", most=most // 1000)
    return answer_with(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, told)


def _refused(request: Request, error: Exception) -> Response:
    status = next(status for kind, status in _STATUS if isinstance(error, kind))
    return answer_with(request, status, cast(str, error.args[0]))


def _invalid(request: Request, error: Exception) -> Response:
    """A request that does not have the form it must have: where, and what was expected."""
    places = [
        f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}"
        for one in cast(RequestValidationError, error).errors()
    ]
    return answer_with(request, HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(places))


def _broken(request: Request, error: Exception) -> Response:
    """The last resort, outside the frame: the reader is told so, and the error goes on to the log of the server."""
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    _log.error("request", method=request.method, path=request.url.path, status=int(status), error=type(error).__name__)
    return answer_with(request, status, _DETAILS[status], SECURITY | {"Cache-Control": "no-store"})


def _http(request: Request, error: Exception) -> Response:
    found = cast(HTTPException, error)
    status = HTTPStatus(found.status_code)
    # A Text stays one, so that it can be said in the language of the reader.
    detail = _DETAILS.get(status, found.detail) if found.detail == status.phrase else found.detail
    return answer_with(request, status, detail, dict(found.headers) if found.headers else None)

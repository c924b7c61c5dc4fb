"""Acts by programs: with the session of someone who signed in, and the token that belongs to it."""

import base64
import binascii
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from thorbecke.errors import ActRefusedError, NotAllowedError
from thorbecke.register import Attachment, act
from thorbecke.texts import Text
from thorbecke.web.api import own
from thorbecke.web.api.accepted import JSON, accepted
from thorbecke.web.api.register.models import Done, Session
from thorbecke.web.api.respond import as_json
from thorbecke.web.api.routes import Declared, declare, new_router
from thorbecke.web.held import register_of
from thorbecke.web.sign_in import check_sent, visitor_of

__all__ = ["ASKED", "router"]

router = new_router()
_TOKEN, _KEY, _LONGEST_KEY = "x-csrf-token", "idempotency-key", 100


class Document(BaseModel):
    """A document that goes with an act."""

    model_config = ConfigDict(extra="forbid")

    name: str
    mediaType: str = Field(examples=["application/pdf"])  # noqa: N815 - as the API Design Rules want names
    content: str = Field(description="Its bytes in base64.")


class AskedAct(BaseModel):
    """An act on a subject."""

    model_config = ConfigDict(extra="forbid")

    kind: str = Field(examples=["dossier"])
    subject: str = Field(description="Id of the subject.", examples=["jeugdzorg"])
    act: str = Field(examples=["note"])
    expectedVersion: int = Field(  # noqa: N815
        ge=0, le=10**9, description="The version that was seen; 0 for a subject that is not there yet."
    )
    payload: dict[str, Any] = Field(default_factory=dict, description="What the act brings, by its form.")
    why: str = ""
    ground: str | None = None
    documents: list[Document] = Field(default_factory=list)


ASKED = TypeAdapter(AskedAct)


async def sent(request: Request) -> bytes:
    """What came with the request; raises NotAllowedError, before it is read, without session and token."""
    check_sent(request, request.headers.get(_TOKEN, ""))
    return await request.body()


def do(request: Request, body: Annotated[bytes, Depends(sent)]) -> Response:
    """Do an act; answered only when it is on disk."""
    accepted(request, (JSON,))
    own.read(request)
    try:
        asked = ASKED.validate_json(body)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error
    key = request.headers.get(_KEY, "")
    if len(key) > _LONGEST_KEY:
        raise ActRefusedError(Text("An Idempotency-Key has {most} characters at most.", most=_LONGEST_KEY))
    event = act(
        register_of(request),
        asked.kind,
        asked.subject,
        asked.act,
        visitor_of(request).actor,
        asked.payload,
        why=asked.why,
        ground=asked.ground,
        attachments=tuple(_document(one) for one in asked.documents),
        expected_version=asked.expectedVersion,
        key=f"api:{key}" if key else None,
    )
    found = {"number": event.number, "version": event.version, "hash": event.hash, "moment": event.moment}
    return as_json(found, status=HTTPStatus.CREATED)


def _document(sent: Document) -> Attachment:
    try:
        return Attachment(sent.name, sent.mediaType, base64.b64decode(sent.content, validate=True))
    except (binascii.Error, ValueError):
        raise ActRefusedError(Text("'{name}' is not in base64.", name=sent.name[:60])) from None


def session(request: Request) -> Response:
    """Who is signed in."""
    accepted(request, (JSON,))
    own.read(request)
    visitor = visitor_of(request)
    if not visitor.signed_in:
        raise NotAllowedError(Text("You are not signed in."))
    actor = visitor.actor
    about = {"user": actor.user, "name": actor.name, "organisation": actor.organisation, "role": actor.role}
    return as_json(about | {"token": visitor.token})


def _header(name: str, what: str) -> dict[str, Any]:
    return {"name": name, "in": "header", "description": what, "schema": {"type": "string"}, "required": False}


declare(
    router,
    "/register/session",
    "register_session",
    session,
    Declared(Text("Who is signed in, and the token of the session"), Session, wrong=(403,)),
)
declare(
    router,
    "/register/acts",
    "register_acts",
    do,
    Declared(
        Text("Do an act in the register"),
        Done,
        parameters=[
            _header("Idempotency-Key", "A name for this request: sent again with it, it counts once."),
            _header("X-CSRF-Token", "The token of the session, as /register/session gives it."),
        ],
        wrong=(403, 409, 413, 422),
        more="For who is signed in. The answer comes when the act is on disk. Whoever acted first since "
        "`expectedVersion` gives 409: look again, then act.",
    ),
    method="POST",
    status=HTTPStatus.CREATED,
    body={"required": True, "content": {JSON: {"schema": {"$ref": "#/components/schemas/AskedAct"}}}},
)

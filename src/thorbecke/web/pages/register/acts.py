"""The page with the form of any act, and what comes of sending it."""

import json
import secrets
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData, UploadFile

from thorbecke.errors import ActRefusedError, ConflictError, NotAllowedError, UnknownNameError
from thorbecke.register import Act, Attachment, Register, Subject, act
from thorbecke.texts import Text
from thorbecke.web.held import register_of
from thorbecke.web.pages.register.context import act_page, show, subject_page
from thorbecke.web.pages.register.inputs import Input, WrongInputError, inputs_of, payload_in, place_of
from thorbecke.web.pages.register.prefilled import beside, carried
from thorbecke.web.sign_in import Visitor, check_same_site, check_sent, visitor_of

__all__ = ["FIELD", "router", "sent", "text_in"]

router = APIRouter(include_in_schema=False)
FIELD = "veld-"
_ADDRESS = "/register/doen/{kind}/{name}"
_MOST_FILES, _MOST_FIELDS, _LARGEST_TEXT = 20, 200, 1_000_000
_KEY_BYTES = 16


async def sent(request: Request) -> AsyncIterator[FormData]:
    """What a form sent, its documents open until the answer is given.

    Raises NotAllowedError, before it is read, for one of another site or of nobody.
    """
    check_same_site(request)
    if not visitor_of(request).signed_in:
        raise NotAllowedError(Text("You are not signed in, or not any more. Sign in, then send it again."))
    async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_LARGEST_TEXT) as form:
        yield form


def text_in(form: FormData, name: str) -> str:
    """A text of a form; empty where there is none."""
    found = form.get(name, "")
    return found if isinstance(found, str) else ""


@dataclass(frozen=True)
class _Asked:
    """An act as a page asks for it."""

    register: Register
    visitor: Visitor
    act: Act
    subject: Subject
    typed: Mapping[str, Sequence[str]] | None = None
    why: str = ""
    version: int | None = None
    key: str = field(default_factory=lambda: secrets.token_urlsafe(_KEY_BYTES))
    carried: str = ""

    @property
    def inputs(self) -> list[Input]:
        """The entries that a person fills in."""
        typed = self.typed
        if typed is None:
            before = beside(self.visitor.actor, self.subject, self.act)
            typed = {one.name: before.get(one.name, one.typed) for one in inputs_of(self.act)}
        return inputs_of(self.act, typed, skip=("basis",))


@router.get(_ADDRESS)
def page(request: Request, kind: str, name: str, id: str = "") -> Response:  # noqa: A002 - as the address has it
    """The form of an act; who is not signed in is asked to do that first."""
    register, visitor = register_of(request), visitor_of(request)
    if register.read_only:
        raise NotAllowedError(register.read_only)
    if not visitor.signed_in:
        return RedirectResponse(f"/aanmelden?terug={quote(act_page(kind, name, id))}", status_code=303)
    own, subject = register.kind(kind).act(name), register.find(kind, id, visitor.actor)
    asked = _Asked(register, visitor, own, subject, carried=carried(register, subject, own))
    given = {one.name: request.query_params.getlist(FIELD + one.name) for one in asked.inputs}
    typed = {one.name: given[one.name] or one.typed for one in asked.inputs}
    return _shown(request, _Asked(register, visitor, own, subject, typed, carried=asked.carried))


@router.post(_ADDRESS)
def do(request: Request, kind: str, name: str, form: Annotated[FormData, Depends(sent)]) -> Response:
    """Do the act; else the form again with what was typed, and what is wrong at its place."""
    visitor, register = check_sent(request, text_in(form, "csrf")), register_of(request)
    own = register.kind(kind).act(name)
    asked = _Asked(
        register,
        visitor,
        own,
        register.find(kind, text_in(form, "id").strip(), visitor.actor),
        typed={one.name: [str(text) for text in form.getlist(FIELD + one.name)] for one in inputs_of(own)},
        why=text_in(form, "waarom"),
        version=_version(text_in(form, "versie")),
        key=text_in(form, "sleutel")[:100],
        carried=text_in(form, "basis"),
    )
    return _done(request, asked, _documents(form, register.largest_document))


def _version(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < len("1000000000")):
        raise ActRefusedError(Text("The form does not say what it was filled in on. Open the page again."))
    return int(text)


def _documents(form: FormData, largest: int) -> tuple[Attachment, ...]:
    """The documents of a form; of one that is too large no more than shows that it is."""
    files = [one for one in form.getlist("stukken") if isinstance(one, UploadFile) and one.filename]
    return tuple(
        Attachment(
            one.filename or "",
            (one.content_type or "application/octet-stream").partition(";")[0].strip(),
            one.file.read(largest + 1),
        )
        for one in files
    )


def _done(request: Request, asked: _Asked, documents: tuple[Attachment, ...]) -> Response:
    try:
        event = act(
            asked.register,
            asked.subject.kind,
            asked.subject.id,
            asked.act.name,
            asked.visitor.actor,
            _payload(asked),
            why=asked.why,
            attachments=documents,
            expected_version=asked.version,
            key=f"web:{asked.key}" if asked.key else None,
        )
    except WrongInputError as error:
        return _shown(request, asked, error.told, place=error.name, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except ConflictError as error:
        return _shown(request, _afresh(asked), error.args[0], status=HTTPStatus.CONFLICT)
    except NotAllowedError as error:
        return _shown(request, asked, error.args[0], status=HTTPStatus.FORBIDDEN)
    except (ActRefusedError, UnknownNameError) as error:
        return _shown(request, asked, error.args[0], status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return RedirectResponse(subject_page(event.kind, event.subject, done=event.number), status_code=303)


def _payload(asked: _Asked) -> dict[str, Any]:
    found = payload_in(asked.inputs)
    if not asked.carried:
        return found
    try:
        return found | {"basis": json.loads(asked.carried)}
    except ValueError:
        raise ActRefusedError(Text("The form was damaged. Open the page again.")) from None


def _afresh(asked: _Asked) -> _Asked:
    """The same on what is there now, as another request."""
    subject = asked.register.find(asked.subject.kind, asked.subject.id, asked.visitor.actor)
    basis = carried(asked.register, subject, asked.act)
    return _Asked(asked.register, asked.visitor, asked.act, subject, asked.typed, asked.why, None, carried=basis)


def _shown(request: Request, asked: _Asked, told: str = "", *, place: str = "", status: int = 200) -> Response:
    subject, inputs = asked.subject, asked.inputs
    last = asked.register.events(subject.kind, subject.id, asked.visitor.actor)[-1:] if subject.version else []
    return show(
        request,
        "reg-act.html.j2",
        status=status,
        visitor=asked.visitor,
        asked=asked,
        inputs=inputs,
        field=FIELD,
        rule=asked.register.kind(subject.kind).rules.rule(asked.act.name),
        version=subject.version if asked.version is None else asked.version,
        last=last[0] if last else None,
        conflict=status == HTTPStatus.CONFLICT,
        told=told,
        place=place or place_of(told, inputs),
        largest=asked.register.largest_document // 2**20,
    )

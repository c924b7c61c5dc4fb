"""Dossiers, propositions, meetings and polls: the lists, and each with its acts."""

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import Request, Response

from thorbecke.register import agenda_board, dossier_lists
from thorbecke.texts import Text
from thorbecke.web.api import arguments, own
from thorbecke.web.api.accepted import JSON, accepted
from thorbecke.web.api.answers import shared_parameters
from thorbecke.web.api.models import Answered
from thorbecke.web.api.paging import page_of
from thorbecke.web.api.register.models import Events, SubjectRow, Subjects, event_row, paged, subject_row
from thorbecke.web.api.respond import FORMS, as_json, respond
from thorbecke.web.api.routes import Declared, declare, new_router
from thorbecke.web.held import register_of
from thorbecke.web.sign_in import visitor_of

__all__ = ["PAGES", "router"]

router = new_router()
_FILTERS: Mapping[str, tuple[str, Any, Mapping[str, Any]]] = {
    "state": ("A state of dossiers.", "evaluated", {"type": "string"}),
    "regime": ("The regime they are under.", "", {"type": "string"}),
    "level": ("A level of government that they touch.", "gemeenten", {"type": "string"}),
    "department": ("A department they belong to, by id.", "VWS", {"type": "string"}),
    "purpose": ("The purpose under which scenarios count money for them.", "jeugd", {"type": "string"}),
}
PAGES = [one for one in shared_parameters() if one["name"] in ("page", "pageSize")]
_ID: Mapping[str, Any] = {"type": "string"}
_WANTED = [arguments.parameter(name, *about) for name, about in _FILTERS.items()]
_KINDS = {
    "dossier": ("/dossiers", Text("One dossier"), "jeugdzorg"),
    "proposition": ("/propositions", Text("One proposition of the joint agenda"), "een-miljoen-woningen"),
    "meeting": ("/meetings", Text("One meeting"), "balv-2021-02-12"),
}


def dossiers(request: Request) -> Response:
    """The dossiers, or those that are asked for."""
    given = own.read(request, *_FILTERS, *arguments.SHARED)
    wanted = {name: given[name] for name in _FILTERS if name in given}
    actor = visitor_of(request).actor

    return respond(request, lambda: dossier_lists.listed(register_of(request), actor, **wanted), given)


def propositions(request: Request) -> Response:
    """The joint agenda."""
    given = own.read(request, *arguments.SHARED)
    actor = visitor_of(request).actor
    return respond(request, lambda: agenda_board.agenda_board(register_of(request), actor), given)


def _one(request: Request, kind: str) -> Response:
    accepted(request, (JSON,))
    own.read(request)
    found = register_of(request).subject(kind, request.path_params[kind], visitor_of(request).actor)
    return as_json(subject_row(found))


def _events(request: Request, kind: str) -> Response:
    accepted(request, (JSON,))
    given = own.read(request, "page", "pageSize")
    register, actor = register_of(request), visitor_of(request).actor
    found = register.subject(kind, request.path_params[kind], actor)
    page = page_of([event_row(one) for one in register.events(kind, found.id, actor)], given)
    return as_json(paged(page, page.links(request)))


def meetings(request: Request) -> Response:
    """The meetings."""
    accepted(request, (JSON,))
    given = own.read(request, "page", "pageSize")
    found = register_of(request).subjects("meeting", visitor_of(request).actor)
    page = page_of([subject_row(one) for one in found], given)
    return as_json(paged(page, page.links(request)))


def polls(request: Request) -> Response:
    """The polls, or those of one meeting."""
    accepted(request, (JSON,))
    given = own.read(request, "meeting", "page", "pageSize")
    register, actor = register_of(request), visitor_of(request).actor
    if "meeting" in given:
        register.subject("meeting", given["meeting"], actor)
    found = [one for one in register.subjects("poll", actor) if given.get("meeting") in (None, one.data["meeting"])]
    page = page_of([subject_row(one) for one in found], given)
    return as_json(paged(page, page.links(request)))


def _one_of(kind: str) -> Callable[[Request], Response]:
    def one(request: Request) -> Response:
        return _one(request, kind)

    return one


def _events_of(kind: str) -> Callable[[Request], Response]:
    def events(request: Request) -> Response:
        return _events(request, kind)

    return events


declare(
    router,
    "/dossiers",
    "dossiers",
    dossiers,
    Declared(
        Text("Dossiers on changes of tasks"),
        Answered,
        forms=FORMS,
        parameters=[*_WANTED, *shared_parameters()],
        wrong=(410,),
    ),
)
declare(
    router,
    "/propositions",
    "propositions",
    propositions,
    Declared(
        Text("The joint agenda of VNG, IPO and UvW"),
        Answered,
        forms=FORMS,
        parameters=shared_parameters(),
        wrong=(410,),
    ),
)
declare(router, "/meetings", "meetings", meetings, Declared(Text("Meetings of members"), Subjects, parameters=PAGES))
declare(
    router,
    "/polls",
    "polls",
    polls,
    Declared(
        Text("What was voted on"),
        Subjects,
        parameters=[*own.described(meeting=("The meeting, by id.", "balv-2021-02-12", _ID)), *PAGES],
    ),
)
for _kind, (_path, _about, _example) in _KINDS.items():
    _place = [arguments.parameter(_kind, "Its id.", _example, _ID, place="path")]
    _name = _path.strip("/")
    declare(
        router,
        f"{_path}/{{{_kind}}}",
        f"{_name}_of_{_kind}",
        _one_of(_kind),
        Declared(_about, SubjectRow, parameters=_place),
    )
    declare(
        router,
        f"{_path}/{{{_kind}}}/events",
        f"{_name}_of_{_kind}_events",
        _events_of(_kind),
        Declared(Text("The acts on it"), Events, parameters=[*_place, *PAGES]),
    )

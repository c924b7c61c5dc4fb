"""The register itself: its head, and the events that whoever asks may see."""

from fastapi import Request, Response
from pydantic import Field

from thorbecke.texts import Text
from thorbecke.web.api import own
from thorbecke.web.api.accepted import JSON, accepted
from thorbecke.web.api.models import Model
from thorbecke.web.api.paging import page_of
from thorbecke.web.api.register.models import Events, event_row, paged
from thorbecke.web.api.register.subjects import PAGES
from thorbecke.web.api.respond import as_json
from thorbecke.web.api.routes import Declared, declare, new_router
from thorbecke.web.held import register_of
from thorbecke.web.sign_in import visitor_of

__all__ = ["router"]

router = new_router()
_MOST = 10**9 - 1


class Head(Model):
    """How many events there are, and the hash of the last: it binds all that went before."""

    number: int
    hash: str
    head: str = Field(description="Both, as `thorbecke register verify --head` takes it.")


def head(request: Request) -> Response:
    """The head as it is now."""
    accepted(request, (JSON,))
    own.read(request)
    found = register_of(request).head()
    return as_json({"number": found.number, "hash": found.hash, "head": str(found)})


def events(request: Request) -> Response:
    """The events that may be seen, in order."""
    accepted(request, (JSON,))
    given = own.read(request, "kind", "after", "page", "pageSize")
    register = register_of(request)
    if "kind" in given:
        register.kind(given["kind"])
    after = own.whole_number(given, "after", 0, 0, _MOST) or 0
    found = register.events(given.get("kind"), actor=visitor_of(request).actor, after=after)
    page = page_of([event_row(one) for one in found], given)
    return as_json(paged(page, page.links(request)))


declare(router, "/register", "register", head, Declared(Text("The head of the register"), Head))
declare(
    router,
    "/register/events",
    "register_events",
    events,
    Declared(
        Text("The acts in the register, in order"),
        Events,
        parameters=[
            *own.described(
                kind=("A kind of subject.", "dossier", {"type": "string"}),
                after=("Only events after this number.", 0, {"type": "integer", "minimum": 0, "maximum": _MOST}),
            ),
            *PAGES,
        ],
        costly=True,
    ),
)

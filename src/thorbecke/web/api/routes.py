"""How a route of the API is declared: what it takes and answers is described where it is made."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from thorbecke.texts import Text
from thorbecke.web.api.accepted import JSON
from thorbecke.web.api.models import Problem
from thorbecke.web.limits import costly as limited

__all__ = ["Declared", "Timed", "declare", "new_router"]

_TRY_AGAIN = 10
_CONTENTS = {
    "text/csv": {"schema": {"type": "string"}},
    "application/yaml": {"schema": {"type": "object"}},
    "text/html": {"schema": {"type": "string"}},
}
Handle = Callable[[Request], Coroutine[Any, Any, Response]]


class Timed(APIRoute):
    """A route whose work ends in time, or is answered with 503.

    The work itself cannot be stopped halfway; it goes on in its own thread, which stays taken until it is done, so
    that no more work runs at a time than there are threads for.
    """

    def get_route_handler(self) -> Handle:
        """The route with a limit on its time."""
        handle = super().get_route_handler()

        async def within(request: Request) -> Response:
            work = asyncio.ensure_future(handle(request))
            # Whoever went away, or was told that it takes too long, does not hear what came of it.
            work.add_done_callback(lambda late: late.cancelled() or late.exception())
            done, _ = await asyncio.wait({work}, timeout=request.app.state.settings.longest_work)
            if done:
                return work.result()
            raise HTTPException(
                HTTPStatus.SERVICE_UNAVAILABLE,
                Text("This takes longer than an answer may take now. Ask for less, or try again later."),
                {"Retry-After": str(_TRY_AGAIN)},
            )

        return within


def new_router(prefix: str = "") -> APIRouter:
    """A router whose routes end in time."""
    return APIRouter(prefix=prefix, route_class=Timed)


class Declared:
    """What is said of a route: a title, its parameters, what it answers, in which forms, and what can go wrong."""

    def __init__(
        self,
        about: Text,
        model: type[BaseModel] | None = None,
        *,
        forms: Sequence[str] = (JSON,),
        parameters: Sequence[Mapping[str, Any]] = (),
        costly: bool = False,
        more: str = "",
        wrong: Sequence[int] = (),
    ) -> None:
        self.about, self.model, self.forms, self.more = about, model, forms, more
        self.parameters, self.costly = list(parameters), costly
        self.wrong = {400, 404, 406, 503, *wrong, *([429] if costly else [])}


def declare(
    router: APIRouter,
    path: str,
    name: str,
    handle: Callable[..., Response],
    said: Declared,
    *,
    method: str = "GET",
    status: int = 200,
    body: Mapping[str, Any] | None = None,
) -> None:
    """Add a route to a router, with its description."""
    extra: dict[str, Any] = {"parameters": said.parameters} if said.parameters else {}
    if body:
        extra["requestBody"] = body
    router.add_api_route(
        path,
        handle,
        methods=[method],
        name=name,
        operation_id=name,
        summary=str(said.about),
        description=said.more or f"{said.about}.",
        tags=[path.strip("/").partition("/")[0] or "api"],
        status_code=status,
        response_model=said.model,
        dependencies=[Depends(limited)] if said.costly else [],
        responses=_responses(said, status),
        openapi_extra=extra or None,
    )


def _responses(said: Declared, status: int) -> dict[int | str, dict[str, Any]]:
    others = {form: _CONTENTS.get(form, _binary(form)) for form in said.forms if form != JSON or said.model is None}
    found: dict[int | str, dict[str, Any]] = {status: {"description": str(said.about), "content": others}}
    for code in sorted(said.wrong):
        # The body of an error is described once, for all routes, where the description is written.
        found[code] = {"model": Problem, "description": HTTPStatus(code).phrase}
    return found


def _binary(form: str) -> dict[str, Any]:
    return {"schema": {"type": "object"}} if form.endswith("json") else {"schema": {}}

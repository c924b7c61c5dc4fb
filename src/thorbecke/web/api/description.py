"""The description of the API in OpenAPI 3.1, made from the routes themselves."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

import yaml
from fastapi import APIRouter, Request, Response
from fastapi.openapi.utils import get_openapi

from thorbecke.scenarios import json_schema
from thorbecke.texts import Text
from thorbecke.web.api import own
from thorbecke.web.api.about import PREFIX, VERSION, contact
from thorbecke.web.api.accepted import JSON, YAML, accepted
from thorbecke.web.api.jobs.work import WORK
from thorbecke.web.api.register import ASKED
from thorbecke.web.api.respond import as_json
from thorbecke.web.api.routes import Declared, declare

__all__ = ["Description", "add_to", "described_by"]

_PROBLEM = "application/problem+json"
_LICENCE = {"name": "EUPL-1.2", "url": "https://joinup.ec.europa.eu/collection/eupl"}
_ABOUT = """\
What municipalities get from the gemeentefonds, why, and what agreements and ideas change: the figures of the command
line, at addresses.

- Every answer names circular, year, unit, sources and the edition of rules and figures it rests on; `edition` in an
  address makes sure that its numbers never change.
- Rows come by the page (`page`, `pageSize`); `fields` chooses columns. CSV and workbooks by `Accept`.
- What is wrong is told as problem+json (RFC 9457), in Dutch or, with `Accept-Language: en`, in English.
- `GET` answers have an `ETag`. Costly work is limited per address (429) and in time (503).
"""
_HEADERS = {
    "API-Version": {"description": "The full version of this API.", "schema": {"type": "string"}, "example": VERSION}
}
_WAIT = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
_TRY_LATER = ("429", "503")


Description = Callable[[], dict[str, Any]]


def described_by(router: APIRouter) -> Description:
    """The whole description of the routes of a router, made when it is first asked."""
    return cache(partial(_openapi, router))


def _openapi(router: APIRouter) -> dict[str, Any]:
    found = get_openapi(
        title="thorbecke",
        version=VERSION,
        openapi_version="3.1.0",
        summary="The financial relations between the Dutch state and its municipalities",
        description=_ABOUT,
        routes=router.routes,
        license_info=_LICENCE,
        servers=[{"url": PREFIX, "description": "This server"}],
    )
    found["paths"] = {path.removeprefix(PREFIX) or "/": item for path, item in found["paths"].items()}
    schemas = found["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas["Scenario"] = {key: value for key, value in json_schema().items() if key not in ("$schema", "$id")}
    schemas |= _work()
    for operation in _operations(found):
        _finish(operation)
    tags = {tag for operation in _operations(found) for tag in operation["tags"]}
    return found | {"tags": [{"name": name} for name in sorted(tags)]}


def _work() -> dict[str, Any]:
    """The forms of long work that can be asked, and of acts in the register."""
    forms: dict[str, Any] = {}
    for name, form in (("Work", WORK), ("AskedAct", ASKED)):
        found = form.json_schema(ref_template="#/components/schemas/{model}")
        forms |= found.pop("$defs") | {name: found}
    return forms


def _operations(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in found["paths"].values():
        yield from item.values()


def _finish(operation: dict[str, Any]) -> None:
    """What holds for every answer: the version it carries, and errors as problem+json."""
    for status, answer in operation["responses"].items():
        answer["headers"] = _HEADERS | (_WAIT if status in _TRY_LATER else {}) | answer.get("headers", {})
        if status[0] in "45":
            answer["content"] = {_PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        elif answer.get("content", {}).get(JSON) == {"schema": {}}:
            answer["content"].pop(JSON)


def add_to(router: APIRouter, openapi: Description) -> None:
    """Let the router hand out its own description, as JSON and as YAML."""

    def described(request: Request) -> dict[str, Any]:
        own.read(request)
        return openapi() | {"info": openapi()["info"] | {"contact": contact()}}

    def as_json_(request: Request) -> Response:
        accepted(request, (JSON,))
        return as_json(described(request))

    def as_yaml(request: Request) -> Response:
        form = accepted(request, (YAML,))
        text = yaml.dump(described(request), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)
        return Response(text, media_type=form)

    declare(
        router, "/openapi.json", "openapi_json", as_json_, Declared(Text("This description, as JSON"), forms=(JSON,))
    )
    declare(
        router, "/openapi.yaml", "openapi_yaml", as_yaml, Declared(Text("This description, as YAML"), forms=(YAML,))
    )

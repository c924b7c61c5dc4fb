"""The front door of the API: what there is, as a page for people and as JSON for programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from thorbecke.texts import Text
from thorbecke.web.api import own
from thorbecke.web.api.about import PREFIX, VERSION
from thorbecke.web.api.accepted import HTML, JSON, accepted
from thorbecke.web.api.models import Model
from thorbecke.web.api.respond import as_json
from thorbecke.web.api.routes import Declared, declare
from thorbecke.web.pages.page import write_page

__all__ = ["add_to"]


class Operation(Model):
    """Something that can be asked."""

    method: str
    path: str
    about: str
    example: str


class Index(Model):
    """What there is."""

    version: str
    description: str
    resources: list[Operation]


@dataclass(frozen=True)
class _Shown:
    method: str
    path: str
    about: str
    example: str


def _operations(request: Request) -> Sequence[_Shown]:
    """Everything that can be asked, with an example of each that can be read."""
    paths = request.app.state.openapi()["paths"]
    return [
        _Shown(method.upper(), path, operation["summary"], _example(path, operation) if method == "get" else "")
        for path, item in paths.items()
        for method, operation in item.items()
    ]


def _example(path: str, operation: dict[str, object]) -> str:
    """An address that answers; empty where an example would have to be made up."""
    query = []
    parameters = operation.get("parameters", [])
    for one in parameters if isinstance(parameters, list) else []:
        if one["in"] == "path":
            if "example" not in one:
                return ""
            path = path.replace(f"{{{one['name']}}}", str(one["example"]))
        elif one["required"] or one["name"] == "scenarios":
            query.append((one["name"], one["example"]))
    return PREFIX + path.rstrip("/") + (f"?{urlencode(query, doseq=True)}" if query else "")


def index(request: Request) -> Response:
    """What there is."""
    form = accepted(request, (JSON, HTML))
    own.read(request, "taal")
    found = _operations(request)
    if form == HTML:
        return write_page(request, "api.html.j2", operations=found, prefix=PREFIX, api_version=VERSION)
    resources = [vars(one) for one in found]
    return as_json({"version": VERSION, "description": f"{PREFIX}/openapi.json", "resources": resources})


def add_to(router: APIRouter) -> None:
    """Let the router, which has a prefix, answer at that very prefix."""
    declare(router, "", "index", index, Declared(Text("What there is"), Index, forms=(JSON, HTML)))

"""The REST API at /api/v1: the same answers as the command line's JSON, by address; thin as the pages are.

A question becomes a resource by a line in `resources.RESOURCES` and its columns in `columns.ROWS`. Another shape is a
module with a router, a pydantic model and `declare(...)`, which joins the parts below; what is an Answer goes out by
`respond`, anything else by `as_json`.
"""

from fastapi import APIRouter, FastAPI

from thorbecke.web.api import (
    answers,
    boundaries,
    catalogue,
    catalogue_of_questions,
    description,
    editions,
    explanations,
    index,
    jobs,
    register,
    residents,
    resolution_checks,
    scenarios,
)
from thorbecke.web.api.about import PREFIX, VERSION
from thorbecke.web.api.headers import ApiHeaders
from thorbecke.web.api.routes import new_router

__all__ = ["PREFIX", "VERSION", "add_to", "api_router", "openapi"]

_PARTS = (
    answers,
    scenarios,
    explanations,
    resolution_checks,
    boundaries,
    residents,
    jobs,
    register,
    catalogue_of_questions,
    editions,
    catalogue,
)


def _assembled() -> APIRouter:
    router = new_router(PREFIX)
    index.add_to(router)
    for part in _PARTS:
        router.include_router(part.router)
    return router


api_router = _assembled()
openapi = description.described_by(api_router)
description.add_to(api_router, openapi)


def add_to(app: FastAPI) -> None:
    """Let an application answer at /api/v1."""
    app.state.openapi = openapi
    app.include_router(api_router)
    app.add_middleware(ApiHeaders)

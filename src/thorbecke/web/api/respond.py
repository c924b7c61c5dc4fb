"""One way from an answer to a response: the columns and the page asked, in the form that the reader accepts."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from starlette.exceptions import HTTPException

from thorbecke.studies import Answer, edition, written
from thorbecke.texts import Text
from thorbecke.web.api.accepted import CSV, JSON, ODS, XLSX, accepted
from thorbecke.web.api.paging import Page, page_of, with_columns

__all__ = ["FORMS", "as_json", "refuse_other_edition", "respond"]

_FILES: Mapping[str, tuple[str, Callable[[Answer], bytes]]] = {
    CSV: ("csv", lambda answer: written.to_csv(answer).encode()),
    XLSX: ("xlsx", lambda answer: written.to_xlsx([answer])),
    ODS: ("ods", lambda answer: written.to_ods([answer])),
}
FORMS = (JSON, *_FILES)


def respond(
    request: Request, answer: Callable[[], Answer], given: Mapping[str, Any], *, status: HTTPStatus = HTTPStatus.OK
) -> Response:
    """An answer as JSON, CSV or a workbook, by `Accept`; `given`: what was asked of page, columns and edition.

    The answer is worked out only when its form and edition can be given.
    """
    form = accepted(request, FORMS)
    refuse_other_edition(given)
    chosen = with_columns(answer(), given.get("fields"))
    page = page_of(chosen.rows, given, whole=form != JSON)
    chosen = replace(chosen, rows=page.rows, strong=chosen.strong if page.last == 1 else frozenset())
    if form == JSON:
        return as_json(_whole(request, chosen, page), status=status)
    suffix, write = _FILES[form]
    headers = {"Link": _link(request, page), "Content-Disposition": f"attachment; filename=thorbecke.{suffix}"}
    media_type = f"{form}; charset=utf-8" if form == CSV else form
    return Response(write(chosen), status, headers, media_type)


def as_json(found: Any, *, media_type: str = JSON, status: HTTPStatus = HTTPStatus.OK, **headers: str) -> Response:
    """Plain values as JSON; a figure that is no number is an error, never `NaN` in an answer."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(json.dumps(found, ensure_ascii=False, allow_nan=False), status, named, media_type)


def refuse_other_edition(given: Mapping[str, Any]) -> None:
    """Raise HTTPException 410 when an answer must rest on another edition of rules and figures than is here."""
    wanted = given.get("edition", edition())
    if wanted != edition():
        raise HTTPException(
            HTTPStatus.GONE,
            Text(
                "Edition {wanted} of rules and figures is not here, {here} is. Leave out 'edition' for its figures.",
                wanted=wanted[:20],
                here=edition(),
            ),
        )


def _whole(request: Request, answer: Answer, page: Page) -> dict[str, Any]:
    around = {"edition": edition(), "page": page.number, "pageSize": page.size, "total": page.total}
    return answer.to_json() | around | {"links": page.links(request)}


def _link(request: Request, page: Page) -> str:
    return ", ".join(f'<{address}>; rel="{rel}"' for rel, address in page.links(request).items() if address)

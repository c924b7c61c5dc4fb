"""The report for a council, as a PDF or as a page to keep."""

import hashlib
from base64 import b64encode
from functools import cache

from fastapi import APIRouter, Request, Response

from thorbecke.datasets import newest
from thorbecke.errors import UnknownNameError
from thorbecke.studies import edition, grant
from thorbecke.texts import Text
from thorbecke.web.language import language_of
from thorbecke.web.limits import costly
from thorbecke.web.report import council_html, council_pdf, council_style

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@cache
def _policy() -> str:
    """What a report may do in a browser: show its own style and its own drawings, and nothing else."""
    style = b64encode(hashlib.sha256(council_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{style}'; img-src data:; base-uri 'none'; frame-ancestors 'none'"


@router.get("/gemeenten/{named}/rapport.{form}")
def council(request: Request, named: str, form: str) -> Response:
    """The report of a municipality in the reader's language; the HTML is a file to keep, with a style of its own."""
    who, language = grant.municipality(named, newest().year), language_of(request)
    name = f"rapport-{who.code}-{edition()}-{language.code}.{form}"
    if form == "pdf":
        costly(request)
        headers = {"Content-Disposition": f"inline; filename={name}"}
        return Response(council_pdf(who.code, language), media_type="application/pdf", headers=headers)
    if form == "html":
        headers = {"Content-Disposition": f"inline; filename={name}", "Content-Security-Policy": _policy()}
        return Response(council_html(who.code, language), media_type="text/html", headers=headers)
    raise UnknownNameError(Text("There is no report of kind '{form}': pdf or html.", form=form[:20]))

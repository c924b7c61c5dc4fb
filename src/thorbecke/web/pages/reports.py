"""The report for a council, as a PDF or as a page to keep."""

from fastapi import APIRouter, Request, Response

from thorbecke.datasets import newest
from thorbecke.errors import UnknownNameError
from thorbecke.studies import edition, grant
from thorbecke.texts import Text
from thorbecke.web.language import language_of
from thorbecke.web.limits import costly
from thorbecke.web.report import council_html, council_pdf

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


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
        headers = {"Content-Disposition": f"attachment; filename={name}"}
        return Response(council_html(who.code, language), media_type="text/html", headers=headers)
    raise UnknownNameError(Text("There is no report of kind '{form}': pdf or html.", form=form[:20]))

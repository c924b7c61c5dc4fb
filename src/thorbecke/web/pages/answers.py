"""Any answer by its question: as a page, and at the same address as CSV, JSON or a workbook."""

from collections.abc import Callable
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from thorbecke.errors import UnknownNameError
from thorbecke.studies import Answer, edition, questions, written
from thorbecke.texts import Text
from thorbecke.web import addresses
from thorbecke.web.pages.page import write_page
from thorbecke.web.problems import of_another_edition

__all__ = ["asked_in", "file_of", "router"]

router = APIRouter(include_in_schema=False)
_LANGUAGE = "taal"
_FILES: dict[str, tuple[str, Callable[[Answer], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", lambda answer: written.to_csv(answer).encode()),
    "json": ("application/json", lambda answer: written.to_json_text(answer).encode()),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda answer: written.to_xlsx([answer]),
    ),
    "ods": ("application/vnd.oasis.opendocument.spreadsheet", lambda answer: written.to_ods([answer])),
}


@router.get("/antwoorden/{name}")
def answer(request: Request, name: str) -> Response:
    """An answer as a page, or as a file where the name ends in its kind."""
    name, _, form = name.partition(".")
    wanted = request.query_params.get(addresses.EDITION)
    if wanted not in (None, edition()):
        raise of_another_edition(wanted or "")
    asked = asked_in(request, questions.question(name))
    if form:
        return file_of(asked, form)
    return write_page(request, "answer.html.j2", asked=asked, answer=asked.answer())


def asked_in(request: Request, question: questions.Question) -> questions.Asked:
    """The question with the arguments that stand in the address."""
    given = {
        name: tuple(request.query_params.getlist(name)) if name in question.lists else value
        for name, value in request.query_params.items()
        if name not in (addresses.EDITION, _LANGUAGE)
    }
    return question.asked(**given)


def file_of(asked: questions.Asked, form: str) -> Response:
    """An answer as a file to keep; raises UnknownNameError for a kind of file that there is not."""
    if form not in _FILES:
        known = ", ".join(_FILES)
        raise UnknownNameError(Text("There is no file of kind '{form}': {known}.", form=form[:20], known=known))
    media_type, write = _FILES[form]
    name = f"thorbecke-{asked.question.name}-{asked.fingerprint()}-{edition()}.{form}"
    headers = {"Content-Disposition": f"attachment; filename={quote(name)}"}
    return Response(write(asked.answer()), media_type=media_type, headers=headers)

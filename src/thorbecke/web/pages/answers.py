"""Any answer by its question: as a page, and at the same address as CSV, JSON or a workbook."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from thorbecke.errors import UnknownNameError
from thorbecke.studies import Answer, charts, edition, questions, written
from thorbecke.texts import Text
from thorbecke.web import addresses
from thorbecke.web.language import SWITCH, Language, language_of
from thorbecke.web.pages.editions import refused_edition
from thorbecke.web.pages.page import write_page

__all__ = ["MEDIA_TYPES", "asked_in", "file_of", "router"]

router = APIRouter(include_in_schema=False)
_PICTURES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
_FILES: dict[str, Callable[[Answer], bytes]] = {
    "csv": lambda answer: written.to_csv(answer).encode(),
    "json": lambda answer: written.to_json_text(answer).encode(),
    "xlsx": lambda answer: written.to_xlsx([answer]),
    "ods": lambda answer: written.to_ods([answer]),
}


@router.get("/antwoorden/{name}")
def answer(request: Request, name: str) -> Response:
    """An answer as a page, or as a file where the name ends in its kind."""
    name, _, form = name.partition(".")
    gone = refused_edition(request)
    if gone:
        return gone
    asked = asked_in(request, questions.question(name))
    if form:
        return file_of(asked, form, language_of(request))
    return write_page(request, "answer.html.j2", asked=asked, answer=asked.answer())


@router.get("/tekeningen/{name}")
def drawing(request: Request, name: str) -> Response:
    """The chart of an answer as SVG that may stand in a page, named in the language of the reader."""
    asked = asked_in(request, questions.question(name))
    if not questions.is_drawn(asked):
        raise UnknownNameError(Text("There is no chart of '{question}'.", question=name[:60]))
    language = language_of(request)
    drawn = questions.chart_of(asked, language.code)
    return Response(charts.inline(drawn, language.say(asked.answer().title)), media_type=_PICTURES["svg"])


def asked_in(request: Request, question: questions.Question) -> questions.Asked:
    """The question with the arguments that stand in the address."""
    given = {
        name: tuple(request.query_params.getlist(name)) if name in question.lists else value
        for name, value in request.query_params.items()
        if name not in (addresses.EDITION, SWITCH)
    }
    return question.asked(**given)


def file_of(asked: questions.Asked, form: str, language: Language) -> Response:
    """An answer, or its chart in a language, as a file to keep; raises UnknownNameError for an unknown kind of file."""
    if form in _PICTURES and questions.is_drawn(asked):
        drawn = questions.chart_of(asked, language.code)
        return _kept(asked, form, charts.render(drawn, Path(f"chart.{form}")), _PICTURES[form])
    if form not in _FILES:
        known = ", ".join([*_FILES, *(_PICTURES if questions.is_drawn(asked) else ())])
        raise UnknownNameError(Text("There is no file of kind '{form}': {known}.", form=form[:20], known=known))
    return _kept(asked, form, _FILES[form](asked.answer()), MEDIA_TYPES[form])


def _kept(asked: questions.Asked, form: str, content: bytes, media_type: str) -> Response:
    name = f"thorbecke-{asked.question.name}-{asked.fingerprint()}-{edition()}.{form}"
    headers = {"Content-Disposition": f"attachment; filename={quote(name)}"}
    return Response(content, media_type=media_type, headers=headers)

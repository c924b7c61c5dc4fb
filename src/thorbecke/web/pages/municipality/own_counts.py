"""The grant on counts of one's own, typed or from a file; nothing of it stays on the server."""

from collections.abc import AsyncIterator, Mapping
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import FormData, UploadFile

from thorbecke.datasets import CircularYear, newest
from thorbecke.errors import InputFileError
from thorbecke.studies import Answer, Municipality, edition, national, own_units, questions, written
from thorbecke.texts import Text
from thorbecke.web.pages.answers import MEDIA_TYPES
from thorbecke.web.pages.municipality.choices import Choice, refuse_others, set_choice
from thorbecke.web.pages.municipality.counts import Counts, from_file, given_again, typed
from thorbecke.web.pages.municipality.parts import PARTS
from thorbecke.web.pages.municipality.who import elsewhere, who_in
from thorbecke.web.pages.page import write_page

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
SLUG = "eigen-aantallen"
_FIELDS = 200
_WRITERS = {"xlsx": written.to_xlsx, "ods": written.to_ods}


async def _form(request: Request) -> AsyncIterator[FormData]:
    """What was sent; what it holds of a file is let go of once the answer is made."""
    async with request.form(max_files=1, max_fields=_FIELDS) as form:
        yield form


@router.get(f"/gemeenten/{{named}}/{SLUG}")
def empty_form(request: Request, named: str) -> Response:
    """The form in which counts are typed or a file is chosen."""
    who, query = who_in(named), request.query_params
    if sent_on := elsewhere(request, named, who):
        return sent_on
    refuse_others(query, ("stand",))
    chosen, which = set_choice(query, "stand", Text("Year and circular"), newest())
    return _page(request, who, which, chosen, Counts())


@router.post(f"/gemeenten/{{named}}/{SLUG}")
def answered(request: Request, named: str, form: Annotated[FormData, Depends(_form)]) -> Response:
    """The same form with the grant on these counts, or with what is wrong at its place; or the answer as a file."""
    who = who_in(named)
    chosen, which = set_choice({"stand": str(form.get("stand") or "")}, "stand", Text("Year and circular"), newest())
    counts, answers = _computed(request, form, who, which)
    wanted = str(form.get("bestand") or "")
    if answers and wanted in _WRITERS:
        return _file(wanted, who, which, answers)
    return _page(request, who, which, chosen, counts, answers)


def _computed(
    request: Request, form: FormData, who: Municipality, which: CircularYear
) -> tuple[Counts, tuple[Answer, ...]]:
    """The counts with what is wrong about them, and the answers on them where nothing is."""
    model, upload = national.model_of(which), form.get("upload")
    if isinstance(upload, UploadFile) and upload.filename:
        counts = from_file(upload.file.read(), upload.filename, str(form.get("decimaal") or ""))
    else:
        counts = typed({key: str(value) for key, value in form.items()}, _lines(who, which), request)
    if counts.is_wrong:
        return counts, ()
    try:
        units = own_units.by_maatstaf(model, which, who, counts.given)
    except InputFileError as error:
        return counts.refused(error.args[0]), ()
    answers = (
        own_units.difference(model, which, who, units, counts.name),
        own_units.on_own_units(model, which, who, units, counts.name),
    )
    return given_again(units, counts, request), answers


def _lines(who: Municipality, which: CircularYear) -> Mapping[str, Mapping[str, Any]]:
    """The lines of the specification that have units, by maatstaf code."""
    asked = questions.question("grant_of").asked(gemeente=who.code, circular=str(which.circular), year=which.year)
    return {row["code"]: row for row in asked.answer().rows if row["section"] in ("A", "B") and row["number"]}


def _file(form: str, who: Municipality, which: CircularYear, answers: tuple[Answer, ...]) -> Response:
    content = _WRITERS[form](answers, ("difference", "specification"))
    name = f"thorbecke-{who.code}-{which.folder}-own-{edition()}.{form}"
    headers = {"Content-Disposition": f"attachment; filename={name}"}
    return Response(content, media_type=MEDIA_TYPES[form], headers=headers)


def _page(
    request: Request,
    who: Municipality,
    which: CircularYear,
    chosen: Choice,
    counts: Counts,
    answers: tuple[Answer, ...] = (),
) -> Response:
    return write_page(
        request,
        "own_counts.html.j2",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if counts.is_wrong else HTTPStatus.OK,
        who=who,
        parts=PARTS.values(),
        current=SLUG,
        which=which,
        choice=chosen,
        lines=_lines(who, which),
        counts=counts,
        answers=answers,
    )

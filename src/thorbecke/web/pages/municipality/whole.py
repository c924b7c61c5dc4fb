"""All there is about a municipality in one workbook."""

from collections.abc import Callable, Iterator, Sequence

from fastapi import APIRouter, Request, Response

from thorbecke.datasets import newest
from thorbecke.errors import UnknownNameError
from thorbecke.studies import Answer, edition, written
from thorbecke.texts import Text
from thorbecke.web.pages.answers import MEDIA_TYPES
from thorbecke.web.pages.municipality.choices import Query, refuse_others, set_choice
from thorbecke.web.pages.municipality.parts import PARTS, shown
from thorbecke.web.pages.municipality.who import elsewhere, who_in

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
_WRITTEN: dict[str, Callable[[Sequence[Answer], Sequence[str]], bytes]] = {
    "xlsx": written.to_xlsx,
    "ods": written.to_ods,
}


@router.get("/gemeenten/{named}/alles.{form}")
def everything(request: Request, named: str, form: str) -> Response:
    """Every answer of every part, a sheet each; what is not at hand here is left out."""
    who, query = who_in(named), request.query_params
    if sent_on := elsewhere(request, named, who):
        return sent_on
    if form not in _WRITTEN:
        known = ", ".join(_WRITTEN)
        raise UnknownNameError(Text("There is no file of kind '{form}': {known}.", form=form[:20], known=known))
    refuse_others(query, ("stand",))
    _, which = set_choice(query, "stand", Text("Year and circular"), newest())
    sheets = dict(_sheets(who.code, {"stand": which.folder}))
    content = _WRITTEN[form](list(sheets.values()), list(sheets))
    name = f"thorbecke-{who.code}-{which.folder}-{edition()}.{form}"
    headers = {"Content-Disposition": f"attachment; filename={name}", "Cache-Control": "no-store"}
    return Response(content, media_type=MEDIA_TYPES[form], headers=headers)


def _sheets(code: str, query: Query) -> Iterator[tuple[str, Answer]]:
    """The answers by the name of their sheet."""
    for part in PARTS.values():
        known = query if part.slug in ("", "specificatie", "woonlasten") else {}
        for section in shown(part, code, known).sections:
            if section.answer and section.asked and not section.brief:
                yield section.asked.question.name, section.answer

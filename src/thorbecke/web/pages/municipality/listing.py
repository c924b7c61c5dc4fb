"""Finding a municipality: a search that forgives, and the list of all with what each gets."""

from dataclasses import replace

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from thorbecke.datasets import closest_gemeenten, find_gemeente, newest
from thorbecke.errors import UnknownNameError
from thorbecke.studies import Answer, questions
from thorbecke.texts import Text
from thorbecke.web import addresses
from thorbecke.web.pages.by_name import by_name
from thorbecke.web.pages.municipality.choices import refuse_others, set_choice
from thorbecke.web.pages.page import write_page

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
_SEARCH = "zoek"
_LONGEST = 80
_NEAR = 8
_COLUMNS = ("name", "code", "per_inwoner", "totaal", "algemene_uitkering", "suppletie", "iu_du")


@router.get("/gemeenten")
def municipalities(request: Request) -> Response:
    """All municipalities; a name that is searched for leads to its page, or to the names that are closest."""
    query = request.query_params
    refuse_others(query, (_SEARCH, "stand"))
    searched = query.get(_SEARCH, "").strip()[:_LONGEST]
    near, problem = {}, ""
    if searched:
        try:
            return RedirectResponse(addresses.municipality_page(find_gemeente(searched, newest().year)), 303)
        except UnknownNameError as error:
            near, problem = closest_gemeenten(searched, newest().year, _NEAR), error.args[0]
    chosen, which = set_choice(query, "stand", Text("Year and circular"), newest())
    asked = questions.question("grants").asked(circular=str(which.circular), year=which.year)
    return write_page(
        request,
        "municipalities.html.j2",
        searched=searched,
        near=near,
        problem=problem,
        choice=chosen,
        asked=asked,
        answer=_narrow(asked.answer()),
        row_link=lambda row: addresses.municipality_page(row["code"]),
    )


def _narrow(answer: Answer) -> Answer:
    """The columns that a reader looks for first, the rest is in the files."""
    columns = {column.key: column for column in answer.columns}
    return by_name(replace(answer, columns=tuple(columns[key] for key in _COLUMNS)))

"""The map of the Netherlands: one figure of every municipality, and the same as a table."""

from dataclasses import replace
from itertools import groupby

from fastapi import APIRouter, Request, Response

from thorbecke.datasets import FIRST_MAP, LAST_MAP, gemeenten_in
from thorbecke.errors import NotPublishedError, ThorbeckeError, UnknownNameError, did_you_mean
from thorbecke.studies import on_map, questions, scenario_pages
from thorbecke.texts import Text
from thorbecke.web.language import SWITCH
from thorbecke.web.pages.by_name import by_name
from thorbecke.web.pages.page import wants_html, write_page

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
_ARGUMENTS = {"wat": "figure", "jaar": "year", "scenario": "scenarios", "inhoud": "own"}
_QUESTION = "figure_by_municipality"


@router.get("/kaart")
def page(request: Request) -> Response:
    """The map of a figure that is chosen by a form; a figure that is not there is told above the form."""
    try:
        asked = questions.question(_QUESTION).asked(**_given(request))
        return _page(request, asked)
    except ThorbeckeError as error:
        if not wants_html(request):
            raise
        status = 404 if isinstance(error, UnknownNameError | NotPublishedError) else 400
        return _page(request, questions.question(_QUESTION).asked(), wrong=error.args[0], status=status)


def _given(request: Request) -> dict[str, str | tuple[str, ...]]:
    found: dict[str, str | tuple[str, ...]] = {}
    for name, value in request.query_params.items():
        if name == SWITCH:
            continue
        if name not in _ARGUMENTS:
            hint = did_you_mean(name, _ARGUMENTS)
            raise UnknownNameError(Text("'{name}' is not known in this address.{hint}", name=name[:60], hint=hint))
        found[_ARGUMENTS[name]] = tuple(request.query_params.getlist(name)) if name == "scenario" else value
    return found


def _page(request: Request, asked: questions.Asked, *, wrong: str = "", status: int = 200) -> Response:
    given = dict(asked.arguments)
    answer = asked.answer()
    year = min(int(str(answer.year)), LAST_MAP)
    figures = questions.map_figures()
    chosen = figures[str(given["figure"])]
    return write_page(
        request,
        "map.html.j2",
        status=status,
        asked=asked,
        answer=answer,
        table=by_name(replace(answer, columns=answer.columns[1:])),
        country=on_map.on_map({row["code"]: row["value"] for row in answer.rows}, year),
        names=gemeenten_in(year),
        chosen=chosen,
        year=given["year"],
        groups=[(group, list(own)) for group, own in groupby(figures.values(), lambda figure: figure.group)],
        years=range(FIRST_MAP, LAST_MAP + 1),
        packaged=scenario_pages.listed().rows,
        scenarios=given["scenarios"] or (),
        wrong=wrong,
    )

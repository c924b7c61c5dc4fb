"""Figures of the law: a list by law that can be searched, and what there is to say about each."""

from datetime import date

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from thorbecke.datasets import find_gemeente, newest
from thorbecke.studies import charts, explain, figure_pages
from thorbecke.web import addresses
from thorbecke.web.language import Language, language_of
from thorbecke.web.pages.page import write_page

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
_SEARCH, _LONGEST = "zoek", 80
_OLDEST, _FOREVER = date(2001, 1, 1), date(9999, 12, 31)


@router.get("/cijfers")
def figures(request: Request) -> Response:
    """Every figure that the law has or had, by law; a search keeps those whose name or text holds every word."""
    searched = request.query_params.get(_SEARCH, "").strip()[:_LONGEST]
    found = figure_pages.search(searched)
    count = sum(len(chapter.pages) for chapter in found)
    return write_page(request, "figures.html.j2", chapters=found, searched=searched, count=count)


@router.get("/cijfers/{name}")
def figure(request: Request, name: str) -> Response:
    """One figure: what it is, its rules over the years, what it needs and what needs it, its value and its sources."""
    page = figure_pages.page(name)
    return write_page(
        request,
        "figure.html.j2",
        page=page,
        chapter=figure_pages.chapter_of(name),
        versions=tuple(reversed(page.versions)),
        which=newest(),
        nation=explain.in_nation(name, newest()),
        oldest=_OLDEST,
        forever=_FOREVER,
        drawing=_drawing(page, language_of(request)),
    )


def _drawing(page: figure_pages.FigurePage, language: Language) -> str:
    """The values of the parameter by year, drawn for a page; empty where there is nothing to draw."""
    chart = charts.parameter_years(page.parameter, charts.Words(language.code)) if page.parameter else None
    return charts.inline(chart, language.say(page.parameter.title)) if page.parameter and chart is not None else ""


@router.get("/cijfers/{name}/uitleg")
def explained(name: str, gemeente: str) -> Response:
    """The same figure for a municipality, taken apart; raises UnknownNameError for one that does not exist."""
    figure_pages.page(name)
    code = find_gemeente(gemeente, newest().year)
    explain.model_that_holds(name, newest())
    return RedirectResponse(addresses.explanation(code, name, newest()), 303)

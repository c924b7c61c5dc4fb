"""Which address shows which page of a municipality."""

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter, Request, Response

from thorbecke.errors import UnknownNameError, did_you_mean
from thorbecke.studies import Answer, Municipality, explained_rows, questions
from thorbecke.texts import Text
from thorbecke.web import addresses
from thorbecke.web.pages.municipality import explained, listing, own_counts, whole
from thorbecke.web.pages.municipality.parts import OVERVIEW, PARTS, Part, Section, Shown, shown
from thorbecke.web.pages.municipality.who import elsewhere, who_in
from thorbecke.web.pages.page import write_page

__all__ = ["router"]

Link = Callable[[Answer, Mapping[str, Any]], str | None]
router = APIRouter(include_in_schema=False)
router.include_router(listing.router)
router.include_router(explained.router)
router.include_router(own_counts.router)
router.include_router(whole.router)


@router.get("/gemeenten/{named}")
def overview(request: Request, named: str) -> Response:
    """What a municipality gets, beside the nation, and the way to the rest."""
    return _page(request, named, OVERVIEW)


@router.get("/gemeenten/{named}/{slug}")
def part(request: Request, named: str, slug: str) -> Response:
    """A part of the page of a municipality."""
    who_in(named)
    if slug not in PARTS:
        hint = did_you_mean(slug, PARTS)
        raise UnknownNameError(Text("There is no part '{slug}' of this page.{hint}", slug=slug[:60], hint=hint))
    return _page(request, named, PARTS[slug])


def _page(request: Request, named: str, chosen: Part) -> Response:
    who = who_in(named)
    if sent_on := elsewhere(request, named, who):
        return sent_on
    found = shown(chosen, who.code, request.query_params)
    # What is not at hand now may be tomorrow, under the same rules and figures.
    headers = {"Cache-Control": "no-store"} if any(section.problem for section in found.sections) else None
    return write_page(request, "municipality.html.j2", headers=headers, **_values(who, chosen, found))


def _values(who: Municipality, chosen: Part, found: Shown) -> dict[str, Any]:
    return {
        "who": who,
        "parts": PARTS.values(),
        "current": chosen.slug,
        "part_": chosen,
        "found": found,
        "drawn": [section.asked is not None and questions.is_drawn(section.asked) for section in found.sections],
        "links": [_links(section, found, who) for section in found.sections],
    }


def _links(section: Section, found: Shown, who: Municipality) -> Link | None:
    """What gives the address that explains a row; None for an answer of which no row can be explained."""

    def link(answer: Answer, row: Mapping[str, Any]) -> str | None:
        figure = explained_rows.figure_of(answer, row)
        which = explained_rows.set_of(answer, row, found.which)
        return addresses.explanation(who.code, figure[0], which, figure[1]) if figure and which else None

    answer = section.answer
    if not (answer and section.explains):
        return None
    return link if any(link(answer, row) for row in answer.rows) else None

"""The front page: is the roof repaired? The resolution's articles on a chosen package, and a way to everything else."""

from datetime import date

from fastapi import APIRouter, Request, Response

from thorbecke import resolution
from thorbecke.web.pages import roof
from thorbecke.web.pages.editions import refused_edition
from thorbecke.web.pages.page import write_page

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/")
def front(request: Request) -> Response:
    """The answer, the verdict on every article down to its sources, every package beside it, and ways on."""
    gone = refused_edition(request)
    if gone:
        return gone
    chosen = roof.roof_in(request)
    page = chosen.page()
    return write_page(
        request,
        "front.html.j2",
        roof=chosen,
        page=page,
        found=page.shown,
        outcome=resolution.outcome_of(page.shown),
        all=roof.packages(chosen.reading, chosen.bound),
        names=roof.package_names(),
        agreements=roof.scenario_titles(),
        readings=roof.readings(),
        bounds=roof.BOUNDS,
        own=roof.OWN,
        adopted=date.fromisoformat(page.adopted),
        chart=roof.chart(chosen),
        spans=resolution.spans,
        signs=resolution.SIGNS,
        spread=resolution.spread_of_gap(page.shown),
    )

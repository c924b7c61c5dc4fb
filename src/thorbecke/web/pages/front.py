"""The front page: is the roof repaired? The resolution's articles on a chosen package, and a way to everything else."""

from datetime import date

from fastapi import APIRouter, Request, Response

from thorbecke import resolution
from thorbecke.texts import Text
from thorbecke.web.language import Language, language_of
from thorbecke.web.pages import roof
from thorbecke.web.pages.editions import refused_edition
from thorbecke.web.pages.page import write_page

__all__ = ["router", "warm"]

router = APIRouter(include_in_schema=False)
_CHART = Text("The known gap by year for each article about money; the same figures are in the tables of the articles.")


@router.get("/")
def front(request: Request) -> Response:
    """The answer, the verdict on every article down to its sources, every package beside it, and ways on."""
    gone = refused_edition(request)
    if gone:
        return gone
    chosen = roof.roof_in(request.query_params)
    page, language = chosen.page(), language_of(request)
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
        chart=roof.chart(chosen, language.say(_CHART), language.code),
        spans=resolution.spans,
        signs=resolution.SIGNS,
        spread=resolution.spread_of_gap(page.shown),
    )


def warm() -> None:
    """Check the resolution on every package and draw what most readers see, before the first of them comes."""
    chosen = roof.latest()
    roof.packages(chosen.reading, chosen.bound)
    roof.chart(chosen, Language("nl").say(_CHART), "nl")

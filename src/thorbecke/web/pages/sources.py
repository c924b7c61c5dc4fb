"""Sources and assumptions: where every figure comes from, what is assumed, and what the model does not do."""

from fastapi import APIRouter, Request, Response

from thorbecke import parameters, population
from thorbecke.studies import convention, known_gaps, sources
from thorbecke.web.pages.page import write_page

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/bronnen")
def page(request: Request) -> Response:
    """Every table and parameter with its source, the assumptions and conventions, and the known gaps."""
    usual = convention.Convention()
    return write_page(
        request,
        "sources.html.j2",
        gaps=known_gaps.KNOWN_GAPS,
        records=sources.records(),
        parameters=[parameters.load(name) for name in parameters.names()],
        grades=parameters.GRADES,
        tables=sources.figure_tables(),
        assumptions=population.assumptions().values(),
        usual=usual,
        alternatives=usual.alternatives().values(),
    )

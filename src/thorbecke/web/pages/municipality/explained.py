"""A figure of a municipality taken apart, down to its sources."""

from fastapi import APIRouter, Request, Response

from thorbecke.datasets import newest
from thorbecke.studies import explain, written
from thorbecke.texts import Text
from thorbecke.web.pages.municipality.choices import refuse_others, set_choice
from thorbecke.web.pages.municipality.parts import PARTS
from thorbecke.web.pages.municipality.who import elsewhere, who_in
from thorbecke.web.pages.page import write_page

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/gemeenten/{named}/uitleg/{figure}")
def explanation(request: Request, named: str, figure: str) -> Response:
    """From what the figure was computed: values, formula, article and source, as a tree that opens and closes."""
    who, query = who_in(named), request.query_params
    if sent_on := elsewhere(request, named, who):
        return sent_on
    refuse_others(query, ("stand", "line"))
    chosen, which = set_choice(query, "stand", Text("Year and circular"), newest())
    model = explain.model_that_holds(figure, which)
    tree = explain.explain(model, which, figure, who.code, line=query.get("line") or None)
    return write_page(
        request,
        "explanation.html.j2",
        who=who,
        parts=PARTS.values(),
        current=None,
        which=which,
        tree=tree,
        line=query.get("line"),
        choice=chosen,
        decimals=written.decimals_of,
    )

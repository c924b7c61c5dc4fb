"""Explanations: from what a figure was computed, as a tree down to articles and sources."""

from typing import Any

from fastapi import Request, Response
from pydantic import Field

from thorbecke.datasets import named
from thorbecke.studies import edition, explain, grant
from thorbecke.texts import Text
from thorbecke.web.api import own
from thorbecke.web.api.accepted import JSON, accepted
from thorbecke.web.api.arguments import SHARED
from thorbecke.web.api.models import Model, Municipality
from thorbecke.web.api.respond import as_json, refuse_other_edition
from thorbecke.web.api.routes import Declared, declare, new_router

__all__ = ["router"]

router = new_router()
_DEEPEST, _DEPTH = 99, 3


class Node(Model):
    """A figure and what it was computed from."""

    figure: str
    title: str
    value: float | None = Field(description="Null where nothing was published, or a sum would mean nothing.")
    unit: str
    article: str
    formula: str
    source: str
    line: str = Field(description="The maatstaf, payment or cluster, where the figure is one of several lines.")
    note: str
    cut: bool = Field(description="Whether the tree goes deeper than was asked.")
    children: list["Node"]


class Explanation(Model):
    """An explanation of one figure."""

    figure: str = Field(examples=["uitkeringsfactor"])
    circular: str
    year: int
    municipality: Municipality | None
    unit: str
    value: float | None
    explanation: Node
    sources: list[str]
    edition: str


def explanation(request: Request) -> Response:
    """The tree of one figure, for a municipality or for the nation; the same object as `thorbecke explain` writes."""
    accepted(request, (JSON,))
    given = own.read(request, "gemeente", "circular", "year", "depth", "edition")
    refuse_other_edition(given)
    which = named(given.get("circular"), own.year(given))
    who = grant.municipality(given["gemeente"], which.year) if given.get("gemeente") else None
    depth = own.whole_number(given, "depth", _DEPTH, 0, _DEEPEST) or 0
    figure = request.path_params["figure"]
    tree = explain.explain(explain.model_that_holds(figure, which), which, figure, who.code if who else None, depth)
    found: dict[str, Any] = {"figure": figure, "circular": str(which.circular), "year": which.year}
    found["municipality"] = {"code": who.code, "name": who.name} if who else None
    found |= {"unit": tree.unit, "value": tree.value, "explanation": tree.to_json()}
    found["sources"] = sorted({leaf.source for leaf in tree.leaves() if leaf.source})
    return as_json(found | {"edition": edition()})


_DEEP = ("How many steps down.", _DEPTH, {"type": "integer", "minimum": 0, "maximum": _DEEPEST, "default": _DEPTH})
declare(
    router,
    "/explanations/{figure}",
    "explanations_of_figure",
    explanation,
    Declared(
        Text("From what a figure was computed, down to article and source"),
        Explanation,
        parameters=own.described(
            "gemeente",
            "circular",
            "year",
            path=("figure",),
            figure=("A figure of the law.", "uitkeringsfactor", {"type": "string"}),
            depth=_DEEP,
            edition=SHARED["edition"],
        ),
        costly=True,
        wrong=(410,),
    ),
)

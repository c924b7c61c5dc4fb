"""Resolution checks: which articles are met on agreements, what lacks, and what cannot be told."""

from typing import Literal, get_args

from fastapi import Request, Response
from pydantic import Field

from thorbecke import resolution
from thorbecke.errors import ThorbeckeError
from thorbecke.resolution import Bound
from thorbecke.studies import edition, questions
from thorbecke.texts import Text
from thorbecke.web.api import arguments, own
from thorbecke.web.api.accepted import JSON, accepted
from thorbecke.web.api.arguments import SHARED
from thorbecke.web.api.models import Model
from thorbecke.web.api.respond import as_json, refuse_other_edition
from thorbecke.web.api.routes import Declared, declare, new_router

__all__ = ["router"]

router = new_router()
_FIRST, _LAST = 2015, 2040
Verdict = Literal["met", "not_met", "unknown"]


class Step(Model):
    """One figure in the chain down to its source."""

    what: str
    mln: float | None = Field(description="Mln euro.")
    source: str
    grade: str


class Year(Model):
    """One condition in one year, or after the last (`structural`)."""

    when: str
    verdict: Verdict
    actual: float | None
    required: float | None
    gap: float | None = Field(description="Mln euro that lacks.")
    missing: str
    chain: list[Step]


class Condition(Model):
    """One condition of an article."""

    id: str
    title: str
    kind: str
    verdict: Verdict
    comparison: str
    unit: str
    years: list[Year]
    sources: list[str]
    remedy: str
    note: str
    missing: list[str]


class Article(Model):
    """One article of a resolution."""

    id: str
    title: str
    demand: str
    verdict: Verdict
    gap_mln: dict[str, float | None]
    gap_at_least: list[str]
    conditions: list[Condition]
    unlocks: list[str]
    consequence: str
    remarks: list[str]
    missing: list[str]
    would_close: list[str]


class Check(Model):
    """A resolution checked on scenarios; the same object as `thorbecke resolution check` writes."""

    command: str
    resolution: str
    title: str
    scenarios: list[str]
    left_out: list[str]
    reading: str
    reading_title: str
    bound: Bound
    years: list[int]
    unit: str
    articles: list[Article]
    sources: list[str]
    edition: str


class Named(Model):
    """A resolution that can be checked."""

    name: str
    title: str
    href: str


class Resolutions(Model):
    """The resolutions that can be checked."""

    resolutions: list[Named]
    edition: str


def listed(request: Request) -> Response:
    """The packaged resolutions."""
    accepted(request, (JSON,))
    own.read(request)
    found = [
        {"name": name, "title": resolution.read(name).resolution.title, "href": f"{request.url.path}/{name}"}
        for name in resolution.packaged()
    ]
    return as_json({"resolutions": found, "edition": edition()})


def check(request: Request) -> Response:
    """The check of one resolution; only the agreements named count."""
    accepted(request, (JSON,))
    names = ("scenarios", "first", "last", "reading", "bound", "edition")
    given = own.read(request, *names, lists=("scenarios",))
    refuse_other_edition(given)
    readable = resolution.packaged_resolution(request.path_params["resolution"])
    first = own.whole_number(given, "first", None, _FIRST, _LAST)
    last = own.whole_number(given, "last", first, _FIRST, _LAST)
    years = list(range(first or last, last + 1)) if last else None
    if years == []:
        raise ThorbeckeError(Text("The years run backwards, from {first} to {last}.", first=first, last=last))
    bound = own.one_of(given, "bound", get_args(Bound), "best")
    agreements = [questions.packaged_scenario(name) for name in dict.fromkeys(given.get("scenarios", ()))]
    found = resolution.check(readable, agreements, years, given.get("reading"), bound)
    return as_json(found.to_json() | {"edition": edition()})


declare(
    router,
    "/resolution-checks",
    "resolution_checks",
    listed,
    Declared(Text("The resolutions that can be checked"), Resolutions),
)
declare(
    router,
    "/resolution-checks/{resolution}",
    "resolution_checks_of_resolution",
    check,
    Declared(
        Text("A resolution checked on agreements"),
        Check,
        parameters=own.described(
            "scenarios",
            "first",
            "last",
            path=("resolution",),
            resolution=("A packaged resolution.", "resolutie-2021", {"type": "string"}),
            reading=(*arguments.ABOUT["reading"], {"type": "string"}),
            bound=(*arguments.ABOUT["bound"], {"type": "string", "enum": list(get_args(Bound))}),
            edition=SHARED["edition"],
        ),
        costly=True,
        wrong=(410, 422),
    ),
)

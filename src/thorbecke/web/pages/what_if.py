"""What if: levers that are moved, packaged scenarios and files of one's own, and what they do to every municipality.

The address holds all of it, so that the page works without scripts; with them, `/wat-als/stand` gives what a move
changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import JSONResponse, RedirectResponse

from thorbecke.datasets import LAST_MAP, gemeenten_in, newest
from thorbecke.errors import InputFileError, ThorbeckeError, UnknownNameError, did_you_mean
from thorbecke.scenarios import LAST_YEAR, Position, Scenario, choices_of, levers, neutral, parse
from thorbecke.studies import Answer, Column, on_map, questions, resident_levers, scenario_pages, simulate, what_if
from thorbecke.texts import Text
from thorbecke.web import addresses
from thorbecke.web.language import language_of
from thorbecke.web.limits import costly
from thorbecke.web.pages.by_name import by_name
from thorbecke.web.pages.editions import refused_edition
from thorbecke.web.pages.page import macros, wants_html, write_page
from thorbecke.web.pages.what_if_state import HASH, PATH, State, read_state

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
_EXTREMES = 5
_BEFORE_SCENARIOS = 2  # code and name
_LONGEST_NAME = 60
_YEARS_BEFORE, _YEARS_AFTER = 1, 5
_WHOLE, _AGAINST, _MAPPED = "volledig", "tegen", "kaart"
_BRIEF = ("name", "difference", "per_inwoner", "percent")


@dataclass(frozen=True)
class Shown:
    """What a state does: on the map, in total, at the extremes, and in full where that is asked."""

    state: State
    effect: simulate.Effect
    country: on_map.OnMap
    total: dict[str, Any]
    extremes: Answer | None
    whole: "Whole | None" = None


@dataclass(frozen=True)
class Whole:
    """The tables under the map."""

    by_measure: questions.Asked | None
    by_class: Answer
    everyone: Answer
    everyone_asked: questions.Asked | None

    @property
    def table(self) -> Answer:
        """Every municipality in the columns that fit beside a map."""
        return by_name(_brief(self.everyone))


@dataclass(frozen=True)
class Mapped:
    """The scenarios that stand side by side, and the one of them that the map shows."""

    offered: Mapping[str, Column]
    shown: Column
    country: on_map.OnMap


@router.get(PATH)
def page(request: Request) -> Response:
    """The page, with the levers where the address has them."""
    return refused_edition(request) or _page(request, read_state(request, HASH, addresses.EDITION))


@router.get(f"{PATH}/stand")
def moved(request: Request) -> Response:
    """What one position of the levers does, as little as a browser needs to recolour the map and tell the totals."""
    state = read_state(request, _WHOLE)
    whole = bool(request.query_params.get(_WHOLE))
    if whole:
        costly(request)
    found = _shown(state, whole=whole)
    language = language_of(request)
    part = macros(language, "what-if-parts.html.j2")
    country = found.country
    return JSONResponse(
        {
            "year": country.shapes.year,
            "keys": list(country.keys.values()),
            "each": [language.cell(value, "cents") for value in country.values.values()],
            "heading": str(part.heading(state)),
            "html": {
                "totals": str(part.totals(found)),
                "legend": str(part.legend(country)),
                "extremes": str(part.extremes(found)),
                **({"whole": str(part.whole(found))} if found.whole else {}),
                **({"kept": str(part.keep(state))} if found.whole else {}),
            },
            **({"address": state.address() if state.asks else PATH} if whole else {}),
        }
    )


@router.get(f"{PATH}/scenario.yaml")
def file(request: Request) -> Response:
    """One's own scenario as a file that the command line reads too."""
    state = read_state(request)
    if state.own is None or state.scenario is None:
        raise InputFileError(Text("Nothing is moved, so that there is nothing to save."))
    headers = {"Content-Disposition": f"attachment; filename={state.scenario.name[:_LONGEST_NAME]}.yaml"}
    return Response(state.own, media_type="application/yaml", headers=headers)


@router.get(f"{PATH}/naast-elkaar")
def side_by_side(request: Request) -> Response:
    """Packaged scenarios, and one's own, side by side; any of them as the yardstick."""
    state = read_state(request, _AGAINST, _MAPPED)
    against = request.query_params.get(_AGAINST) or None
    asked = {"year": state.year, "against": against}
    everyone = state.asked("effects_beside_by_municipality", **asked) if state.asks else None
    return write_page(
        request,
        "side-by-side.html.j2",
        state=state,
        against=against,
        nation=state.asked("effects_beside", **asked) if state.asks else None,
        everyone=everyone,
        table=everyone and by_name(everyone.answer()),
        mapped=everyone and _mapped(everyone.answer(), against, request.query_params.get(_MAPPED)),
        names=gemeenten_in(newest().year),
        packaged=scenario_pages.listed().rows,
        years=_years(state.year),
    )


def _mapped(answer: Answer, against: str | None, named: str | None) -> "Mapped":
    """One of the scenarios on the map: the one that is named, else the first that is compared with another."""
    columns = {column.key: column for column in answer.columns[_BEFORE_SCENARIOS:]}
    # A form may still name one that was just left out.
    if named and named not in {*columns, *(row["name"] for row in scenario_pages.listed().rows)}:
        hint = did_you_mean(named, columns)
        raise UnknownNameError(Text("'{name}' is not among these scenarios.{hint}", name=named[:60], hint=hint))
    key = named if named in columns else next((key for key in columns if key != against), next(iter(columns)))
    values = {row["code"]: row[key] for row in answer.rows}
    return Mapped(columns, columns[key], on_map.on_map(values, min(int(str(answer.year)), LAST_MAP)))


@router.post(PATH)
def load(
    request: Request,
    file_: Annotated[UploadFile | None, File(alias="bestand")] = None,
    text: Annotated[str, Form(alias="tekst")] = "",
) -> Response:
    """A scenario in a file or in text: checked, and on to the page that holds it; else the page with what is wrong."""
    try:
        own = _text_in(file_) if file_ and file_.filename else text
        scenario = parse(own, (file_.filename or "")[:_LONGEST_NAME] if file_ and file_.filename else "scenario.yaml")
        return RedirectResponse(State(_year_for(scenario), scenario=scenario).address(), status_code=303)
    except ThorbeckeError as error:
        if not wants_html(request):
            raise
        return _page(request, State(newest().year + 1), wrong=error.args[0], status=422)


def _text_in(file_: UploadFile) -> str:
    try:
        return file_.file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        told = Text(
            "{file} is not text in UTF-8 (byte {place}). Save it as UTF-8.", file=file_.filename, place=error.start
        )
        raise InputFileError(told) from error


def _year_for(scenario: Scenario) -> int:
    """The year to look at first: the first with a budget to come, or the nearest that the scenario is meant for."""
    first, last = scenario.base.first or 0, scenario.base.last or scenario.base.first or LAST_YEAR
    return min(max(newest().year + 1, first), last)


def _page(request: Request, state: State, *, wrong: str = "", status: int = 200) -> Response:
    if state.asks:
        costly(request)
    return write_page(
        request,
        "what-if.html.j2",
        status=status,
        found=_shown(state, whole=True),
        state=state,
        wrong=wrong,
        levers=levers(),
        stands={name: state.positions.get(name, Position(neutral(name, state.year))) for name in levers()},
        neutral=neutral,
        choices_of=choices_of,
        lacking=resident_levers.lacking(),
        packaged=scenario_pages.listed().rows,
        years=_years(state.year),
        names=gemeenten_in(newest().year),
    )


def _years(chosen: int) -> list[int]:
    """The years that are offered, and the one that was chosen."""
    this = newest().year
    return sorted({*range(this - _YEARS_BEFORE, this + _YEARS_AFTER), chosen})


def _shown(state: State, *, whole: bool) -> Shown:
    effect = what_if.effect_of(state.scenarios, state.scenario, state.year)
    return Shown(
        state=state,
        effect=effect,
        country=on_map.effect_on_map(effect),
        total=dict(simulate.national([effect]).rows[0]),
        extremes=_brief(simulate.extremes(effect, _EXTREMES)) if effect.known else None,
        whole=_whole(state, effect) if whole else None,
    )


def _whole(state: State, effect: simulate.Effect) -> Whole:
    span = {"first": state.year, "last": state.year}
    return Whole(
        by_measure=state.asked("effect_by_measure", year=state.year) if state.asks else None,
        by_class=simulate.by_group([effect], "size_class", brief=True),
        everyone=simulate.by_municipality([effect]),
        everyone_asked=state.asked("effect_by_municipality", **span) if state.asks else None,
    )


def _brief(answer: Answer) -> Answer:
    return replace(answer, columns=tuple(column for column in answer.columns if column.key in _BRIEF))

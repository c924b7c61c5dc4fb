"""Scenarios: one looked into, one of one's own checked, and what it does to municipalities."""

from typing import Annotated, Any

from fastapi import Depends, Request, Response

from thorbecke.errors import InputFileError
from thorbecke.scenarios import parse, template
from thorbecke.studies import Answer, questions, scenario_pages
from thorbecke.texts import Text
from thorbecke.web.api import arguments
from thorbecke.web.api.answers import shared_parameters
from thorbecke.web.api.models import Answered, answer_model
from thorbecke.web.api.own import described, one_of
from thorbecke.web.api.respond import FORMS, respond
from thorbecke.web.api.routes import Declared, declare, new_router

__all__ = ["SCENARIO", "router", "sent"]

router = new_router()
_VIEWS = {"nation": "effect", "municipalities": "effect_by_municipality", "classes": "effect_by_class"}
_YAML = ("application/yaml", "application/x-yaml", "text/yaml", "text/plain")
_JSON = "application/json"
_NEXT_YEAR = 2026
SCENARIO = "#/components/schemas/Scenario"


async def sent(request: Request) -> bytes:
    """What came with the request, as it is."""
    return await request.body()


def scenario_text(request: Request, body: bytes) -> str:
    """The scenario that came with a request, JSON or YAML, as text; raises InputFileError where it is neither."""
    kind = request.headers.get("content-type", _JSON).partition(";")[0].strip().casefold()
    if kind not in (_JSON, *_YAML):
        known = ", ".join((_JSON, _YAML[0]))
        raise InputFileError(Text("A scenario is sent as {known}, not as '{kind}'.", known=known, kind=kind[:60]))
    if not body.strip():
        raise InputFileError(Text("No scenario was sent: send one as JSON or YAML."))
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputFileError(Text("The scenario is not text in UTF-8 (byte {place}).", place=error.start)) from error


def one(request: Request) -> Response:
    """The measures of a packaged scenario."""
    given = arguments.read(request, tuple(arguments.SHARED))
    scenario = questions.packaged_scenario(request.path_params["scenario"])
    return respond(request, lambda: scenario_pages.shown(scenario), given)


def validated(request: Request, body: Annotated[bytes, Depends(sent)]) -> Response:
    """The measures of the scenario that was sent, when nothing is wrong with it."""
    given = arguments.read(request, tuple(arguments.SHARED))
    text = scenario_text(request, body)
    return respond(request, lambda: scenario_pages.shown(parse(text)), given)


def simulated(request: Request, body: Annotated[bytes, Depends(sent)]) -> Response:
    """What the scenario that was sent does, alone or with packaged ones."""
    names = ("view", "by", "scenarios", "first", "last", "circular", *arguments.SHARED)
    given = arguments.read(request, names, lists=("scenarios",))
    text = scenario_text(request, body)

    def answer() -> Answer:
        question = questions.question(_VIEWS[one_of(given, "view", tuple(_VIEWS), "nation")])
        own = {name: value for name, value in given.items() if name not in ("view", *arguments.SHARED)}
        return question.asked(**own, own=text).answer()

    return respond(request, answer, given)


def _body() -> dict[str, Any]:
    """The description of a scenario that is sent; its form stands among the schemas once."""
    text = {"schema": {"type": "string"}, "example": template("meer-geld", _NEXT_YEAR)}
    return {"required": True, "content": {_JSON: {"schema": {"$ref": SCENARIO}}, _YAML[0]: text}}


declare(
    router,
    "/scenarios/{scenario}",
    "scenarios_of_scenario",
    one,
    Declared(
        Text("One packaged scenario, measure by measure"),
        answer_model("measures"),
        forms=FORMS,
        parameters=[
            *described(path=("scenario",), scenario=("A packaged scenario.", "resolutie-2021", {"type": "string"})),
            *shared_parameters(),
        ],
        wrong=(410,),
    ),
)
declare(
    router,
    "/scenario-validations",
    "scenario_validations",
    validated,
    Declared(
        Text("A scenario of one's own, checked"),
        answer_model("measures"),
        forms=FORMS,
        parameters=shared_parameters(),
        costly=True,
        wrong=(410, 413, 422),
        more="Send a scenario as JSON or YAML, in the form of a scenario file; what is wrong with it is said with line "
        "and remedy (422). Nothing is kept.",
    ),
    method="POST",
    body=_body(),
)
declare(
    router,
    "/simulations",
    "simulations",
    simulated,
    Declared(
        Text("What a scenario of one's own does"),
        Answered,
        forms=FORMS,
        parameters=[
            *described(
                "scenarios",
                "first",
                "last",
                "circular",
                view=("Whom the effect is shown for.", "nation", {"type": "string", "enum": list(_VIEWS)}),
                by=(
                    arguments.ABOUT["by"][0] + " With `view=classes`.",
                    "province",
                    {"type": "string", "enum": ["province", "size_class", "urbanity", "social_structure"]},
                ),
            ),
            *shared_parameters(),
        ],
        costly=True,
        wrong=(410, 413, 422),
        more="Send a scenario as JSON or YAML; `scenarios` names packaged ones it is stacked with. Nothing is kept.",
    ),
    method="POST",
    body=_body(),
)
